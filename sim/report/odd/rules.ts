import type { ActEntry, RuleEntry, ScenarioDocument } from '../../scenario/document.ts';
import { ALONE, PUBLISHED, RECENT } from '../../scenario/readingNames.ts';
import { code, section, table, text, type Cell, type Section } from './document.ts';
import { effectWords } from './effects.ts';
import { rulesText } from './prose/scope.ts';
import { number, rangeWords } from './values.ts';

/** What the scenario leaves to readings: each rule in sentences, with its condition and its acts; then the names that a condition may use. */
export function closedLoopSection({ rules = {} }: ScenarioDocument): Section[] {
  const all = Object.entries(rules);
  if (all.length === 0) return [];
  return [section('closedLoop', 'Rules of this scenario', text(rulesText.intro), [
    ...all.map(([id, rule]) => ruleSection(id, rule)),
    section('readingNames', 'What the condition of a rule may say', [...text(rulesText.names), ...table(['Name', 'What it is'], names())]),
  ])];
}

const ACTS: Readonly<Record<RuleEntry['acts'], string>> = {
  once: 'It acts once: at the first publication for which the condition holds.',
  each: 'It acts at each publication for which the condition holds.',
  while: 'Its acts are in force from then until a publication for which the condition no longer holds.',
};

function ruleSection(id: string, { listens, when, publishedAfterWeeks, actsAfterWeeks, acts, act, label, source, note = '' }: RuleEntry): Section {
  const list: readonly ActEntry[] = Array.isArray(act) ? act : [act as ActEntry];
  return section(`rule.${id}`, `rule: ${id}`, [
    { kind: 'equations', equations: [{ formula: when, text: `Asked when a reading of ${listens} is published, ${weeks(publishedAfterWeeks)} after its fieldwork. Where it holds, the acts below begin ${weeks(actsAfterWeeks)} later. ${ACTS[acts]}` }] },
    ...table(['Kind', 'What it does', 'Plausible range', 'Note'], list.map((one): Cell[] => [code(one.kind), effectWords(one), rangeWords(one.range), one.note ?? ''])),
    ...text(`Label: ${label}. Source: ${source}.${note ? ` ${note}` : ''}`),
  ]);
}

const weeks = (n: number): string => (n === 1 ? '1 week' : `${number(n)} weeks`);

function names(): Cell[][] {
  return [
    ...Object.entries(ALONE).map(([name, says]): Cell[] => [code(name), says]),
    ...Object.entries(RECENT).map(([name, says]): Cell[] => [code(`${name}.…`), `${says}, with one of the following`]),
    ...Object.entries(PUBLISHED).map(([name, says]): Cell[] => [code(`….${name}`), says]),
    [code('….week'), "week of its fieldwork, counted from the scenario's start"],
  ];
}
