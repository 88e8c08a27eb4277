/** Results and the work that makes them: stories, levers, preview, full run. One thing runs at a time; the latest wish goes first. */
import { batch, computed, signal } from '@preact/signals';
import type { Ensemble, Lever, LeverSettings, Preview, Problem, ScenarioInfo, Session } from './contract.ts';
import { movedLevers } from './derive.ts';
import { STORY_IDS } from './stories.ts';
import type { StoryId } from './stories.ts';
import { startHistory } from './undo.ts';
import { story } from './ui.ts';

/** Sizes of the market that are on offer, relative to what the scenario says. */
export const MARKET_SIZES = [1, 2, 5, 10] as const;
export type MarketSize = (typeof MARKET_SIZES)[number];

const PREVIEW_WORLDS = 40;
/** Drawn as thin lines, so that something stands on the page soon; they cost little again, for their past is kept. */
const FIRST_WORLDS = 4;
/** Of large worlds fewer are needed, for chance averages out within them; a range wants some all the same. */
export const FEWEST_PREVIEW_WORLDS = 8;
const FEWEST_FIRST_WORLDS = 2;

export interface FullRun { readonly key: string; readonly ensemble?: Ensemble; readonly of: number; readonly startedAt: number; readonly state: 'running' | 'done' | 'kept' | 'failed' }
export interface ShownPreview { readonly key: string; readonly data: Preview; readonly done: boolean }

export const session = signal<Session | undefined>(undefined);
export const levers = signal<readonly Lever[]>([]);
export const infos = signal<Partial<Record<StoryId, ScenarioInfo>>>({});
/** Ensembles of the stories as they are, by story: a few, then 40 worlds, or more after a full run. */
export const plain = signal<Partial<Record<StoryId, Ensemble>>>({});
export const history = signal(startHistory<LeverSettings>({}));
export const seed = signal('1');
export const wantedWorlds = signal(1000);
export const marketSize = signal<MarketSize>(1);
export const previewWorlds = computed(() => Math.max(FEWEST_PREVIEW_WORLDS, Math.round(PREVIEW_WORLDS / marketSize.value)));
export const firstWorlds = computed(() => Math.max(FEWEST_FIRST_WORLDS, Math.round(FIRST_WORLDS / marketSize.value)));
export const preview = signal<ShownPreview | undefined>(undefined);
/** The preview before the last change, for the replay. */
export const previousShown = signal<Ensemble | undefined>(undefined);
export const replaying = signal(false);
export const full = signal<FullRun | undefined>(undefined);
/** Worlds done of the full run: apart from `full`, so that counting redraws no chart. */
export const doneWorlds = signal(0);
/** The stories' first worlds are being simulated. */
export const warming = signal(false);
export const problems = signal<{ file: string; list: readonly Problem[] } | undefined>(undefined);
export const failure = signal<string | undefined>(undefined);
/** The browser cannot run the simulation at all. */
export const unable = signal(false);
/** Worlds that were lost with a worker and are being redone. */
export const workerLost = signal<number | undefined>(undefined);
export const opened = signal<string | undefined>(undefined);
/** True while a preview is wished for or under way. */
export const previewPending = signal(false);
export const settings = computed(() => movedLevers(history.value.present, levers.value));
export const leversMoved = computed(() => Object.keys(settings.value).length);
export const settingsKey = computed(() => `${story.value}|${seed.value}|${marketSize.value}|${JSON.stringify(Object.entries(settings.value).sort())}`);

export const storyIds = computed<readonly StoryId[]>(() => (infos.value.own ? [...STORY_IDS, 'own'] : STORY_IDS));
export const info = computed(() => infos.value[story.value]);
export const running = computed(() => full.value?.state === 'running');
/** Something computes for the reader: Examine stays shut meanwhile. */
export const busy = computed(() => running.value || previewPending.value);
/** Anything computes: charts out of sight wait. */
export const computing = computed(() => busy.value || warming.value);

/** Whether a story's own worlds are of the seed and the size of the market that are set. */
export const isOfSettings = ({ result }: Ensemble): boolean => result.seed === seed.value && result.scale === marketSize.value;

/** The ensemble that all charts of the story show, and whether it is what the settings ask for. */
export const shown = computed<{ ensemble: Ensemble; kind: 'plain' | 'preview' | 'full'; stale: boolean; done: boolean } | undefined>(() => {
  const key = settingsKey.value;
  const run = full.value;
  if (replaying.value && previousShown.value) return { ensemble: previousShown.value, kind: 'preview', stale: false, done: true };
  if (run?.key === key && run.ensemble) return { ensemble: run.ensemble, kind: 'full', stale: false, done: run.state === 'done' };
  const own = plain.value[story.value];
  if (leversMoved.value === 0) return own && { ensemble: own, kind: 'plain', stale: !isOfSettings(own), done: own.result.worlds >= previewWorlds.value };
  const p = preview.value;
  if (p?.key === key) return { ensemble: p.data.changed, kind: 'preview', stale: false, done: p.done };
  if (p && p.key.startsWith(`${story.value}|`)) return { ensemble: p.data.changed, kind: 'preview', stale: true, done: p.done };
  return own && { ensemble: own, kind: 'plain', stale: true, done: true };
});

/** The story as it is, while levers are moved: drawn in grey. */
export const baseline = computed(() => {
  if (leversMoved.value === 0) return undefined;
  const p = preview.value;
  return p?.key.startsWith(`${story.value}|`) ? p.data.base : plain.value[story.value];
});

/** Differences of the preview that is shown; undefined while they are not those of the settings. */
export const difference = computed(() => (leversMoved.value > 0 && preview.value?.key === settingsKey.value ? preview.value : undefined));

/** What the stories' panels show: the story in view with its levers, the others as they are. */
export const panels = computed(() => storyIds.value.map((id) => ({ id, ensemble: id === story.value ? shown.value?.ensemble : plain.value[id], moved: id === story.value && leversMoved.value > 0 })));

export function keepPlain(id: StoryId, ensemble: Ensemble): void {
  const held = plain.peek()[id];
  if (ensemble.result.worlds === 0 || (held && held.result.seed === ensemble.result.seed && held.result.scale === ensemble.result.scale && held.result.worlds > ensemble.result.worlds)) return;
  plain.value = { ...plain.peek(), [id]: ensemble };
}

export function addInfo(id: StoryId, scenario: ScenarioInfo): void {
  batch(() => {
    infos.value = { ...infos.peek(), [id]: scenario };
    if (id === 'own') plain.value = { ...plain.peek(), own: undefined };
  });
}
