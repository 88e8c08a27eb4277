import { parseArgs } from 'node:util';
import { NUMBERS, type Bench, type NumberName } from './frame.ts';

/** What was asked for. */
export interface Request {
  /** Benches to run: one, or all. */
  readonly names: readonly string[];
  readonly numbers: Partial<Record<NumberName, number>>;
  readonly json: boolean;
  readonly quick: boolean;
  readonly save: boolean;
  readonly compare: boolean;
  /** Only make the documents' tables anew. */
  readonly tables: boolean;
}

/** What is wrong with a command line, and a line to try instead; or help, when it was asked for. */
export interface Refusal {
  readonly wrong: string;
  readonly try: string;
}

const COMMAND = 'npm run bench';
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Reads the command line of `npm run bench`. Never throws. */
export async function readArguments(given: readonly string[], benches: Readonly<Record<string, () => Promise<Bench>>>): Promise<Request | Refusal | 'help'> {
  const known = Object.keys(benches);
  let read;
  try {
    read = parseArgs({ args: withSigns(given), allowPositionals: true, options: { json: flag, quick: flag, save: flag, compare: flag, tables: flag, help: flag, rounds: text, worlds: text, weeks: text } });
  } catch (error) {
    const wrong = error instanceof Error ? error.message.split(/\.\s/)[0]! : String(error);
    return { wrong: `${wrong}; there are --rounds N --worlds N --weeks N --quick --json --compare --save --tables --help`, try: `${COMMAND} -- --help` };
  }
  const { values, positionals } = read;
  if (values.help) return 'help';
  if (positionals.length > 1) return { wrong: `one bench at a time, or all without a name; given were ${positionals.join(', ')}`, try: `${COMMAND} -- ${known.includes(positionals[0]!) ? positionals[0] : known[0]}` };
  const [name] = positionals;
  if (name !== undefined && !Object.hasOwn(benches, name)) return { wrong: `"${name}" is none of ${known.join(', ')}`, try: `${COMMAND} -- ${nearest(name, known)}` };

  const numbers: Partial<Record<NumberName, number>> = {};
  for (const key of NUMBERS) {
    const value = values[key];
    if (value === undefined) continue;
    if (name === undefined) return { wrong: `--${key} is for one bench: name it`, try: `${COMMAND} -- ${known[0]} --${key} ${value}` };
    const { defaults } = await benches[name]!();
    const usual = defaults[key];
    if (usual === undefined) return { wrong: `${name} takes no --${key}${takes(defaults)}`, try: `${COMMAND} -- ${name}` };
    // A bench of more would run for days.
    if (!/^\d{1,6}$/.test(value) || Number(value) < 1) return { wrong: `--${key} is ${value === '' ? 'empty' : value}; a whole number from 1 to 999999 is wanted`, try: `${COMMAND} -- ${name} --${key} ${usual}` };
    numbers[key] = Number(value);
  }
  const { save = false, quick = false, compare = false, json = false, tables = false } = values;
  if (tables && (name !== undefined || save || quick || compare || json)) return { wrong: '--tables measures nothing: it goes with nothing else', try: `${COMMAND} -- --tables` };
  if (save && name !== undefined) return { wrong: '--save keeps the results of all benches of one run: leave the name away', try: `${COMMAND} -- --save` };
  if (save && quick) return { wrong: '--save keeps full results: leave --quick away', try: `${COMMAND} -- --save` };
  if (save && compare) return { wrong: '--save would write over the results that --compare is to compare with', try: `${COMMAND} -- --compare` };
  if (json && compare) return { wrong: '--compare is for people; --json prints the results themselves', try: `${COMMAND} -- ${name ?? ''}${name ? ' ' : ''}--json` };
  return { names: name === undefined ? known : [name], numbers, json, quick, save, compare, tables };
}

/** "--rounds -1" is a wrong number; parseArgs would take it for two options. */
function withSigns(given: readonly string[]): string[] {
  return given.flatMap((word, i) => {
    const number = (at: number): boolean => /^-[\d.]/.test(given[at] ?? '') && NUMBERS.some((name) => given[at - 1] === `--${name}`);
    return number(i) ? [] : [number(i + 1) ? `${word}=${given[i + 1]}` : word];
  });
}

function takes(defaults: Bench['defaults']): string {
  const taken = Object.keys(defaults);
  return taken.length > 0 ? `; it takes ${taken.map((key) => `--${key}`).join(', ')}` : '';
}

/** The name that begins most alike. */
function nearest(name: string, known: readonly string[]): string {
  const alike = (other: string): number => {
    let n = 0;
    while (n < name.length && name[n]!.toLowerCase() === other[n]?.toLowerCase()) n++;
    return n;
  };
  return known.reduce((best, other) => (alike(other) > alike(best) ? other : best));
}

/** The text of --help. */
export async function help(benches: Readonly<Record<string, () => Promise<Bench>>>): Promise<string> {
  const lines = await Promise.all(Object.entries(benches).map(async ([name, load]) => {
    const { question, defaults } = await load();
    return `  ${name.padEnd(20)} ${question}${Object.entries(defaults).map(([key, value]) => ` --${key} ${value}`).join('')}`;
  }));
  return `${COMMAND} [-- NAME] [--rounds N] [--worlds N] [--weeks N] [--quick] [--json] [--compare] [--save | --tables]
Without a name: all, and the table of targets.
${lines.join('\n')}
  --quick    fewer rounds and worlds: a minute or two in all
  --json     results as JSON
  --compare  what moved against bench/results.json, with its noise
  --save     writes bench/results.json and the tables of README.md and docs/performance.md (a full run only)
  --tables   makes those tables anew from bench/results.json; measures nothing
`;
}
