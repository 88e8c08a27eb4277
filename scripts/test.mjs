// npm test: everything but what is slow. npm run test:slow (--slow): what is slow, with coverage.
// The last line is `N passed, N failed`, from the runners' own counts; each check that is no test of vitest counts as one.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { at, ensurePackages, installed, run } from './tools.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureEngines } from './engines.mjs';

const slow = process.argv.includes('--slow');
const say = (line) => process.stdout.write(`${line}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };

/** One check that passes or fails as a whole. */
async function check(title, action) {
  const from = Date.now();
  const { code, output } = await action();
  total[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0 && output) say(output.trimEnd());
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
}

/** A file that could not be loaded has no tests in it, but has failed. */
function count(report) {
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) total.failed += 1;
    for (const test of file.assertionResults) if (test.status === 'pending' || test.status === 'skipped') say(`skipped ${test.fullName}`);
  }
}

async function vitest(project, extra = [], env = {}) {
  const file = at(`dist/test/${project}.json`);
  rmSync(file, { force: true });
  const { code } = await run(installed('vitest'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...extra], { env });
  const before = total.failed;
  try {
    count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    say(`FAILED vitest gave no report for the ${project} tests`);
    total.failed += 1;
  }
  // An error outside every test fails the run without failing a test.
  if (code !== 0 && total.failed === before) total.failed += 1;
}

const build = (title, parts) => check(title, () => run(process.execPath, ['--enable-source-maps', at('scripts/build.mjs'), ...parts], { quiet: true }));

/** Files of tests of the page: what fails when there is no browser. */
const pageTests = () => readdirSync(at('test/e2e')).filter((name) => name.endsWith('.test.ts'));

async function main() {
  if (!(await ensurePackages(say))) {
    total.failed += 1;
    return;
  }
  mkdirSync(at('dist/test'), { recursive: true });
  await build('build of the terminal program', ['cli']);
  if (slow) {
    await vitest('slow', process.argv.includes('--no-coverage') ? [] : ['--coverage']);
    return;
  }
  const browser = await ensureChromium(say);
  // Of those that differ in their engine; Firefox and other versions of Node take part where they are: npm run engines.
  total.failed += (await ensureEngines(say, ['gjs', 'jsc'])).length;
  await check('type check', () => run(installed('tsc'), ['--noEmit', '--pretty', 'false'], { quiet: true }));
  await check('lint', () => run('npm', ['run', '--silent', 'lint'], { quiet: true }));
  await check('import directions', () => run('npm', ['run', '--silent', 'deps'], { quiet: true }));
  await vitest('unit');
  await build('build of the page', ['web']);
  if (browser) await vitest('page', [], { CHROMIUM: browser });
  else total.failed += pageTests().length;
}

await main().catch((error) => {
  say(`FAILED ${error?.stack ?? error}`);
  total.failed += 1;
});
if (total.skipped > 0) say(`${total.skipped} tests were skipped.`);
if (total.passed === 0 && total.failed === 0) total.failed = 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
