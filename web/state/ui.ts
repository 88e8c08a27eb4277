/** What the reader has chosen to see. No results live here. */
import { effect, signal } from '@preact/signals';
import type { SeriesId } from './contract.ts';
import type { Layer } from '../text/en.ts';
import type { StoryId } from './stories.ts';

export type FanEstimand = Extract<SeriesId, 'shareStudy' | 'childrenStudy' | 'childrenAll'>;

const query = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
const asked = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => allowed.find((v) => v === query.get(key)) ?? otherwise;

export const story = signal<StoryId>(asked('story', ['fell', 'hidden', 'measured-differently'], 'hidden'));
export const layer = signal<Layer>(asked('view', ['truth', 'measured', 'both'], 'both'));
export const fanEstimand = signal<FanEstimand>('shareStudy');
export const fallOrder = signal<'ladder' | 'attribution'>('ladder');
export const showBaseline = signal(true);
/** Recorded week under the data cursor, one for all charts. */
export const cursorWeek = signal<number | undefined>(undefined);
export const lettersOn = signal(true);
export const keysOpen = signal(false);
export const sheetOpen = signal(false);
export const examineOpen = signal(false);
/** What a screen reader is told, politely. */
export const announcement = signal('');
export const announce = (text: string): void => { announcement.value = announcement.value === text ? `${text} ` : text; };

export const seesTruth = (): boolean => layer.value !== 'measured';
export const seesMeasured = (): boolean => layer.value !== 'truth';

export type Theme = 'light' | 'dark' | undefined;
export const theme = signal<Theme>(query.get('theme') === 'dark' ? 'dark' : query.get('theme') === 'light' ? 'light' : undefined);
/** Counts up whenever the colours may have changed: canvases redraw. */
export const colours = signal(0);
export const narrow = signal(false);
export const darkNow = signal(false);
export const printing = signal(false);
export const reducedMotion = signal(false);

/** Joins the signals to the document and its media queries; call once. */
export function watchDocument(): void {
  const watch = (media: string, take: (matches: boolean) => void): void => {
    const list = matchMedia(media);
    take(list.matches);
    list.addEventListener('change', () => take(list.matches));
  };
  const systemDark = signal(false);
  watch('(prefers-color-scheme: dark)', (m) => { systemDark.value = m; });
  watch('(max-width: 719px)', (m) => { narrow.value = m; });
  addEventListener('beforeprint', () => { printing.value = true; });
  addEventListener('afterprint', () => { printing.value = false; });
  watch('(prefers-reduced-motion: reduce)', (m) => { reducedMotion.value = m; });
  effect(() => {
    if (theme.value) document.documentElement.dataset.theme = theme.value;
    else delete document.documentElement.dataset.theme;
    darkNow.value = theme.value ? theme.value === 'dark' : systemDark.value;
    colours.value = colours.peek() + 1;
  });
}
