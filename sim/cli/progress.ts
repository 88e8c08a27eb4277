import { whole } from '../report/words.ts';
import type { Streams } from './streams.ts';

/**
 * A line of progress: how many, a bar, how fast, how long still.
 * @param underWay worlds that are being simulated, as the sum of the shares that are done
 */
export function progressLine(title: string, done: number, of: number, workers: number, elapsedMs: number, underWay = 0): string {
  const cells = 20;
  const sofar = Math.min(of, done + underWay);
  const filled = Math.floor((cells * sofar) / of);
  const perSecond = elapsedMs > 0 ? (sofar / elapsedMs) * 1000 : 0;
  const left = perSecond > 0 ? `${duration((of - sofar) / perSecond)} left` : '';
  return `${title.padEnd(10)}${whole(done)}/${whole(of)} worlds  [${'#'.repeat(filled)}${'-'.repeat(cells - filled)}]  ${workers} ${workers === 1 ? 'worker' : 'workers'}  ${rate(perSecond)}  ${left}`.trimEnd();
}

/** "24/s", "3.1/s", "1.2/min" */
function rate(perSecond: number): string {
  if (perSecond >= 10) return `${Math.round(perSecond)}/s`;
  return perSecond === 0 || perSecond >= 0.2 ? `${perSecond.toFixed(1)}/s` : `${(60 * perSecond).toFixed(1)}/min`;
}

function duration(seconds: number): string {
  const rounded = Math.ceil(seconds);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`;
}

/** Shows the progress of a run, from its start on: the first world may take minutes. */
export function followRun(streams: Streams, title: string, workers: number, worlds: number, now: () => number): (done: number, of: number, underWay: number) => void {
  const from = now();
  streams.progress.show(progressLine(title, 0, worlds, workers, 0));
  return (done, of, underWay) => streams.progress.show(progressLine(title, done, of, workers, now() - from, underWay));
}
