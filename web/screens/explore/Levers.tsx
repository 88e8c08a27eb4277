/** Five levers on the story shown, and under each what it acts on directly. */
import { DifferenceBar } from '../../charts/DifferenceBar.tsx';
import { LeverControl } from '../../controls/LeverControl.tsx';
import type { Lever, LeverSettings } from '../../state/contract.ts';
import { directOutcome, distinguishable } from '../../state/derive.ts';
import { count, monthYear, signedCount, twoFigures, whole } from '../../state/format.ts';
import { redoLever, undoLever } from '../../state/keyboard.ts';
import { difference, history, info, levers, leversMoved, plain, previewPending } from '../../state/store.ts';
import { announce, layer, narrow, sheetOpen, story } from '../../state/ui.ts';
import { setLevers } from '../../state/work.ts';
import { en } from '../../text/en.ts';

const withLever = (settings: LeverSettings, lever: Lever, value: number): LeverSettings => {
  const { [lever.id]: _, ...rest } = settings;
  return value === lever.neutral ? rest : { ...rest, [lever.id]: value };
};

export function Levers() {
  const text = en.levers;
  const groups = [...new Set(levers.value.map((l) => l.group))];
  const from = info.value ? monthYear(info.value.forkAt) : '';
  const to = info.value ? monthYear(info.value.end) : '';
  const line = history.value;
  const sheet = narrow.value;
  return (
    <aside class={`levers${sheet ? ' as-sheet' : ''}`} id="levers" aria-label={text.title} data-open={!sheet || sheetOpen.value}>
      <div class="lv-top">
        <h3>{text.title}</h3>
        <span class="row">
          <button type="button" class="link u" disabled={line.past.length === 0} onClick={undoLever}>{text.undo}</button>
          <button type="button" class="link u" disabled={line.future.length === 0} onClick={redoLever}>{text.redo}</button>
          {sheet && <button type="button" class="btn" onClick={() => { sheetOpen.value = false; }}>{text.close}</button>}
        </span>
      </div>
      <p class="small mut">{text.intro(from, to)}</p>
      {groups.map((group) => (
        <fieldset class="grp" key={group}>
          <legend>{group}</legend>
          {levers.value.filter((l) => l.group === group).map((lever) => (
            <div class="lever" key={lever.id} data-testid={`lever-${lever.id}`}>
              <LeverControl lever={lever} value={line.present[lever.id] ?? lever.neutral} force={text.forceSpan(from, to)} change={(value, dragging) => setLevers(withLever(history.peek().present, lever, value), dragging)} />
              <Direct lever={lever} />
            </div>
          ))}
        </fieldset>
      ))}
      <p class="small mut joint">{leversMoved.value > 1 ? text.joint : ' '}</p>
      <p class="row"><button type="button" class="btn" disabled={leversMoved.value === 0} onClick={() => { setLevers({}); announce(en.say.reset); }}>{text.reset}</button></p>
    </aside>
  );
}

/** What the lever acts on directly: the story's own number while all rest, the paired difference once something moved. One size in every state. */
function Direct({ lever }: { lever: Lever }) {
  const text = en.difference;
  const outcome = directOutcome[lever.id];
  if (!outcome) return null;
  const own = plain.value[story.value]?.result.outcomes;
  const name = en.outcome[outcome];
  if (layer.value === 'measured') return <div class="lv-o"><p class="small">{name}</p><p class="small mut">{text.hidden}</p></div>;
  if (leversMoved.value === 0) {
    return <div class="lv-o"><p class="small">{name}: <b>{own ? count(own[outcome].median) : '…'}</b></p><p class="small mut">{en.levers.unmoved} {lever.text}</p></div>;
  }
  const now = difference.value;
  if (!now) return <div class="lv-o"><p class="small">{name}</p><p class="small mut">{previewPending.value ? text.waiting : '\u00a0'}</p></div>;
  const d = now.data.difference[outcome];
  const sure = distinguishable(d);
  const n = whole(now.data.worlds);
  const error = Math.abs(d.monteCarloError) < 9.5 ? d.monteCarloError.toFixed(1) : twoFigures(d.monteCarloError);
  const nothing = d.q05 === 0 && d.q95 === 0 && d.mean === 0;
  return (
    <div class="lv-o" data-testid={`direct-${lever.id}`} data-sure={sure} data-worlds={now.data.worlds}>
      <p class="small">{name}, <span class="mut">{text.per}</span></p>
      <DifferenceBar difference={d} sure={sure} />
      <p class="small">{nothing ? text.none(n) : sure ? text.is(signedCount(d.q05), signedCount(d.q95), error) : text.notYet(n, error)}</p>
    </div>
  );
}
