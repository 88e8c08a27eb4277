import { expect, test } from 'vitest';
import { readFile } from '../../../sim/node/files.ts';
import { catalogue } from '../../../sim/scenario/catalogue.ts';
import { compileScenario } from '../../../sim/scenario/compile.ts';
import { readWithInstruments } from '../../../sim/scenario/instrumentFile.ts';
import { readScenario } from '../../../sim/scenario/read.ts';

const story = await readScenario(readFile, 'scenarios/stories/fell.yaml', catalogue);
if ('problems' in story) throw new Error('the story cannot be read');
const POLICE = 'scenarios/instruments/police-database.yaml';

const lay = (text?: string) => readWithInstruments(text === undefined ? readFile : async () => ({ text }), text === undefined ? POLICE : 'mine.yaml', story.scenario, catalogue);
const codes = async (text: string): Promise<string[]> => {
  const read = await lay(text);
  return 'problems' in read ? read.problems.map(({ code, place }) => `${code} ${place.line}`) : [];
};

test('a file of instruments can be laid over any scenario: the world stays as it was, and its own instruments stay first', async () => {
  const read = await lay();
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  expect(read.warnings).toEqual([]);
  expect(read.ids).toEqual(['police']);
  const [before, after] = [story.scenario, read.scenario].map((scenario) => {
    const built = compileScenario(scenario, catalogue);
    if ('problems' in built) throw new Error('cannot be compiled');
    return built.compiled;
  });
  expect(after!.instruments.map(({ id }) => id)).toEqual(['survey', 'police']);
  expect([after!.name, after!.parameters, after!.shocks, after!.rules]).toEqual([before!.name, before!.parameters, before!.shocks, before!.rules]);
  expect(after!.instruments[0]).toEqual(before!.instruments[0]);
  expect(after!.hash).not.toBe(before!.hash);
});

test('an instrument of the same name takes the place of the other one, with nothing of it left', async () => {
  const text = (await readFile(POLICE) as { text: string }).text.replace('  police:\n', '  survey:\n');
  const read = await lay(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  expect(Object.keys(read.scenario.document.instruments)).toEqual(['survey']);
  expect(read.scenario.document.instruments['survey']!.kind).toBe('policeDatabase');
  expect(Object.keys(read.scenario.document.instruments['survey']!.waves)).toEqual(['y2007', 'y2009', 'y2012', 'y2014']);
});

test('a file that holds no instrument, or says something of the world, is refused at its place', async () => {
  expect(await codes('schemaVersion: 1\nname: mine\n')).toEqual(['E4013 1']);
  expect(await codes('schemaVersion: 1\ninstruments:\n')).toEqual(['E4013 1']);
  expect(await codes('schemaVersion: 1\ninstruments: { a: { kind: x } }\nparameters: {}\nrules: {}\n')).toEqual(['E4013 3', 'E4013 4']);
  expect(await codes('instruments: { a: { kind: x } }\n')).toEqual(['E1019 1']);
  expect(await codes('schemaVersion: 1\ninstruments: { a: { kind: policeDatabas } }\n')).toEqual(['E4001 2']);
  expect(await codes('schemaVersion: 1\ninstruments: [\n')).toHaveLength(1);
});

test('an instrument that would interview children is refused, in whatever words', async () => {
  const text = (await readFile(POLICE) as { text: string }).text;
  const asking = (who: string): string => text.replace('    kind: policeDatabase\n', `    kind: policeDatabase\n    interviews: ${who}\n`);
  for (const who of ['minors', 'children', 'girls of 16 and 17', 'everybody']) {
    const read = await lay(asking(who));
    const [problem] = 'problems' in read ? read.problems : [];
    expect(problem?.code).toBe('E4012');
    expect(problem?.what).toContain('Nobody under 18 is interviewed');
  }
  expect((await codes(asking('adults')))[0]).toContain('E4012');
  expect('scenario' in (await lay(asking('nobody')))).toBe(true);
});

test('a published figure is in the unit of its instrument: cases may be more than one, and not fewer than none', async () => {
  const text = (await readFile(POLICE) as { text: string }).text;
  const with2007 = (published: string): string => text.replace('y2007: { at: 2007-12-31 }', `y2007: { at: 2007-12-31, published: ${published} }`);
  expect('scenario' in (await lay(with2007('115')))).toBe(true);
  expect((await codes(with2007('-3')))[0]).toContain('E4007');
});
