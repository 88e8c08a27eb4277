import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartColumns } from '../../ensemble/decomposition.ts';
import { csv } from '../../io/csv.ts';
import type { DecomposeResult } from './result.ts';

export interface SideOut {
  readonly name: string;
  readonly worlds: Int32Array;
  readonly columns: readonly PartColumns[];
}

/** decomposition.json, and parts.csv with the parts of every world: in each of them they add up to the change of the reading. */
export async function writeDecomposition(folder: string, result: DecomposeResult, sides: readonly SideOut[]): Promise<void> {
  const rows = sides.flatMap(({ name, worlds, columns }, side) => Array.from(worlds, (world, i) =>
    columns.map(({ part, logPoints, children, persons, points }) => [side + 1, name, world, part, logPoints[i], children[i], persons[i], points[i]]))).flat();
  await writeFile(join(folder, 'decomposition.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(folder, 'parts.csv'), csv(['side', 'scenario', 'world', 'part', 'logPoints', 'children', 'persons', 'points'], rows));
}
