import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { codes } from '../../../sim/scenario/codes.ts';
import { OF_READINGS, PUBLISHED } from '../../../sim/scenario/readingNames.ts';
import { FIGURE_FIELDS, READING_FIELDS } from '../../../sim/measure/reading.ts';
import { scenarioJsonSchema } from '../../../sim/scenario/schema.ts';
import { BASE, compiledOf, places, problemsOf, readBase, readOverlay, scenarioOf } from '../../support/scenarioFixture.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';

// Waves of the fixture: November 2002 and April 2004; it ends in December 2004.
const RULES = `rules:
  windDown:
    listens: survey
    when: "n >= 2 and last.share < 0.5 * first.share"
    publishedAfterWeeks: 9
    actsAfterWeeks: 13
    acts: once
    act:
      - { kind: shelterBeds, value: 0.5, rampWeeks: 8, range: [0.2, 1] }
      - { kind: change, parameter: demand.index.north, scale: 0.8, forWeeks: 20, range: [0.5, 1] }
    label: assumed
    source: facts 4
`;
const WITH = BASE + RULES;

interface Mistake {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** The problem stands at this text of the changed file. */
  readonly found: string;
  readonly says?: RegExp;
}

const when = (to: string, says: RegExp): Mistake => ({ title: `the condition ${to}`, from: 'n >= 2 and last.share < 0.5 * first.share', to, code: 'E5002', found: `"${to}"`, says });

const mistakes: readonly Mistake[] = [
  { title: 'an instrument that is not there', from: 'listens: survey', to: 'listens: survay', code: 'E5001', found: 'survay', says: /Did you mean survey/ },
  { title: 'the truth instead of an instrument', from: 'listens: survey', to: 'listens: T0', code: 'E5001', found: 'T0', says: /never the truth.*Instruments: survey/ },
  when('T0 < 100', /"T0" is not known.*never the truth/), when('childrenAll < 100', /childrenAll.*never the truth/), when('last.sensitivity < 0.5', /last\.sensitivity.*never the truth/), when('world.week > 3', /world\.week/),
  when('last.shre < 0.5', /Did you mean last\.share/), when('lst.share < 0.5', /Did you mean last\.share/), when('last < 0.5', /"last" is not known/), when('last.share.low < 1', /Only one "\."/), when('last.share <', /cannot be read/),
  when('sin(last.share) > 0', /"sin" is not allowed/), when('last.constructor > 0', /last\.constructor/), when('n = 2', /cannot assign/), when('0 < n < 2', /write \(a < b\) and \(b < c\)/), when('n xor 1', /"xor" is not allowed/),
  { title: 'a condition 10,000 deep', from: 'n >= 2', to: '('.repeat(10_000), code: 'E2017', found: '"((' },
  { title: 'no condition', from: '    when: "n >= 2 and last.share < 0.5 * first.share"\n', to: '', code: 'E1017', found: 'windDown', says: /when is missing/ },
  { title: 'a number as condition', from: '"n >= 2 and last.share < 0.5 * first.share"', to: '1', code: 'E1018', found: '1\n    published' },
  { title: 'an unknown key', from: 'actsAfterWeeks: 13', to: 'actAfterWeeks: 13', code: 'E1016', found: 'actAfter', says: /Did you mean actsAfterWeeks/ },
  { title: 'an effect before the publication', from: 'actsAfterWeeks: 13', to: 'actsAfterWeeks: 0', code: 'E2005', found: '0\n    acts:' },
  { title: 'a fraction of a week', from: 'publishedAfterWeeks: 9', to: 'publishedAfterWeeks: 9.5', code: 'E1018', found: '9.5' },
  { title: 'a way to act that is none', from: 'acts: once', to: 'acts: twice', code: 'E1018', found: 'twice', says: /One of once, each, while/ },
  { title: 'an unknown label', from: 'label: assumed\n    source: facts 4', to: 'label: guessed\n    source: facts 4', code: 'E2009', found: 'guessed' },
  { title: 'an unknown source', from: 'source: facts 4', to: 'source: S7', code: 'E2010', found: 'S7' },
  { title: 'an unknown kind of act', from: 'kind: shelterBeds, value: 0.5, rampWeeks', to: 'kind: shelterBed, value: 0.5, rampWeeks', code: 'E3005', found: 'shelterBed,', says: /Did you mean shelterBeds/ },
  { title: 'an act on an unknown parameter', from: 'parameter: demand.index.north', to: 'parameter: demand.indx', code: 'E3006', found: 'demand.indx' },
  { title: 'an act on what does not vary', from: 'parameter: demand.index.north', to: 'parameter: owners.precision', code: 'E3007', found: 'owners.precision,' },
  { title: 'an act with two operations', from: 'scale: 0.8, forWeeks', to: 'scale: 0.8, add: 1, forWeeks', code: 'E3008', found: 'add: 1' },
  { title: 'a date in an act', from: 'rampWeeks: 8', to: 'from: 2003-01-06', code: 'E1016', found: 'from: 2003-01-06' },
  { title: 'an act outside its own range', from: 'value: 0.5, rampWeeks', to: 'value: 0.1, rampWeeks', code: 'E2006', found: '0.1, ramp' },
  { title: 'an act without a range', from: 'rampWeeks: 8, range: [0.2, 1]', to: 'rampWeeks: 8', code: 'E1017', found: '{ kind: shelterBeds, value: 0.5, rampWeeks: 8', says: /range is missing/ },
  { title: 'no act', from: 'act:\n      - {', to: 'act: []\n    note: |\n      - {', code: 'E1018', found: 'act: []', says: /at least one act/ },
  { title: 'beds below zero', from: 'kind: shelterBeds, value: 0.5, rampWeeks: 8, range: [0.2, 1]', to: 'kind: change, parameter: care.beds, add: -50, range: [-60, 0]', code: 'E5003', found: 'windDown', says: /care\.beds to -\d+, outside its bounds, 0 to 1000/ },
  { title: 'demand that grows out of its bounds when it acts again', from: 'acts: once\n    act:\n      - { kind: shelterBeds, value: 0.5, rampWeeks: 8, range: [0.2, 1] }\n      - { kind: change, parameter: demand.index.north, scale: 0.8, forWeeks: 20, range: [0.5, 1] }',
    to: 'acts: each\n    act: { kind: change, parameter: demand.index.north, scale: 2, range: [1, 3] }', code: 'E5003', found: 'windDown', says: /demand\.index \(north\) to 8/ },
];

describe('one mistake in a rule gives its code at its place', () => {
  test.each(mistakes)('$title gives $code', async ({ from, to, code, found, says }) => {
    expect(RULES).toContain(from);
    const text = BASE + RULES.replace(from, () => to);
    const problems = problemsOf(await readBase(text));
    const before = text.slice(0, text.indexOf(found, BASE.length)).split('\n');
    const wanted = `${code} ${before.length}:${before.at(-1)!.length + 1}`;
    expect(places(problems)).toContain(wanted);
    if (says) expect(problems.find((one) => places([one])[0] === wanted)!.what).toMatch(says);
    expect(Object.keys(codes)).toContain(code);
  });
});

test('a rule is compiled to plain data, with its acts in order', async () => {
  const compiled = compiledOf(scenarioOf(await readBase(WITH)));
  expect(structuredClone(compiled.rules)).toEqual([{
    id: 'windDown', listens: 'survey', publishedAfterWeeks: 9, actsAfterWeeks: 13, acts: 'once',
    when: ['and', ['largerEq', 'n', 2], ['smaller', 'last.share', ['multiply', 0.5, 'first.share']]],
    changes: [
      { parameter: 'care.beds', operation: 'scale', value: 0.5, ramp: 8 },
      { parameter: 'demand.index', member: 'north', operation: 'scale', value: 0.8, ramp: 0, forWeeks: 20 },
    ],
    shocks: [],
  }]);
});

test('a rule that cannot act before the end is read with a warning', async () => {
  const late = await readBase(BASE + RULES.replace('actsAfterWeeks: 13', 'actsAfterWeeks: 102'));
  expect(late.warnings).toEqual([]);
  const never = await readBase(BASE + RULES.replace('actsAfterWeeks: 13', 'actsAfterWeeks: 103'));
  scenarioOf(never);
  expect(never.warnings.map(({ code, what }) => [code, what])).toEqual([['W5001', 'This rule never acts: its first act could come in the week of 2004-12-27, and the scenario ends on 2004-12-27.']]);
});

describe('an overlay', () => {
  test('adds, changes and removes rules; acts are replaced as a whole', async () => {
    const changed = compiledOf(scenarioOf(await readOverlay('rules: { windDown: { act: { kind: shelterBeds, value: 0.3, range: [0.2, 1] }, label: assumed, source: S0 } }\n', WITH)));
    expect(changed.rules[0]!.changes).toEqual([{ parameter: 'care.beds', operation: 'scale', value: 0.3, ramp: 0 }]);
    expect(compiledOf(scenarioOf(await readOverlay('rules: { windDown: null }\n', WITH))).rules).toEqual([]);
    expect(compiledOf(scenarioOf(await readOverlay(RULES.replace('windDown', 'another'), WITH))).rules.map(({ id }) => id)).toEqual(['windDown', 'another']);
  });

  test('that changes a condition says label and source anew; one that repeats is told so; one that removes nothing is refused', async () => {
    expect(problemsOf(await readOverlay('rules: { windDown: { when: "n >= 1" } }\n', WITH)).map(({ code }) => code)).toEqual(['E2011']);
    expect((await readOverlay('rules: { windDown: { acts: once } }\n', WITH)).warnings.map(({ code }) => code)).toEqual(['W1001']);
    expect(problemsOf(await readOverlay('rules: { windUp: null }\n', WITH)).map(({ code }) => code)).toEqual(['E2022']);
  });

  test('that removes the instrument leaves the rule without one', async () => {
    expect(problemsOf(await readOverlay('instruments: { survey: null }\n', WITH)).map(({ code, place }) => `${code} ${place.file}`)).toEqual(['E5001 base.yaml']);
  });

  test('names the two waves to be compared', async () => {
    const compare = async (text: string) => readBase(BASE.replace('    waves:\n', () => `    compare: ${text}\n    waves:\n`));
    expect(compiledOf(scenarioOf(await compare('[first, second]'))).instruments[0]!.compare).toEqual(['first', 'second']);
    expect(problemsOf(await compare('[first, secnd]'))[0]).toMatchObject({ code: 'E4008', what: 'There is no wave "secnd". Did you mean second?' });
    expect(problemsOf(await compare('[second, first]'))[0]).toMatchObject({ code: 'E4008', fix: 'compare: [first, second]' });
    expect(problemsOf(await compare('[first]')).map(({ code }) => code)).toContain('E1018');
  });
});

test('a condition may say what a reading prints, and nothing else', () => {
  for (const field of Object.keys(PUBLISHED)) expect([...READING_FIELDS, ...FIGURE_FIELDS]).toContain(field);
  expect(OF_READINGS.names.size).toBe(3 + 3 * (Object.keys(PUBLISHED).length + 1));
});

test('the JSON Schema knows rules, and names what a condition may say', () => {
  const schema = z.fromJSONSchema(scenarioJsonSchema(smallCatalogue) as Parameters<typeof z.fromJSONSchema>[0]);
  expect(schema.safeParse(parse(WITH)).error).toBeUndefined();
  for (const [from, to] of [['acts: once', 'acts: twice'], ['listens: survey', 'hears: survey'], ['kind: shelterBeds, value: 0.5, ramp', 'kind: beds, value: 0.5, ramp']] as const) {
    expect(schema.safeParse(parse(BASE + RULES.replace(from, to))).success, to).toBe(false);
  }
  expect(JSON.stringify(scenarioJsonSchema(smallCatalogue))).toContain('judgedUpTo15: of these, judged 15 or younger');
});
