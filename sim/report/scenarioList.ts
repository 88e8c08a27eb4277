import type { Overlay } from '../scenario/overlay.ts';
import { pathFrom } from '../scenario/paths.ts';
import { differences } from './odd/differences.ts';
import { codeSpan, escapeMarkdown } from './odd/markdown.ts';
import { groups, listEnd, listIntro } from './scenarioGroups.ts';

/** A shipped scenario, as far as a list of them shows it. */
export interface ListedScenario {
  /** Below the folder of the list: `stories/hidden.yaml`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly overlay: Overlay;
}

/** The list of scenarios as Markdown (scenarios/README.md), a table for each folder: what each is, extends and changes. Throws for a folder without words. */
export function scenarioList(scenarios: readonly ListedScenario[]): string {
  const folders = [...new Set(scenarios.map(({ file }) => folderOf(file)))];
  const unknown = folders.filter((folder) => !groups.some((group) => group.folder === folder));
  if (unknown.length > 0) throw new Error(`sim/report/scenarioGroups.ts has no words for the folder ${unknown.join(', ')}`);
  const parts = groups.filter(({ folder }) => folders.includes(folder)).flatMap(({ folder, title, text }) => [
    `## ${title}`, text,
    [
      '| Scenario | What it is | Extends | What it changes there |', '| --- | --- | --- | --- |',
      ...scenarios.filter(({ file }) => folderOf(file) === folder).map(row),
    ].join('\n'),
  ]);
  return `${['# Scenarios', ...listIntro, ...parts, ...listEnd].join('\n\n')}\n`;
}

function row({ file, title, description, overlay }: ListedScenario): string {
  const extended = typeof overlay.own['extends'] === 'string' ? pathFrom(file, overlay.own['extends']) : undefined;
  const parent = extended === undefined ? '' : `[${escapeMarkdown(nameOf(extended))}](${extended})`;
  return `| [${escapeMarkdown(nameOf(file))}](${file}) | **${escapeMarkdown(title)}.** ${escapeMarkdown(description)} | ${parent} | ${extended === undefined ? 'the base' : changed(overlay)} |`;
}

/** What a file names, each with what it acts on: "openUseCostsMore (owners.cost.open)". */
function changed(overlay: Overlay): string {
  const entries = (overlay.own['interventions'] ?? {}) as Readonly<Record<string, { readonly parameter?: string; readonly kind?: string } | null>>;
  const below = (overlay.parent['interventions'] ?? {}) as typeof entries;
  const all = differences(overlay).map(({ name, now }) => {
    if (now === 'taken away') return `without ${codeSpan(name, true)}`;
    const entry = entries[name] && { ...below[name], ...entries[name] };
    const target = entry ? (entry.parameter ?? entry.kind) : undefined;
    return target === undefined || target === name ? codeSpan(name, true) : `${codeSpan(name, true)} (${escapeMarkdown(target)})`;
  });
  return all.length === 0 ? 'nothing' : all.join(', ');
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
