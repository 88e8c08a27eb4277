// Writes docs/model.md, the description of the model under the base scenario, scenarios/README.md, the list of scenarios, and scenarios/evidence/README.md, that of published estimates: all from the code and the files.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { at, run } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'undercount-describe-'));
try {
  const { cli, list, evidence } = await bundle({ cli: at('sim/cli/main.ts'), list: at('scripts/describe/scenarios.ts'), evidence: at('scripts/describe/evidence.ts') }, folder);
  const { code } = await run(process.execPath, [cli, 'describe', 'scenarios/cambodia.yaml', '--out', at('docs/model.md')]);
  process.exitCode = code || (await run(process.execPath, [list, at('scenarios/README.md')])).code || (await run(process.execPath, [evidence, at('scenarios/evidence/README.md')])).code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
