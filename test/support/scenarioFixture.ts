import { readScenario, type FileError, type ReadFile, type ScenarioRead } from '../../sim/scenario/read.ts';
import { compileScenario, type ResolvedScenario } from '../../sim/scenario/compile.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { formatProblem, type Problem } from '../../sim/base/problem.ts';
import { smallCatalogue } from './smallCatalogue.ts';

export const BASE = `schemaVersion: 1
name: small
title: A small market
description: For tests.
start: 2000-01-03
end: 2004-12-27
burnInWeeks: 52
forkAt: 2003-01-06
areas:
  north: { name: North, study: true }
  south: { name: South, study: false }
sources:
  facts: Facts of the domain
  S0: An evaluation, 2015
parameters:
  turnover.exitPerMonth:
    value: 0.05
    unit: per month
    label: assumed
    range: [0.02, 0.12]
    source: facts 3
  turnover.venues: { value: 250, unit: count, label: derived, range: [100, 500], source: "facts 3, S0" }
  owners.precision:
    value: { uniform: [2, 4] }
    unit: factor
    label: assumed
    range: [1, 8]
    source: facts 2
    note: Drawn once a world.
  owners.costConcealed:
    value: { expression: "0.5 + 0.1 * step(year, 2002)" }
    unit: utility
    label: assumed
    range: [0, 2]
    source: facts 2
  displacement.weights:
    value:
      open: 0.3
      concealed: { beta: [30, 70] }
    unit: weight
    label: assumed
    range: { open: [0.1, 0.5], concealed: [0.1, 0.6] }
    source: facts 2
  demand.index:
    value:
      north: { table: { 2000-01-03: 1, 2002-01-07: 2 }, between: linear }
      south: 1
    unit: index
    label: sourced
    range: [0.5, 2.5]
    source: S0
  care.beds: { value: 40, unit: beds, label: sourced, range: [20, 80], source: S0 }
interventions:
  law:
    kind: change
    parameter: owners.costConcealed
    from: 2002-06-03
    to: 2003-06-02
    rampWeeks: 4
    add: -0.2
    label: assumed
    range: [-0.5, 0]
    source: facts 2
  beds: { kind: shelterBeds, from: 2003-01-06, value: 0.5, label: sourced, range: [0.2, 1], source: S0 }
instruments:
  survey:
    kind: survey
    parameters:
      coverage: { value: { open: 0.9, concealed: { uniform: [0.4, 0.6] } }, unit: share, label: assumed, range: [0.2, 1], source: facts 4 }
      ageNoise: { value: 2, unit: years, label: assumed, range: [1, 4], source: facts 4 }
    waves:
      first:
        at: 2002-11-04
        published: 0.0816
        parameters:
          sample: { value: 232, unit: count, label: sourced, range: [200, 300], source: S0 }
      second:
        at: 2004-04-05
        published: 0.0222
        parameters:
          sample: { value: 287, unit: count, label: sourced, range: [200, 300], source: S0 }
`;

export const OVERLAY_HEAD = 'schemaVersion: 1\nname: story\nextends: ../base.yaml\n';

/** Files of a test: path to text, or to the reason why there is none. */
export function filesOf(files: Readonly<Record<string, string | { readonly error: FileError }>>): ReadFile {
  return async (path) => {
    const found = Object.hasOwn(files, path) ? files[path] : undefined;
    if (found === undefined) return { error: 'missing' };
    return typeof found === 'string' ? { text: found } : found;
  };
}

export const readBase = (text: string): Promise<ScenarioRead> => readScenario(filesOf({ 'base.yaml': text }), 'base.yaml', smallCatalogue);

/** Reads an overlay of the fixture; `text` follows the head of three lines. */
export const readOverlay = (text: string, base = BASE): Promise<ScenarioRead> =>
  readScenario(filesOf({ 'base.yaml': base, 'stories/story.yaml': OVERLAY_HEAD + text }), 'stories/story.yaml', smallCatalogue);

export function problemsOf(read: ScenarioRead): readonly Problem[] {
  if (!('problems' in read)) throw new Error('the scenario was read without problems');
  return read.problems;
}

export function scenarioOf(read: ScenarioRead): ResolvedScenario {
  if ('problems' in read) throw new Error(read.problems.map(formatProblem).join('\n'));
  return read.scenario;
}

export function compiledOf(resolved: ResolvedScenario): CompiledScenario {
  const result = compileScenario(resolved, smallCatalogue);
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.compiled;
}

/** `code line:column` of each problem, in order. */
export const places = (problems: readonly Problem[]): string[] => problems.map(({ code, place }) => `${code} ${place.line}:${place.column}`);

/** The fixture with one text replaced; fails when the text is not there. */
export function baseWith(...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the fixture does not hold ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, BASE);
}
