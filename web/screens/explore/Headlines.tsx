import type { ComponentChildren } from 'preact';
import { RunPanel } from './RunPanel.tsx';
import { inHundred, partsDownTo, rungOf } from '../../state/derive.ts';
import { bareCount, change, count, inHundred as rounded, monthYear } from '../../state/format.ts';
import { info, shown } from '../../state/store.ts';
import { layer } from '../../state/ui.ts';
import { en } from '../../text/en.ts';

const WEEKS_PER_YEAR = 365.25 / 7;

interface CardProps { readonly title: string; readonly kind: 'truth' | 'read' | ''; readonly big: ComponentChildren; readonly range: string; readonly note: string; readonly more?: readonly string[] }

function Card({ title, kind, big, range, note, more = [] }: CardProps) {
  return (
    <div class="hc">
      <h4>{title}</h4>
      <p class={`big${kind ? ` c-${kind}` : ''}`}>{big}</p>
      <p class="iv">{range}</p>
      <p class="small mut">{note}</p>
      {more.map((line) => <p key={line} class="small">{line}</p>)}
    </div>
  );
}

/** Headline numbers of the story in view. The headline truth is a number of children; the share stands beside it. */
export function Headlines() {
  const text = en.cards;
  const result = shown.value?.ensemble.result;
  const truth = layer.value !== 'measured';
  const measured = layer.value !== 'truth';
  const place = (f: () => string): string => (result ? f() : ' ');
  const waves = info.value?.waves ?? [];
  const [from, to] = [waves[0], waves.at(-1)].map((w) => (w ? monthYear(w.at) : ''));
  const t6 = result && rungOf(result, 'T6').change;
  const span = (low: number, high: number): string => text.to(change(low), change(high));
  return (
    <aside class="cards" aria-label={text.label} data-testid="result" data-stale={shown.value?.stale ?? false} data-worlds={result?.worlds ?? 0} data-digest={result?.digest ?? ''} data-scenario={result?.scenario.hash ?? ''} data-seed={result?.seed ?? ''} data-scale={result?.scale ?? ''} data-partial={result?.partial ?? false}>
      <RunPanel />
      {truth && (
        <Card
          title={text.trueChange} kind="truth" big={place(() => change(result!.truth.children.change.median))} range={place(() => span(result!.truth.children.change.q05, result!.truth.children.change.q95))} note={text.trueNote(from!, to!)}
          more={result ? [text.study(change(result.truth.childrenStudyAreas.change.median)), text.share(change(rungOf(result, 'T0').change.median))] : []}
        />
      )}
      {measured && <Card title={text.reading} kind="read" big={place(() => change(t6!.median))} range={place(() => span(t6!.q05, t6!.q95))} note={text.readingNote} />}
      {truth && measured && <RealPart />}
      {truth && <Card title={text.childYears} kind="" big={place(() => count(result!.outcomes.childWeeks.median / WEEKS_PER_YEAR))} range={place(() => text.to(bareCount(result!.outcomes.childWeeks.q05 / WEEKS_PER_YEAR), bareCount(result!.outcomes.childWeeks.q95 / WEEKS_PER_YEAR)))} note={info.value ? text.childYearsNote(monthYear(info.value.forkAt), monthYear(info.value.end)) : ''} />}
      <p class="small mut">{text.range}</p>
    </aside>
  );
}

function RealPart() {
  const text = en.cards;
  const result = shown.value?.ensemble.result;
  if (!result) return <Card title={text.realPart} kind="" big={' '} range={' '} note={text.realNote} />;
  const parts = inHundred(partsDownTo(result, 'T6'));
  const whole = result.decomposition.reduce((sum, d) => sum + d.logPoints.mean, 0);
  const children = result.decomposition[0]!.children;
  const of = (v: number): string => rounded((v / whole) * 100);
  return <Card title={text.realPart} kind="" big={<>{rounded(parts.real)}<small>{text.inHundred}</small></>} range={text.to(of(children.q95), of(children.q05))} note={text.realNote} />;
}
