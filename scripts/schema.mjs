// Writes docs/scenario.schema.json, the JSON Schema for editors, from the declarations beside the code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { at } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'undercount-schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  const contents = "export { catalogue } from './sim/scenario/catalogue.ts'; export { scenarioJsonSchema } from './sim/scenario/schema.ts';";
  await build({ stdin: { contents, resolveDir: at('.'), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
  const { catalogue, scenarioJsonSchema } = await import(pathToFileURL(outfile).href);
  writeFileSync(at('docs/scenario.schema.json'), `${JSON.stringify(scenarioJsonSchema(catalogue), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
