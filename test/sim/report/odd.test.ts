import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { Purpose } from '../../../sim/base/random/purposes.ts';
import { modelDeclarations } from '../../../sim/model/parameters.ts';
import { processes } from '../../../sim/model/processes/index.ts';
import { readFile } from '../../../sim/node/files.ts';
import { describeModel } from '../../../sim/report/odd/describe.ts';
import type { ModelDescription, Section } from '../../../sim/report/odd/document.ts';
import { codeSpan, escapeMarkdown, markdown } from '../../../sim/report/odd/markdown.ts';
import { valueWords } from '../../../sim/report/odd/values.ts';
import { readOverlay } from '../../../sim/scenario/overlay.ts';
import { loadScenario } from '../../../sim/worker/load.ts';

async function describeFile(path: string, replace: (text: string) => string = (text) => text): Promise<ModelDescription> {
  const read = await loadScenario(async (file) => {
    const content = await readFile(file);
    return 'text' in content ? { text: file === path ? replace(content.text) : content.text } : content;
  }, path);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return describeModel(read.loaded.resolved.document, read.loaded.compiled, await readOverlay(readFile, path));
}

const BASE = 'scenarios/cambodia.yaml';
const find = (sections: readonly Section[], id: string): Section | undefined => sections.flatMap((s) => [s, find(s.sections, id)]).find((s) => s?.id === id);
/** Cells of all tables of a section, row by row, its inner sections included. */
const rowsOf = (s: Section): string[][] => [...s.blocks.flatMap((b) => (b.kind === 'table' ? b.rows.map((row) => row.map((c) => (typeof c === 'string' ? c : c.code))) : [])), ...s.sections.flatMap(rowsOf)];

describe('the description of the base', () => {
  let description: ModelDescription;
  beforeAll(async () => {
    description = await describeFile(BASE);
  });

  test('docs/model.md is what the code and scenarios/cambodia.yaml give', () => {
    const same = readFileSync('docs/model.md', 'utf8') === markdown(description);
    expect(same, 'docs/model.md is not current: run `npm run describe` and commit it').toBe(true);
  });

  test('it has the seven elements of ODD in order and the eleven design concepts', () => {
    const titles = description.sections.map(({ title }) => title);
    expect(titles.filter((title) => /^\d/.test(title)).map((title) => Number(title[0]))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const concepts = find(description.sections, 'concepts')!.sections.map(({ id }) => id);
    expect(concepts.slice(0, 11)).toEqual(['basicPrinciples', 'emergence', 'adaptation', 'objectives', 'learning', 'prediction', 'sensing', 'interaction', 'stochasticity', 'collectives', 'observation']);
    expect(concepts).toContain('humanDecisions');
  });

  test('every process has its section, its equations, and a row for every parameter with its sentence, unit, label and source', () => {
    for (const { name, equations } of processes) {
      const part = find(description.sections, `process.${name}`)!;
      const rows = rowsOf(part);
      for (const [key, { text, unit }] of Object.entries(modelDeclarations[name as keyof typeof modelDeclarations])) {
        const row = rows.find(([first]) => first === key || first?.startsWith(`${key}.`));
        expect(row, `${name}.${key}`).toBeDefined();
        expect(row![1]).not.toBe('');
        expect(row!.slice(3, 6).every((cell) => cell !== ''), `${name}.${key}`).toBe(true);
        expect(row![3]).toBe(unit);
        expect(row![6]).toContain(text);
      }
      expect(part.blocks.flatMap((block) => (block.kind === 'equations' ? block.equations : []))).toEqual(equations);
    }
  });

  test('every random stream, source and dated intervention of the base is in it', () => {
    expect(rowsOf(find(description.sections, 'streams')!).map(([, name]) => name)).toEqual(Object.keys(Purpose));
    expect(rowsOf(find(description.sections, 'sources')!).length).toBeGreaterThan(10);
    expect(JSON.stringify(description)).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('a dated change stands with its parameter and among the dated interventions', async () => {
  const { sections } = await describeFile('scenarios/stories/hidden.yaml');
  const cost = rowsOf(find(sections, 'process.owners')!).find(([name]) => name === 'cost.open')!;
  expect(cost[1]).toMatch(/set to 2 from 2012-11-19, reached over 26 weeks/);
  const dated = rowsOf(find(sections, 'interventions')!);
  expect(dated.find(([name]) => name === 'openUseCostsMore')).toEqual(expect.arrayContaining(['change', '2012-11-19', 'the end', 'owners.cost.open set to 2, reached over 26 weeks']));
});

test('a drawn strength prints with its distribution, in the row of the parameter too', async () => {
  const { sections } = await describeFile(BASE);
  const value = (process: string, name: string): string => rowsOf(find(sections, `process.${process}`)!).find(([first]) => first === name)![1]!;
  expect(value('inflow', 'other')).toMatch(/times a draw \(uniform, [\d.]+ to 1; mean [\d.]+\) from 2012-11-19, reached over 104 weeks/);
  expect(value('demand', 'index.siemReap')).toMatch(/times a draw \(mean [\d.]+, from the value of demand: uniform, [\d.]+ to [\d.]+\) from 2012-11-19/);
});

test('shocks have a table of their own; a rule stands in words, with its condition, its acts and the names that it may use', async () => {
  const { sections } = await describeFile('scenarios/closed-loop/wind-down.yaml');
  expect(rowsOf(find(sections, 'shocks')!).map(([name]) => name)).toContain('shelterAttacked');
  expect(rowsOf(find(sections, 'interventions')!).map(([name]) => name)).not.toContain('shelterAttacked');
  const rule = find(sections, 'rule.windDown')!;
  const [relation] = rule.blocks.flatMap((block) => (block.kind === 'equations' ? block.equations : []));
  expect(relation!.formula).toBe('n >= 2 and last.share < 0.5 * first.share');
  expect(relation!.text).toMatch(/when a reading of survey is published, 9 weeks after its fieldwork.*begin 26 weeks later/);
  expect(rowsOf(rule).map(([kind]) => kind)).toEqual(['casework', 'legalRepresentation', 'shelterBeds']);
  expect(rowsOf(find(sections, 'readingNames')!).map(([name]) => name)).toEqual(expect.arrayContaining(['n', 'year', 'last.…', '….share']));
  expect(rowsOf(find(sections, 'process.care')!).find(([name]) => name === 'beds.siemReap')![1]).toMatch(/times 0\.5 where the rule windDown acts/);
  expect(find((await describeFile(BASE)).sections, 'closedLoop')).toBeUndefined();
});

test('an overlay says what it extends and what it changes there; the base says nothing of the kind', async () => {
  const { sections } = await describeFile('scenarios/stories/hidden.yaml');
  const changes = find(sections, 'changes')!;
  expect(JSON.stringify(changes.blocks[0])).toMatch(/extends steady .* which extends cambodia /);
  expect(rowsOf(changes).map(([name]) => name)).toEqual(['openUseCostsMore', 'clandestineUseCostsLess', 'strangersSeeLess']);
  expect(find((await describeFile(BASE)).sections, 'changes')).toBeUndefined();
});

test('works that the text or a relation cites stand among the references, and each reference is cited', async () => {
  const { sections } = await describeFile(BASE);
  const references = find(sections, 'references')!.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  const rest = JSON.stringify(sections.filter(({ id }) => !['references', 'sources', 'input'].includes(id)));
  const known = references.map((item) => /^(.+?) (\d{4}),/.exec(item)!.slice(1).join(' '));
  for (const key of known) expect(rest, key).toContain(key);
  const prose = JSON.stringify([...sections.filter(({ id }) => ['purpose', 'entities', 'schedule', 'concepts'].includes(id)), ...processes.map(({ equations }) => equations)].map((part) => ('blocks' in part ? { ...part, sections: part.sections.filter(({ id }) => id !== 'patterns') } : part)));
  const cited = new Set([...prose.matchAll(/\b([A-ZÄÖÜ][\p{L}]+(?: et al\.| and [A-Z][\p{L}]+)?) ((?:19|20)\d\d)\b/gu)].map(([, who, year]) => `${who} ${year}`).filter((key) => !/^(In|The|November|December|April|From|Between|Since|By|After) /.test(key)));
  for (const key of cited) expect(known, key).toContain(key);
});

test('a wave’s own settings stand with the wave', async () => {
  const { sections } = await describeFile('scenarios/stories/measured-differently.yaml');
  expect(rowsOf(find(sections, 'instrument.survey')!).some(([name, value, range]) => name === 'ageBias' && value === '2.9' && range === '0 to 3.5')).toBe(true);
});

test('values print in words: numbers, distributions, tables over time, expressions', () => {
  expect(valueWords(1e6)).toBe('1000000');
  expect(valueWords(0.1 + 0.2)).toBe('0.3');
  expect(valueWords({ triangular: [0.1, 0.2, 0.4] })).toBe('triangular, 0.1 to 0.4, mode 0.2');
  expect(valueWords({ uniform: [1, 2] })).toBe('uniform, 1 to 2');
  expect(valueWords({ beta: [2, 5] })).toBe('beta, a 2, b 5');
  expect(valueWords({ table: { '2008-02-04': 2, '1995-01-09': 1 }, between: 'step' })).toBe('1 from 1995-01-09; 2 from 2008-02-04');
  expect(valueWords({ table: { '1995-01-09': 1, '2008-02-04': 2 }, between: 'linear' })).toBe('1 at 1995-01-09; 2 at 2008-02-04; straight lines between');
  expect(valueWords({ expression: 'year < 2008 ? 1 : 2' })).toBe('= year < 2008 ? 1 : 2');
});

test('text of a scenario is shown as it is: no tag, link, heading, or cell of a table comes out of it', async () => {
  const nasty = '<img src=x onerror=alert(1)> | a `b` [c](javascript:d) **e** &lt;';
  const description = await describeFile(BASE, (text) => text.replace(/^title: .*$/m, `title: '${nasty}'`).replace('Kim, Assessment', `${nasty} Kim, Assessment`));
  const document = markdown(description);
  expect(document.includes('Kim, Assessment')).toBe(true);
  expect(/(?<!\\)<img/.test(document)).toBe(false);
  expect(/(?<!\\)\]\(javascript/.test(document)).toBe(false);
  // A row has as many cells as its head, whatever is in it: bars that end a cell are not escaped.
  const bars = (line: string): number => [...line.matchAll(/(?<!\\)(?:\\\\)*\|/g)].length;
  let head = 0;
  for (const line of document.split('\n')) {
    if (!line.startsWith('|')) head = 0;
    else if (head === 0) head = bars(line);
    else expect(bars(line), line).toBe(head);
  }
});

test('escapes: marks of Markdown, entities, leading marks, line breaks and invisible characters', () => {
  expect(escapeMarkdown('a|b')).toBe('a\\|b');
  expect(escapeMarkdown('# no heading\nnext')).toBe('\\# no heading next');
  expect(escapeMarkdown('1. no list')).toBe('1\\. no list');
  expect(escapeMarkdown('&lt;b&gt;')).toBe('&amp;lt;b&amp;gt;');
  expect(escapeMarkdown('a\u202eb\u200bc\u0007')).toBe('abc');
  expect(codeSpan('a `b` | c', true)).toBe('`` a `b` \\| c ``');
});
