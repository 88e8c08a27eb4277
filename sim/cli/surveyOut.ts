import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLines } from '../io/csv.ts';
import { FIELDWORK_FIELDS } from '../run/fieldworks.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import type { SurveyAnswer } from '../worker/sessionTypes.ts';

const HEAD = ['instrument', 'wave', 'at', 'world', 'fieldwork', ...FIELDWORK_FIELDS];

/** survey.json, fieldworks.csv (a row a fieldwork, exact numbers) and README.md. */
export async function writeSurvey(folder: string, { result, worlds }: SurveyAnswer, instruments: readonly CompiledInstrument[]): Promise<void> {
  const width = FIELDWORK_FIELDS.length;
  const waves = instruments.flatMap(({ id, waves: all }) => all.map((wave) => [id, wave.id, wave.at] as const));
  const rows = worlds.flatMap(([world, values]) => waves.flatMap((names, wave) =>
    Array.from({ length: result.fieldworks }, (_, team) => {
      const at = (wave * result.fieldworks + team) * width;
      return [...names, world, team, ...values.subarray(at, at + width)];
    })));
  await writeFile(join(folder, 'survey.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(folder, 'fieldworks.csv'), csvLines([HEAD, ...rows]));
  await writeFile(join(folder, 'README.md'), readme(result));
}

function readme({ scenario, seed, scale, worlds, fieldworks, version, partial }: SurveyAnswer['result']): string {
  return `# Virtual fieldworks

${fieldworks} fieldworks of each wave in each of ${worlds} simulated worlds${partial ? ' (partial: fewer than asked for)' : ''} of ${scenario.file}${scale === 1 ? '' : ` (scale ${scale})`}, seed ${seed}, undercount ${version}. Everything here is simulated: no row is a person or a place that exists.

- **survey.json** what \`undercount survey --json\` prints (docs/survey.md).
- **fieldworks.csv** one row a fieldwork (CSV, RFC 4180, UTF-8; an empty cell is "not known", never 0). \`instrument\`, \`wave\`, \`at\` (its date), \`world\`, \`fieldwork\`: number 0 reads what a run of the scenario with this instrument reads.
  \`estimate\`, \`standardError\`, \`low\`, \`high\` (95 % interval) in the unit of the instrument, shares as fractions; \`designEffect\`; \`n\` what it rests on; \`cost\` in person-days; \`truth\`: its quantity in that world, without error or chance;
  \`T0\` … \`T6a\`: shares on the rungs of the ladder, for instruments that stand on it; T3 to T6a are of the frame that this fieldwork drew.
`;
}
