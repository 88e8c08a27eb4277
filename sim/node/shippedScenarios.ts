import { readdir } from 'node:fs/promises';
import type { ListedScenario } from '../report/scenarioList.ts';
import { notScenarios } from '../report/scenarioGroups.ts';
import { readOverlay } from '../scenario/overlay.ts';
import { readFile } from './files.ts';

/** All scenarios below a folder, by path. Throws when one cannot be read. */
export async function shippedScenarios(folder: string): Promise<readonly ListedScenario[]> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.yaml') && !notScenarios.some((other) => name.startsWith(`${other}/`))).sort();
  return Promise.all(names.map(async (file) => {
    const overlay = await readOverlay(readFile, `${folder}/${file}`);
    if (!overlay) throw new Error(`${folder}/${file} cannot be read; undercount validate says why`);
    return { file, title: String(overlay.own['title']), description: String(overlay.own['description']).trim(), overlay };
  }));
}
