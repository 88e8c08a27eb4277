import { readFile } from '../../sim/node/files.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { fileOf } from './instruments.ts';
import { compileWith, SMALL } from './scenarios.ts';

/**
 * A story of scenarios/stories/ with the instrument of a kind's example beside its own.
 * @param times size of the market: 100 venues times this
 * @param rest further keys, as YAML
 */
export async function storyWith(story: string, kind: string, times: number, rest = ''): Promise<CompiledScenario> {
  const file = await readFile(`scenarios/${fileOf(kind)}`);
  if (!('text' in file)) throw new Error(`no example of ${kind}`);
  const scaled = Object.entries(SMALL).map(([key, value]) => `  ${key}: { value: ${value.replace(/[\d.]+/g, (n) => String(Number(n) * times))}, range: [1, 20000], label: assumed, source: F3 }\n`).join('');
  return compileWith(`stories/${story}.yaml`, `${rest}parameters:\n${scaled}${file.text.slice(file.text.indexOf('instruments:'))}`);
}
