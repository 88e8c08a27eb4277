/** A chart over time that can be pointed at or walked with arrow keys; the read-out stands in a fixed place above it. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { cursorWeek } from '../state/ui.ts';
import { en } from '../text/en.ts';

const STEP = 4;
const YEAR = 52;

interface Props {
  readonly label: string;
  readonly readout: string | undefined;
  readonly first: number;
  readonly last: number;
  /** Week at a distance in CSS pixels from the left edge of the chart. */
  readonly weekAt: (x: number) => number;
  readonly children: ComponentChildren;
}

export function Cursorable({ label, readout, first, last, weekAt, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const move = (week: number): void => { cursorWeek.value = Math.max(first, Math.min(last, week)); };
  const onKey = (event: KeyboardEvent): void => {
    const now = cursorWeek.peek() ?? last - STEP;
    const by: Record<string, number> = { ArrowLeft: -STEP, ArrowRight: STEP, ',': -YEAR, '.': YEAR };
    if (event.key === 'Escape') { event.stopPropagation(); box.current?.blur(); return; }
    if (event.key in by) move(now + by[event.key]!);
    else if (event.key === 'Home') move(first);
    else if (event.key === 'End') move(last);
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="cursorable" ref={box} tabIndex={0} role="group" aria-label={label}
      onPointerMove={(event) => move(weekAt(event.clientX - box.current!.getBoundingClientRect().left))}
      onPointerLeave={() => { cursorWeek.value = undefined; }}
      onFocus={() => { cursorWeek.value ??= last - STEP; }} onBlur={() => { cursorWeek.value = undefined; }} onKeyDown={onKey}
    >
      <output class="ro">{readout ?? <span class="hint">{en.charts.hint}</span>}</output>
      {children}
    </div>
  );
}
