/** Run button, progress, time left, cancel and keep; the meter of the Monte Carlo error; what is stale, partial or broken. */
import { MOST_WORLDS } from '../../state/contract.ts';
import { monteCarloError, rungOf } from '../../state/derive.ts';
import { secondsLeft, whole } from '../../state/format.ts';
import { doneWorlds, failure, FEWEST_PREVIEW_WORLDS, full, leversMoved, MARKET_SIZES, marketSize, running, seed, settingsKey, shown, wantedWorlds, workerLost } from '../../state/store.ts';
import { layer } from '../../state/ui.ts';
import { cancelRun, changeWorlds, resume, runFull } from '../../state/work.ts';
import { en } from '../../text/en.ts';

const STEADY = 0.01;
/** The meter's right end is a tenth of the tolerance, its left end ten times it. */
const DECADES = 1;

export function RunPanel() {
  const text = en.run;
  const run = full.value;
  const now = shown.value;
  const stale = run && run.key !== settingsKey.value && !running.value;
  return (
    <div class="run" data-testid="run-panel" data-state={run?.state ?? 'none'}>
      <button type="button" class="btn main wide" disabled={running.value || !now} onClick={() => { void runFull(); }}>{text.full}</button>
      <div class="run-in">
        <Setting label={text.worlds} value={String(wantedWorlds.value)} take={(v) => { const n = Number(v); if (Number.isInteger(n) && n >= 1 && n <= MOST_WORLDS) wantedWorlds.value = n; }} />
        <Setting label={text.seed} value={seed.value} take={(v) => { if (v.trim() && v.trim() !== seed.peek()) changeWorlds({ seed: v.trim() }); }} />
        <MarketSetting />
      </div>
      {marketSize.value !== 1 && <p class="small mut" data-testid="market-note">{text.marketNote(marketSize.value)}</p>}
      <Progress />
      <Meter />
      {stale && leversMoved.value >= 0 && <div class="note"><p>{text.stale}</p><p class="row"><button type="button" class="btn" onClick={() => { void runFull(); }}>{text.update}</button></p></div>}
      {workerLost.value !== undefined && failure.value === undefined && <div class="note" data-testid="redone"><p>{text.redone(whole(workerLost.value))}</p></div>}
      {failure.value !== undefined && (
        <div class="note" role="alert">
          <p>{(now?.ensemble.result.worlds ?? 0) > 0 ? text.stopped(whole(now!.ensemble.result.worlds)) : text.failed}</p>
          <p class="row"><button type="button" class="btn" onClick={() => { failure.value = undefined; if (run) void runFull(); else if (now) resume(); else location.reload(); }}>{text.again}</button></p>
        </div>
      )}
    </div>
  );
}

function Setting({ label, value, take }: { label: string; value: string; take: (value: string) => void }) {
  return <label class="small"><span class="mut">{label}</span><input value={value} disabled={running.value} data-testid={`run-${label.toLowerCase()}`} onChange={(e) => { take(e.currentTarget.value); e.currentTarget.value = label === en.run.worlds ? String(wantedWorlds.peek()) : seed.peek(); }} /></label>;
}

function MarketSetting() {
  const text = en.run;
  const take = (value: string): void => {
    const size = MARKET_SIZES.find((one) => String(one) === value);
    if (size && size !== marketSize.peek()) changeWorlds({ size });
  };
  return (
    <label class="small">
      <span class="mut">{text.market}</span>
      <select value={String(marketSize.value)} disabled={running.value} data-testid="run-market" onChange={(e) => take(e.currentTarget.value)}>
        {MARKET_SIZES.map((size) => <option key={size} value={String(size)}>{size === 1 ? text.marketAsWritten : text.marketTimes(size)}</option>)}
      </select>
    </label>
  );
}

function Progress() {
  const text = en.run;
  const run = full.value;
  const of = running.value ? run!.of : wantedWorlds.value;
  const done = running.value ? doneWorlds.value : shown.value?.ensemble.result.worlds ?? 0;
  const seconds = run && running.value && done > 0 ? ((performance.now() - run.startedAt) / 1000 / done) * (run.of - done) : Number.NaN;
  const words = text.of(whole(done), whole(of));
  return (
    <>
      <p class="prog-t"><b>{words.done}</b>{words.rest}</p>
      <div class="prog" role="progressbar" aria-valuemin={0} aria-valuemax={of} aria-valuenow={Math.min(done, of)} aria-label={text.progress}><i style={{ width: `${Math.min(100, (done / of) * 100)}%` }} /></div>
      <p class="small mut prog-s">{running.value ? secondsLeft(seconds) || ' ' : ' '}</p>
      <p class="row prog-b">
        <button type="button" class="link u" disabled={!running.value} onClick={() => cancelRun()}>{text.cancel}</button>
        <button type="button" class="link u" disabled={!running.value || !run?.ensemble} onClick={() => cancelRun()}>{text.keep}</button>
      </p>
    </>
  );
}

function Meter() {
  const text = en.run;
  const result = shown.value?.ensemble.result;
  const measured = layer.value === 'measured';
  const q = result && (measured ? rungOf(result, 'T6').change : result.truth.children.change);
  const error = q ? monteCarloError(q, result.worlds) : Number.NaN;
  // The range of a handful of worlds says too little of their spread.
  const steady = error <= STEADY && (result?.worlds ?? 0) >= FEWEST_PREVIEW_WORLDS;
  const at = Number.isFinite(error) ? Math.min(1, Math.max(0, 0.5 + Math.log10(STEADY / Math.max(error, 1e-6)) / (2 * DECADES))) : 0;
  const points = error < 0.00995 ? (error * 100).toFixed(1) : String(Math.round(error * 100));
  return (
    <>
      <p class="mc-t" data-testid="meter">{Number.isFinite(error) ? <><b>{steady ? text.steady : text.rough}</b>{text.meter(points)}</> : ' '}</p>
      <div class="mc" aria-hidden="true"><i style={{ left: `${at * 100}%` }} /><b style={{ left: '50%' }} /></div>
      <p class="small mut">{measured ? text.measuredMeterNote : text.meterNote}</p>
    </>
  );
}
