import { Option, type Command } from 'commander';
import { formatProblem, nearest } from '../base/problem.ts';
import { EVIDENCE_FOLDER, evidenceFolder } from '../node/evidenceFolder.ts';
import { figure, periodOf, variantLines } from '../report/evidence.ts';
import { percent } from '../report/words.ts';
import { CRITERIA, criteriaMet, GRADE_RULE, type Criterion } from '../scenario/evidence/grade.ts';
import type { EvidenceRecord } from '../scenario/evidence/read.ts';
import type { EvidenceFile, VariantFile } from '../scenario/evidence/schema.ts';
import { wrap } from './draw.ts';
import { makeStreams, type Streams } from './streams.ts';
import { Exit, wholeNumber } from './usage.ts';
import { counted } from './validate.ts';

export interface EvidenceFlags {
  readonly from: string;
  readonly place?: string;
  readonly year?: number;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Puts `evidence` among the commands. */
export function addEvidence(program: Command, finish: (code: number) => void): void {
  program
    .command('evidence')
    .description('published estimates, every variant side by side: what each counts, where, when, how, how it was put, and what is not known of it')
    .argument('[ID...]', 'records to be shown whole; without one, all are listed')
    .option('--place <TEXT>', 'only of places whose name holds the text')
    .addOption(new Option('--year <YYYY>', 'only of periods that touch the year').argParser(wholeNumber(1900, 2199)))
    .option('--from <DIR>', 'folder of the records', EVIDENCE_FOLDER)
    .option('--json', 'one JSON object to stdout (records: docs/evidence.schema.json, with grades)')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (ids: string[], flags: EvidenceFlags) => finish(await evidenceCommand(ids, flags)));
}

/** `undercount evidence [ID...]`; gives the exit code. */
export async function evidenceCommand(ids: readonly string[], flags: EvidenceFlags): Promise<number> {
  const streams = makeStreams(flags);
  const folder = await evidenceFolder(flags.from);
  if (!folder || (folder.records.length === 0 && folder.problems.length === 0)) {
    streams.complain(`error[E0005] --from ${flags.from}\n  ${folder ? 'There is no record (*.yaml) in this folder.' : 'There is no such folder.'}\n  try: --from ${EVIDENCE_FOLDER}, in the folder of undercount`);
    return Exit.usage;
  }
  for (const problem of folder.problems) streams.complain(formatProblem(problem));
  const known = folder.records.map(({ record }) => record.id);
  const unknown = ids.filter((id) => !known.includes(id));
  // A record that cannot be read is complained of above.
  for (const id of unknown.filter((one) => !folder.problems.some(({ place }) => place.file.endsWith(`/${one}.yaml`)))) {
    const near = nearest(id.slice(0, 64), known);
    streams.complain(`error[E0005] ${id}\n  There is no record of this name in ${flags.from}.${near ? ` Did you mean ${near}?` : ''}\n  try: undercount evidence${near ? ` ${near}` : ''}`);
  }
  if (unknown.length > 0) return folder.problems.length > 0 ? Exit.invalid : Exit.usage;
  const chosen = folder.records.filter(({ record }) => (ids.length === 0 || ids.includes(record.id)) && suits(record, flags));
  if (flags.json) streams.print(JSON.stringify({ gradeRule: GRADE_RULE, criteria: CRITERIA, records: chosen.map(asJson) }, null, 2));
  else if (ids.length > 0) chosen.forEach((one, i) => printRecord(one, streams, i > 0));
  else printList(chosen, streams);
  if (folder.problems.length > 0) streams.complain(`${flags.from}: ${counted(folder.problems.length, 'problem')}`);
  return folder.problems.length > 0 ? Exit.invalid : Exit.done;
}

function suits({ place, period }: EvidenceFile, { place: text, year }: EvidenceFlags): boolean {
  const named = text === undefined || place.names.some((name) => name.toLowerCase().includes(text.toLowerCase()));
  return named && (year === undefined || (Number(period.from.slice(0, 4)) <= year && Number(period.to.slice(0, 4)) >= year));
}

function asJson({ file, record }: EvidenceRecord): object {
  const { $schema: _schema, variants, ...rest } = record;
  const lines = variantLines(record);
  return { file, ...rest, variants: Object.fromEntries(lines.map(({ id, grade, variant }) => [id, { ...variants[id], grade, criteriaMet: criteriaMet(record, variant) }])) };
}

function printList(chosen: readonly EvidenceRecord[], { print, colours, width }: Streams): void {
  print(colours.bold(`${counted(chosen.length, 'record')} of published estimates, every variant side by side`));
  for (const { record } of chosen) {
    print('');
    print(`${colours.bold(record.id)}  ${record.place.names.join(', ')}, ${periodOf(record)}`);
    for (const line of wrap(record.title, width - 2, '  ')) print(line);
    for (const { id, figure: value, grade, variant } of variantLines(record)) {
      for (const [i, line] of wrap(`${id}: ${variant.differs}`, width - 22).entries()) print(i === 0 ? `  ${grade} ${value.padStart(16)}  ${line}` : `${' '.repeat(22)}${line}`);
    }
  }
  print('');
  for (const line of wrap(`${GRADE_RULE} undercount evidence ID shows a record whole.`, width)) print(colours.dim(line));
}

function printRecord({ record, file }: EvidenceRecord, { print, colours, width }: Streams, apart: boolean): void {
  const say = (name: string, text: string | null): void => {
    for (const [i, line] of wrap(text ?? 'not known', width - 14).entries()) print(i === 0 ? `${name.padEnd(14)}${line}` : `${' '.repeat(14)}${line}`);
  };
  if (apart) print('');
  print(colours.bold(record.title));
  print(colours.dim(file));
  say('estimand', `${record.estimand} (${record.measures}, ${record.unit}${record.rung ? `; rung ${record.rung} of the ladder` : ''})`);
  say('numerator', record.numerator);
  say('denominator', record.denominator ?? 'none: a count');
  say('place', `${record.place.names.join(', ')}${record.place.text ? `. ${record.place.text}` : ''}`);
  say('period', `${record.period.from} to ${record.period.to}${record.period.text ? `. ${record.period.text}` : ''}`);
  say('frame', record.frame);
  say('method', record.method);
  for (const { id, figure: value, grade, variant } of variantLines(record)) {
    print('');
    print(`${colours.bold(value)}  ${id}, grade ${grade}`);
    say('  differs', variant.differs);
    if (variant.counts) say('  counts', countsOf(variant));
    say('  sample', variant.sample);
    say('  weights', variant.weights);
    say('  interval', intervalOf(variant, record));
    say('  wording', variant.wording ?? 'the original was not read');
    const source = record.sources[variant.source]!;
    say('  source', `${source.text}${variant.at ? `, ${variant.at}` : ''} (read: ${source.read}; ${variant.label})${source.url ? ` ${source.url}` : ''}`);
    if (variant.note) say('  note', variant.note);
  }
  print('');
  say('quality', record.quality.why);
  const met = new Set(variantLines(record).flatMap(({ variant }) => criteriaMet(record, variant)));
  for (const [name, words] of Object.entries(CRITERIA)) say(`  ${met.has(name as Criterion) ? 'yes' : 'no'}`, words);
  record.notKnown.forEach((text, i) => say(i === 0 ? 'not known' : '', text));
  if (record.note) say('note', record.note);
}

function countsOf({ counts = {} }: VariantFile): string {
  const { numerator, denominator, venues } = counts;
  const parts = [
    ...(numerator !== undefined && denominator !== undefined ? [`${numerator} of ${denominator}`] : numerator !== undefined ? [`${numerator} counted`] : denominator !== undefined ? [`of ${denominator}`] : []),
    ...(venues !== undefined ? [counted(venues, 'venue')] : []),
  ];
  return parts.join(', ');
}

function intervalOf({ interval }: VariantFile, { unit }: EvidenceFile): string {
  if (!interval) return 'none was published';
  const made = interval.by === 'published' ? 'published' : `reckoned here${interval.designEffect === undefined ? '' : ` for an assumed design effect of ${interval.designEffect}`}; none was published`;
  return `${figure({ low: interval.low, high: interval.high }, unit)} (${percent(interval.level, 0)}, ${made})`;
}
