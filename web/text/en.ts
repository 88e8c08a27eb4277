/**
 * All strings of the interface in English. A second language is a second file of the same type.
 * Words follow the Luxembourg guidelines and product.md 4.6; numbers come formatted.
 */
import type { StoryId } from '../state/stories.ts';
import type { Agreement, Part } from '../state/derive.ts';
import { charts } from './enCharts.ts';

export type Layer = 'truth' | 'measured' | 'both';

const storyName: Record<StoryId, string> = { fell: 'It fell', hidden: 'It hid', 'measured-differently': 'It was measured differently', own: 'Your own scenario' };

export const en = {
  charts,
  title: 'Did it fall, or did it hide?',
  skip: 'Skip to the three stories',
  deck: 'Two surveys of the same three cities, two and a half years apart, found far fewer minors among the people working in commercial-sex establishments. Below are three simulated worlds. Each would have given those surveys about the same readings.',
  published: {
    label: 'The published pair', first: 'Nov 2012', second: 'Spring 2015', arrow: 'then',
    values: ['8.16%', '2.22%'],
    source: 'Published: minors among people working in surveyed establishments, Phnom Penh, Siem Reap, Sihanoukville. The charts draw 8.16% of 232 establishments (record three-cities-2012, variant weighted-232) and 2.22% of 287 (three-cities-2015, weighted-287). On record beside them: 7.59% of 235 establishments for 2012; for 2015 the raw count of 38 of 2,014 (1.89%), and 2.2% in the press.',
  },
  limits: {
    label: 'About this page',
    text: [
      'This is aggregate policy research on the commercial sexual exploitation of children: every venue and every person here is synthetic, and every number but the published ones holds in the model.',
      'The two readings, that it fell and that it did not, stand on equal footing: these worlds were built to fit, and that each exists says nothing about how likely it is.',
      'The true fall can also be larger than the measured one.',
    ],
  },
  storyName,
  worldName: (index: number): string => `World ${'ABCD'[index]}`,
  storyLine: {
    fell: 'Fewer children are exploited. The survey follows.',
    hidden: 'About as many children are exploited. Venues move them out of the survey’s sight.',
    'measured-differently': 'Little changes. The second survey takes people for older, and misses most children.',
    own: 'The scenario in the file that you opened.',
  } satisfies Record<StoryId, string>,
  worldLine: 'One simulated world behind the two surveys. What is so is hidden in the Measured view.',
  chooseStory: 'Choose a story',
  splitSays: { real: 'fewer children exploited', adults: 'more adults counted', moved: 'moved, not ended', read: 'read differently' } satisfies Record<Part, string>,
  splitLead: (n: string): string => `${n} in 100`,
  splitOver: 'All',
  splitOverRest: (what: string): string => ` of the fall, and more: ${what}`,
  splitRest: (what: string): string => ` parts of the fall: ${what}`,
  noFall: 'The survey does not fall here.',
  true: 'True', survey: 'Survey',
  key: { real: 'fewer children exploited', moved: 'moved out of sight or away', read: 'read differently by the survey', adults: 'more adults counted', note: 'Bars: one measured fall, split on the log scale' },
  layers: { label: 'Which layer to show', truth: 'Truth', measured: 'Measured', both: 'Both' },
  veil: 'Hidden in the Measured view. Choose Truth or Both to see it.',
  acts: { open: 'Open a scenario file', keys: 'Keys', dark: 'Dark', light: 'Light' },
  status: {
    loading: 'Starting the simulation', none: 'not run yet', unable: 'cannot be simulated here',
    worlds: (n: string): string => `${n} worlds`, partial: (n: string): string => `${n} worlds so far`,
    preview: (n: string): string => `preview, ${n} paired worlds`, pending: 'preview on its way', levers: 'levers moved',
  },
  levers: {
    title: 'Levers', undo: 'Undo', redo: 'Redo', reset: 'Reset levers',
    intro: (from: string, to: string): string => `They act on the story shown, from ${from} on, until ${to}; what is counted is summed over that time. Handle: value. Dark part of the track: plausible range. Tick: the story’s own.`,
    exact: (name: string): string => `${name}, exact value`,
    inForce: 'In force', range: 'Plausible range', direct: 'Acts on',
    forceSpan: (from: string, to: string): string => `${from} to ${to}`,
    unmoved: 'in the story as it is.',
    joint: 'Differences are of all levers as they are set together.',
    open: 'Levers', close: 'Close levers', sheet: 'Levers, bottom sheet', moved: (n: number): string => (n === 1 ? '1 lever moved' : `${n} levers moved`),
  },
  outcome: {
    removals: 'Children removed', convictions: 'Convictions', clandestineFinds: 'Clandestine finds', raids: 'Raids', raidsWaiting: 'Raids that wait for beds', childWeeks: 'Child-weeks of exploitation',
    childrenAtEnd: 'Children exploited at the end', childrenStudyAtEnd: 'of them in the study cities', entries: 'Children newly exploited',
  },
  difference: {
    hidden: 'What this does is hidden in the Measured view.',
    none: (worlds: string): string => `No difference in any of ${worlds} paired worlds.`,
    notYet: (worlds: string, e: string): string => `Not distinguishable yet with ${worlds} worlds: simulation error ${e}.`,
    is: (low: string, high: string, e: string): string => `90 in 100 worlds: ${low} to ${high}. Simulation error ${e}.`,
    per: 'difference to the story as it is',
    fewer: (n: string, of: string): string => `lower in ${n} of ${of} paired worlds`,
    higher: (n: string, of: string): string => `higher in ${n} of ${of} paired worlds`,
    waiting: 'Reckoning the difference',
    more: 'Run more worlds',
  },
  unable: 'This browser lacks what the simulation runs in, a Web Worker that is a module (Chromium has it since version 80, Safari since 15, Firefox since 114); the terminal gives the same answers: npx undercount run scenarios/stories/hidden.yaml',
  run: {
    full: 'Run full ensemble', worlds: 'Worlds', seed: 'Seed', cancel: 'Cancel', keep: 'Keep these', again: 'Try again',
    of: (done: string, of: string): { done: string; rest: string } => ({ done, rest: ` of ${of} worlds` }),
    loading: (of: string, done: string, left: string): string => `Simulating ${of} worlds: ${done} done${left ? `, ${left}` : ''}. You can keep working.`,
    progress: 'Worlds done', rough: 'Rough', steady: 'Steady',
    meter: (points: string): string => `, plus or minus ${points} points`,
    meterNote: 'Monte Carlo error of the true change; steady at 1 point',
    measuredMeterNote: 'Monte Carlo error of the measured change; steady at 1 point',
    showing: (n: string, of: string): string => `Showing ${n} of ${of} worlds.`,
    stale: 'Settings changed since this run.', update: 'Update',
    redone: (lost: string): string => `One worker stopped. ${lost === '1' ? '1 world was lost and is' : `${lost} worlds were lost and are`} being redone.`,
    stopped: (n: string): string => `One worker stopped. The ${n} worlds that were done are kept.`,
    failed: 'The simulation could not start. Nothing was lost.',
    digest: 'Digest of the worlds',
    market: 'Market size', marketAsWritten: '1, as written', marketTimes: (size: number): string => `${size} times`,
    marketFlag: (size: number): string => `Market ${size} times as large`,
    marketNote: (size: number): string => `Venues, arrivals, police, courts and beds times ${size}. Counts are of that market and stand beside no published count. Chance averages out in it, so fewer worlds are simulated.`,
  },
  cards: {
    label: 'Headlines', range: 'Second line: 90 of 100 worlds lie within.',
    trueChange: 'True change', trueNote: (from: string, to: string): string => `${from} to ${to}, children exploited, all areas, in the model`,
    study: (value: string): string => `three study cities: ${value}`, share: (value: string): string => `share of minors, all areas: ${value}`,
    reading: 'Survey reading', readingNote: 'same dates, minors among people in surveyed establishments',
    realPart: 'Real part of the fall', realNote: 'log points, ladder order; ladder and attribution below', inHundred: ' in 100',
    childYears: 'Child-years of exploitation', childYearsNote: (from: string, to: string): string => `${from} to ${to}, all areas`,
    to: (low: string, high: string): string => `${low} to ${high}`,
  },
  file: {
    problems: (file: string, n: number): string => `${file} has ${n === 1 ? '1 problem' : `${n} problems`}. Nothing was changed.`,
    again: 'Choose another file', copy: 'Copy details', copied: 'Copied', close: 'Close',
    opened: (title: string): string => `${title} opened as a fourth scenario. It stays on this machine.`,
    tooLarge: 'is larger than 256 KB',
  },
  agreement: {
    together: 'The truth and the survey reading fall together: here the survey is a fair witness.',
    larger: 'The truth falls more than the survey reading says.',
    partly: 'The truth falls, by less than the survey reading says.',
    hardly: 'The truth hardly moves; the survey reading drops.',
    against: 'The truth rises while the survey reading drops.',
    noFall: 'The survey reading does not fall here.',
  } satisfies Record<Agreement, string>,
  keys: {
    title: 'Keys', letters: 'Single-letter keys are on', close: 'Close',
    list: [
      ['1 2 3', 'Truth, Measured, Both'], ['Arrows in the stories', 'choose a story'], ['Left Right in a chart', 'move the data cursor by four weeks'], [', .', 'previous, next year'],
      ['D', 'chart or table'], ['B', 'baseline on or off'], ['R', 'replay the last change'], ['Ctrl+Enter', 'run the full ensemble'], ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo a lever'],
      ['Shift+Arrow on a slider', 'ten steps'], ['Home End on a slider', 'ends'], ['Enter on a slider', 'type the exact value'], ['Esc', 'cancel the run, else close, else leave the chart'], ['?', 'this list'],
    ] as readonly (readonly [string, string])[],
  },
  say: {
    start: (n: string): string => `Simulating ${n} worlds.`, quarter: (n: number): string => `${n} percent done.`, end: (n: string): string => `Done: ${n} worlds.`,
    cancelled: (n: string): string => `Run stopped. ${n} worlds are kept.`, layer: (name: string): string => `${name} shown.`, preview: 'Preview drawn.', undone: 'Lever change undone.', redone: 'Lever change redone.', reset: 'Levers reset.',
    axis: 'The axis has changed.',
  },
} as const;

export type Text = typeof en;
