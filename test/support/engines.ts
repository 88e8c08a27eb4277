import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { rolldown } from 'rolldown';
import type { EngineAnswer } from '../differential/engineProgram.ts';

/** An engine that may be on this machine. `npm run engines` installs those that are not. */
export interface Engine {
  readonly name: string;
  readonly path: string | undefined;
  /** How it says its version; jsc does not. */
  readonly version?: string;
  run(path: string): Promise<EngineAnswer>;
}

const FOLDER = 'dist/engines';
const FILES = ['cambodia', 'steady', 'stories/fell', 'stories/hidden', 'stories/measured-differently', 'evidence/three-cities-2012', 'evidence/three-cities-2015'].map((name) => `scenarios/${name}.yaml`);
const PATIENCE = 120_000;

/** Bundles the program for every engine, and returns its path. In a shell of an engine it prints its answer. */
export async function buildProgram(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/program.js`;
  const files = Object.fromEntries(FILES.map((path) => [path, readFileSync(path, 'utf8')]));
  const bundled = await rolldown({
    input: 'test/differential/engineProgram.ts', platform: 'neutral', resolve: { mainFields: ['module', 'main'], conditionNames: ['import'] },
    transform: { target: 'es2022', define: { UNDERCOUNT_DEBUG: 'false', UNDERCOUNT_FILES: JSON.stringify(files) } }, onLog: () => {},
  });
  await bundled.write({ file, format: 'iife', codeSplitting: false });
  await bundled.close();
  writeFileSync(`${FOLDER}/shell.js`, `${readFileSync(file, 'utf8')}
var say = typeof print === 'function' ? print : console.log;
undercountAnswer().then(function (answer) { say(JSON.stringify(answer)); }, function (error) { say('FAILED ' + error + '\\n' + error.stack); });
`);
  return file;
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

const versionOf = (path: string | undefined): string | undefined => path && spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();

/** An engine without a page: it runs a file and prints. */
function shell(name: string, path: string | undefined, saysVersion = true): Engine {
  return {
    name, path, ...(saysVersion ? { version: versionOf(path) } : {}),
    run: (program) => new Promise((resolve, reject) => {
      const child = spawn(program, [`${FOLDER}/shell.js`], { timeout: PATIENCE });
      let [out, err] = ['', ''];
      child.stdout.on('data', (data: Buffer) => (out += data.toString()));
      child.stderr.on('data', (data: Buffer) => (err += data.toString()));
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0 && out.startsWith('{')) resolve(JSON.parse(out) as EngineAnswer);
        else reject(new Error(`${name} ended with ${code}: ${out.slice(0, 2000)} ${err.slice(0, 2000)}`));
      });
    }),
  };
}

/** A browser without a window: it opens a page that sends its answer back. */
function browser(name: string, path: string | undefined, args: (profile: string) => readonly string[]): Engine {
  return {
    name, path, version: versionOf(path),
    async run(program) {
      const profile = mkdtempSync(join(tmpdir(), 'undercount-engine-'));
      let child: ChildProcess | undefined;
      let fail: (error: Error) => void = () => {};
      const { promise, address, close } = await answerServer((reject) => (fail = reject));
      const patience = setTimeout(() => fail(new Error(`${name} gave no answer within ${PATIENCE / 1000} s`)), PATIENCE);
      try {
        child = spawn(program, [...args(profile), address], { stdio: 'ignore', detached: true });
        child.on('error', fail);
        child.on('exit', (code) => fail(new Error(`${name} ended with ${code} before its page had answered`)));
        return await promise;
      } finally {
        clearTimeout(patience);
        close();
        await stop(child);
        rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
      }
    },
  };
}

/** Ends a browser and what it has started, and waits for it. */
async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function answerServer(onStart: (reject: (error: Error) => void) => void): Promise<{ readonly promise: Promise<EngineAnswer>; readonly address: string; close(): void }> {
  let [resolve, reject]: [(answer: EngineAnswer) => void, (error: Error) => void] = [() => {}, () => {}];
  const promise = new Promise<EngineAnswer>((yes, no) => ([resolve, reject] = [yes, no]));
  promise.catch(() => {});
  onStart(reject);
  const page = `<!doctype html><meta charset="utf-8"><script src="/program.js"></script><script>
undercountAnswer().then((answer) => JSON.stringify(answer), (error) => 'FAILED ' + error + '\\n' + error.stack).then((body) => fetch('/answer', { method: 'POST', body }));
</script>`;
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (data: Buffer) => (body += data.toString()));
      request.on('end', () => {
        response.end();
        if (body.startsWith('{')) resolve(JSON.parse(body) as EngineAnswer);
        else reject(new Error(body.slice(0, 2000)));
      });
    } else if (request.url === '/program.js') response.setHeader('content-type', 'text/javascript; charset=utf-8').end(readFileSync(`${FOLDER}/program.js`));
    else if (request.url === '/') response.setHeader('content-type', 'text/html').end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { promise, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

/** A Node of another major version than this one, where `npm run engines` has put it. */
function node(major: number): Engine {
  const fetched = `${FOLDER}/node${major}/node_modules/node-${process.platform}-${process.arch}/bin/node`;
  return shell(`Node ${major}`, process.versions.node.startsWith(`${major}.`) ? process.execPath : existsSync(fetched) ? fetched : undefined);
}

/** All engines that must agree, present or not. */
export function engines(): readonly Engine[] {
  const chromium = process.env['CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return [
    node(20),
    node(24),
    shell('gjs', onPath('gjs')),
    shell('jsc', onPath('jsc'), false),
    browser('Chromium', chromium, (profile) => ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', `--user-data-dir=${profile}`]),
    browser('Firefox', onPath('firefox-esr', 'firefox'), (profile) => ['--headless', '--no-remote', '--profile', profile]),
  ];
}
