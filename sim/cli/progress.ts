import { whole } from '../report/words.ts';
import type { Streams } from './streams.ts';

/** A line of progress: how many, a bar, how fast, how long still. @param now milliseconds */
export function progressLine(title: string, done: number, of: number, workers: number, elapsedMs: number): string {
  const cells = 20;
  const filled = Math.floor((cells * done) / of);
  const perSecond = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const left = perSecond > 0 ? `${duration((of - done) / perSecond)} left` : '';
  return `${title.padEnd(10)}${whole(done)}/${whole(of)} worlds  [${'#'.repeat(filled)}${'-'.repeat(cells - filled)}]  ${workers} ${workers === 1 ? 'worker' : 'workers'}  ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s  ${left}`.trimEnd();
}

function duration(seconds: number): string {
  const rounded = Math.ceil(seconds);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`;
}

/** Shows the progress of a run. */
export function followRun(streams: Streams, title: string, workers: number, now: () => number): (done: number, of: number) => void {
  const from = now();
  return (done, of) => streams.progress.show(progressLine(title, done, of, workers, now() - from));
}
