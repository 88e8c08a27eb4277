/** Strings of the charts: questions, estimands, takeaways, rungs and steps. */
import type { Estimand, Factor } from '../state/contract.ts';

const band = 'Bands hold 50 and 90 of 100 worlds.';

const factor: Record<Factor, string> = {
  children: 'Fewer children exploited', adults: 'More adults counted', place: 'Moved to other areas', exposure: 'Moved out of sight', frame: 'List coverage and age',
  concealed: 'Kept from strangers', seen: 'Who was reached', judged: 'Age judgement', weighted: 'Design and weights', sampled: 'Luck of the sample',
};

const rung: Record<Estimand, string> = {
  T0: 'All areas, everyone', T1: 'Three study cities', T2: 'in venues the public can find', T3: 'on the survey’s venue list', T4a: 'whom owners let be seen',
  T4b: 'whom the surveyors reach', T5: 'as age was judged', T6a: 'as design and weights count', T6: 'The survey estimate',
};

export const charts = {
  tools: { table: 'Table', chart: 'Chart', csv: 'CSV', png: 'PNG', svg: 'SVG', examine: 'Examine', label: (what: string, question: string): string => `${what}: ${question}`, scroll: 'Table, scrolls' },
  hint: 'Point at the chart, or focus it and use the arrow keys, to read values.',
  cursor: 'Chart; left and right arrows move the data cursor',
  loading: 'Simulating the first worlds.', unable: 'Nothing is simulated in this browser.',
  worldOf: (n: string): string => `Medians of ${n} worlds.`,
  fan: {
    question: 'What is so, and what would a survey say?',
    estimand: { label: 'What is counted', shareStudy: 'Share, three cities', childrenStudy: 'Children, three cities', childrenAll: 'Children, all areas' },
    unit: { shareStudy: 'Minors among people working, three study cities, all exposures, 2006 to 2015.', childrenStudy: 'Children exploited in a week, three study cities, all exposures, 2006 to 2015.', childrenAll: 'Children exploited in a week, all areas and exposures, 2006 to 2015.' },
    band, bandsWait: 'Thin lines are single worlds; bands come with 40.',
    measuredOnly: 'Minors among people working in surveyed establishments, three study cities. Interval: 95 in 100.',
    reading: (a: string, b: string, change: string): string => `Two readings of the same cities: ${a}, then ${b}. A change of ${change}. The readings alone cannot say why.`,
    truth: (a: string, b: string, change: string): string => `In the model: ${a}, then ${b} (${change}).`,
    levers: (now: string, before: string): string => `With the levers the true change is ${now} instead of ${before}.`,
    noShare: 'The surveys read a share, not a number: their readings stand in the share.',
    survey: (n: number, when: string): string => `Survey ${n}, ${when}`, surveyShort: (when: string): string => when,
    trueShare: 'True share', trueCount: 'True number', trueNote: ['all exposures. One', 'world drawn strong.'], readingsName: 'Readings', readingsNote: ['joined; 95% interval'],
    before: 'before', now: 'now',
    foot: '◆ published · ○ simulated survey with 95% interval',
    fork: 'levers act', 
    read: {
      truth: (v: string, low: string, high: string): string => `true ${v} in the world drawn strong (90 in 100 worlds: ${low} to ${high})`,
      before: (v: string): string => `before ${v}`, reading: (v: string, low: string, high: string): string => `survey reading ${v} (${low} to ${high})`, published: (v: string): string => `published ${v}`,
    },
    describe: (what: string, years: string): string => `Fan chart of ${what} ${years}`,
    columns: ['Week', 'World drawn strong', '5% of worlds', '25%', 'Median', '75%', '95%', 'Survey reading', 'Low', 'High', 'Published'],
  },
  stack: {
    question: 'Where is it?', estimand: 'Children exploited in a week, one simulated world (the one drawn strong), all areas, by exposure and place, 2006 to 2015.',
    layer: { studyOpen: 'Open venues', studyConcealed: 'Concealed in venues', studyClandestine: 'Clandestine venues', studyOffVenue: 'Off venues', elsewhere: 'Other areas' },
    shrink: 'All parts shrink; nothing grows in their place.', steady: 'The mix is nearly what it was.',
    moves: (down: string, by: string, up: string, plus: string): string => `Between the surveys ${down.toLowerCase()} lose most (${by}), and ${up.toLowerCase()} gain most (${plus}).`,
    foot: 'From below: seen to unseen. Dotted lines: the two surveys. The first four are in the three study cities.', describe: 'Stacked areas of children exploited by exposure and place, 2006 to 2016',
    columns: ['Week', 'Open venues', 'Concealed in venues', 'Clandestine venues', 'Off venues', 'Other areas'],
  },
  difference: {
    question: 'What do the levers change?', rest: 'Nothing yet: all levers rest at the story’s own values.', waiting: 'Move a lever. The same worlds are then simulated with and without it.',
    take: (d: string, fewer: string, n: string): string => `At the end: ${d} children exploited in a week (median). In ${fewer} of ${n} paired worlds there are fewer.`,
    notYet: (n: string, e: string): string => `Not distinguishable yet with ${n} paired worlds: simulation error ${e} children. A full run makes it smaller.`,
    estimand: 'Children exploited in a week, all areas, with the levers minus without, the same worlds on both sides. Bands hold 50 and 90 of 100 worlds.',
    foot: 'A dot is one world at the end: filled where there are fewer, hollow where not', more: 'more', fewer: 'fewer', describe: 'Fan of paired differences in the number of children exploited since the levers act, and one dot a world at the end',
    read: (date: string, median: string, low: string, high: string): string => `${date} · ${median} (90 in 100 paired worlds: ${low} to ${high})`,
    columns: ['Week', '5% of worlds', '25%', 'Median', '75%', '95%'],
  },
  ladder: {
    question: 'Same measured fall, taken apart rung by rung',
    take: (measured: string, truth: string): string => `Climb each ladder from the bottom. All stand on about the same measured fall (${measured}). At the top, all that is left is the true change of the share (${truth}).`,
    estimand: (n: string): string => `Share of minors among people working, log scale. On each rung: right end Nov 2012, left end April 2015, length is the change. Medians of ${n} worlds a story.`,
    rung, published: 'Published', change: 'change', adults: 'more adults',
    says: { together: 'Nearly all of the fall is there at the top.', larger: 'More than the fall is there at the top.', partly: 'Part of the fall is there at the top.', hardly: 'Hardly any of it is there at the top.', against: 'At the top it rises.', noFall: 'The reading does not fall.' },
    enters: { moved: ['It enters here,', 'out of sight'], read: ['It enters here,', 'as it is read'], place: ['It enters here,', 'by moving away'] },
    foot: 'A rung is a population the figure could be about; each step down adds one bias with a name',
    narrowPublished: 'Published: 8.16% and 2.22%',
    focus: (code: string, name: string, a: string, b: string, ch: string, low: string, high: string): string => `${code}, ${name}: ${a} in Nov 2012, ${b} in April 2015; ${ch} (90 in 100 worlds: ${low} to ${high})`,
    hint: 'Focus a rung to read it in full.',
    describe: (n: number, measured: string, truth: string): string => `${n} ladders side by side. At the bottom the measured fall: ${measured}. At the top the true change: ${truth}.`,
    columns: ['Story', 'Rung', 'Population', 'Nov 2012', 'April 2015', 'Change', '5% of worlds', '95%', 'Children 2012', 'Children 2015', 'People 2012', 'People 2015'],
    levers: 'with levers',
  },
  fall: {
    question: (story: string): string => `How much each step adds: ${story.toLowerCase()}`,
    order: { label: 'How the change is taken apart', ladder: 'Ladder', attribution: 'Attribution' },
    most: (what: string, n: string): string => `Most of the fall is ${what.charAt(0).toLowerCase()}${what.slice(1)}: ${n} in 100 parts. Factors multiply to the whole.`,
    mixed: (what: string, n: string, second: string, m: string): string => `The largest parts are ${what.charAt(0).toLowerCase()}${what.slice(1)} (${n} in 100) and ${second.charAt(0).toLowerCase()}${second.slice(1)} (${m}). Factors multiply to the whole.`,
    noFall: 'The survey reading does not fall here; factors multiply to its change.',
    estimand: { ladder: 'Measured share, log scale, from the first survey to the second, step by step down the ladder. Whiskers hold 90 of 100 worlds.', attribution: 'Measured share, log scale. Each factor swapped between the two dates, over all orders (Shapley). Whiskers hold 90 of 100 worlds.' },
    factor, opposite: { children: 'More children exploited', adults: 'Fewer adults counted' } as Partial<Record<Factor, string>>, measured: (when: string): string => `Measured, ${when}`, part: 'part', times: 'factor', share: 'of the fall', range: 'in 90 of 100 worlds', inHundred: (n: string): string => `${n} in 100`,
    foot: 'Parts add up to the measured fall exactly, world by world', describe: (a: string, b: string, n: number): string => `Waterfall: the measured change from ${a} to ${b}, taken apart into ${n} factors`,
    columns: ['Part', 'Factor (from mean log points)', 'Parts in 100', 'Log points, mean', '5% of worlds', '95%'],
    short: { children: 'fewer children exploited', adults: 'more adults counted', place: 'moved to other areas', exposure: 'moved out of sight', frame: 'list coverage and age', concealed: 'kept from strangers', seen: 'who was reached', judged: 'age judgement', weighted: 'design and weights', sampled: 'luck of the sample' } satisfies Record<Factor, string>,
  },
  instruments: {
    question: 'What other instruments report of the same world', estimand: 'Each figure says what it is a figure of. Medians of all simulated worlds.',
    caption: (name: string): string => `Figures of ${name}, by date`,
    columns: { at: 'Week of', read: 'Reported', interval: 'Its 95% interval', worlds: '90 of 100 worlds', truth: 'In the world', outOfReach: 'Out of its reach', n: 'Rests on', none: 'none claimed' },
  },
  examine: {
    title: 'Does the count fall more than the truth?', wait: 'Examine opens when nothing is running.', close: 'Close', loading: 'Loading the chart. It is large and comes from this page’s own origin.',
    est: 'Each dot is one simulated world. Across: change of the survey reading. Up: change of the children exploited, all areas. On the line the survey is honest; above it the reading falls more than the truth.',
    x: 'change of the survey reading', y: 'true change of children exploited', line: 'reading = truth',
    take: (n: string): string => `In ${n} in 100 of these worlds, all stories taken together, the reading falls more than the truth.`,
    missing: 'This run kept no row a world.',
  },
} as const;
