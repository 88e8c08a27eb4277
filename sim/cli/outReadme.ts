import { marketOf } from '../report/words.ts';
import type { RunResult } from '../run/result.ts';

/** What is in the folder of a run, file by file and column by column. */
export function columnsReadme({ run, scenario, seed, scale, worlds, version, partial }: RunResult): string {
  return `# Run ${run}

${worlds} simulated worlds${partial ? ' (partial: fewer than asked for)' : ''} of ${scenario.file}${scale === 1 ? '' : `, in ${marketOf(scale)} (scale ${scale})`}, seed ${seed}, undercount ${version}. Everything here is simulated: no row is a person or a place that exists.
Again: \`npx undercount run scenario.yaml --worlds ${worlds} --seed ${seed}${scale === 1 ? '' : ` --scale ${scale}`}\`. Tables are CSV (RFC 4180, UTF-8); an empty cell is "not known", never 0.

- **result.json** what \`--json\` prints (docs/run-result.schema.json).
- **brief.md** the answer, the ladder and the parts, to be read.
- **scenario.yaml** the scenario with everything it extends filled in.
- **evidence/** the records that its published values are taken from.
- **worlds.csv** one row a world. \`world\`: its index. \`ladder.WAVE.RUNG.children|persons\`: numbers on a rung of the ladder at a wave (T0 the truth to T6 this sample's reading).
  \`reading.INSTRUMENT.WAVE.FIELD\`: \`share\`, \`standardError\`, \`low\`, \`high\` (95 % interval) as fractions; \`venues\`, \`personsSeen\`, \`judgedChildren\`, \`judgedUpTo15\`, \`replaced\` raw counts; \`designEffect\`; \`sensitivity\`, \`sensitivityUpTo15\`, \`sensitivityFrom16To17\`, \`specificity\` of judging ages; \`truth\`: what it would read without errors; \`n\` persons seen; \`cost\` in person-days.
  Of instruments that stand on no ladder: \`estimate\`, \`truth\` (the same quantity in the world), \`outOfReach\` (those whom it leaves out by design), \`standardError\`, \`low\`, \`high\`, \`designEffect\`, \`n\`, \`cost\`, in the unit that result.json names.
  \`step.STEP.logPoints|children|persons\`: parts of the change of ln(share), down the ladder. \`factor.FACTOR\`: the same, averaged over all orders; \`factor.FACTOR.children|persons\`: what of it acts on children counted, and what on all persons; \`factor.FACTOR.points\`: its part of the change of the share itself. \`between.childWeeks.all|studyAreas\`: children exploited, summed over the weeks from the first compared wave to the second. \`cross.…\`: one date's world read with the other wave's instrument.
  \`outcome.…\`: sums from the fork date to the end, or stocks at the end. \`risk.objective|perceived.STRATEGY\`: probability of a sanction a quarter for venues that use minors so, as it was and as they believed, over all recorded weeks; \`risk.lagWeeks\`: weeks by which the second follows the first.
  \`moves.END\`: moves of children left behind, by how they ended. \`personWeeks\`: persons summed over all simulated weeks. \`rule.RULE.acts\`: how often a rule acted; \`rule.RULE.week\`: week of its first act, counted from the start.
- **weekly.csv** one row a week and series. \`week\`: its Monday. \`series\`: name (children, unless it is a share or a risk). \`q05\` … \`q95\`: quantiles over worlds, from counts in fixed bins (within half a root of the count).
- **moves.csv** one row a year and origin: moves of children left behind when a venue closed, was raided or gave up minors, from an \`area\`, \`type\` of venue and \`exposure\`, by how they ended (one column each; \`lost\`: on the way, or no place was found).
  Means over worlds, counted up from the start of the record to the end of \`week\`. A child moved twice is two moves. **moves-between-areas.csv**: those of them that ended in another area, \`from\` and \`to\`.
- **venues.csv, persons.csv** world 0 as an instrument can see it: one row a venue of the study areas that the public can find (in step with rung T2), and one a person in them who is not hidden,
  at each listing and fieldwork date. \`instrument\`, \`wave\`, \`moment\` (listing or fieldwork), \`week\` (its Monday). Venues: \`venue\` (its place) and \`generation\` (how many venues there were before at that place), \`area\`, \`type\`, \`exposure\` as the public meets it.
  Persons: \`venue\`, \`slot\` and \`occupant\` (which occupant of the slot) tell persons apart; \`age_years\`; \`band\` decides who is a child; \`sells_sex\` 1 or 0 for adults, 0 for children.
- **worlds/** with \`--keep-worlds\` alone: every world in some of its weeks, compressed, for \`undercount survey\` on this folder (docs/survey.md); no table.
- **INSTRUMENT.WAVE.TABLE.csv** the raw data of every wave of every instrument in world 0: venues approached, records entered, recruits, patterns of lists. Synthetic; docs/instruments.md says what each kind gathers.
`;
}
