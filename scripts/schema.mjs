// Writes docs/scenario.schema.json and docs/evidence.schema.json, the JSON Schemas for editors, from the declarations beside the code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { at } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'undercount-schema-'));
try {
  const parts = await bundle({ catalogue: at('sim/scenario/catalogue.ts'), schema: at('sim/scenario/schema.ts'), evidence: at('sim/scenario/evidence/schema.ts') }, folder);
  const [{ catalogue }, { scenarioJsonSchema }, { evidenceJsonSchema }] = await Promise.all([parts.catalogue, parts.schema, parts.evidence].map((part) => import(pathToFileURL(part).href)));
  writeFileSync(at('docs/scenario.schema.json'), `${JSON.stringify(scenarioJsonSchema(catalogue), null, 2)}\n`);
  writeFileSync(at('docs/evidence.schema.json'), `${JSON.stringify(evidenceJsonSchema(), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
