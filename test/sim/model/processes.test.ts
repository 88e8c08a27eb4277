import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Purpose } from '../../../sim/base/random/purposes.ts';
import { modelDeclarations } from '../../../sim/model/parameters.ts';
import { STRATEGIES } from '../../../sim/model/dimensions.ts';
import { processes } from '../../../sim/model/processes/index.ts';
import { stateTexts } from '../../../sim/model/texts/state.ts';

const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')]));

test('every group of parameters has the process of its name, with the same declarations', () => {
  expect(Object.keys(modelDeclarations).sort()).toEqual(processes.map(({ name }) => name).sort());
  for (const process of processes) expect(process.declarations).toBe(modelDeclarations[process.name as keyof typeof modelDeclarations]);
});

test('the streams that processes say they draw from are those that the model draws from', () => {
  const used = new Set(sources('sim/model').flatMap((text) => [...text.matchAll(/Purpose\.(\w+)/g)].map((m) => m[1]!)));
  expect([...new Set(processes.flatMap(({ draws }) => draws))].sort()).toEqual([...used].sort());
  for (const name of used) expect(Object.keys(Purpose)).toContain(name);
});

test('every parameter is one sentence, and its bounds are in order', () => {
  for (const [group, all] of Object.entries(modelDeclarations)) {
    for (const [key, { text, bounds }] of Object.entries(all)) {
      expect(text, `${group}.${key}`).toMatch(/^[A-Z0-9].*\.$/);
      expect(bounds[0], `${group}.${key}`).toBeLessThan(bounds[1]);
    }
  }
});

/** In formulas, neither parameter nor state variable: said in the text beside it. */
const OWN_WORDS = ['halfLife'];

test('every process states its relations in sentences, and their formulas name parameters and state variables that exist', () => {
  const known = new Set([
    ...Object.values(modelDeclarations).flatMap((all) => Object.keys(all)), ...Object.values(stateTexts).flatMap(({ columns }) => Object.keys(columns)),
    ...processes.map(({ name }) => name), ...STRATEGIES, ...OWN_WORDS,
  ]);
  for (const { name, equations } of processes) {
    for (const { formula, text } of equations) {
      expect(text, formula).toMatch(/^[\p{Lu}0-9].*\.$/u);
      for (const [word] of formula.matchAll(/\b[a-z]+(?:[A-Z][a-z]+|[A-Z])+\b/g)) expect(known.has(word), `${name}: ${word} in ${formula}`).toBe(true);
    }
  }
});
