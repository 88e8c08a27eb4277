/** The signature picture: populations T0 to T6 from top to bottom, the fall on each, and where each part of it enters. */
import { useState } from 'preact/hooks';
import { en } from '../text/en.ts';
import { change, percent, whole } from '../state/format.ts';
import { agreement, ladderRungs, rungOf } from '../state/derive.ts';
import type { LadderRung } from '../state/derive.ts';
import { layer, narrow } from '../state/ui.ts';
import type { Ensemble } from '../state/contract.ts';
import type { StoryId } from '../state/stories.ts';
import { Figure } from './Figure.tsx';
import { LadderLabels } from './LadderLabels.tsx';
import { LadderPanel } from './LadderPanel.tsx';
import { panelShape, shareDomain } from './ladderLayout.ts';
import { useWidth } from './useWidth.ts';

export const PITCH = { wide: 52, narrow: 58 } as const;
const PUBLISHED: readonly [number, number] = [0.0816, 0.0222];
const RUNGS = 9;

export interface PanelInput { readonly id: StoryId; readonly ensemble: Ensemble | undefined; readonly moved: boolean }

export function Ladder({ id = 'ladder', panels, stale }: { id?: string; panels: readonly PanelInput[]; stale: boolean }) {
  const text = en.charts.ladder;
  const small = narrow.value;
  const ready = panels.filter((p): p is PanelInput & { ensemble: Ensemble } => p.ensemble !== undefined);
  const height = ladderHeight(small);
  const list = (estimand: 'T0' | 'T6'): string => ready.map((p) => change(rungOf(p.ensemble.result, estimand).change.median)).join(', ');
  const fewest = Math.min(...ready.map((p) => p.ensemble.result.worlds));
  return (
    <Figure
      id={id} level={2} question={text.question} take={ready.length > 0 ? text.take(list('T6'), list('T0')) : undefined} est={text.estimand(ready.length > 0 ? whole(fewest) : '')} foot={text.foot}
      stale={stale} veiled={layer.value === 'measured'} height={height + 28} table={ready.length > 0 ? () => ladderTable(ready) : undefined}
    >
      {ready.length > 0 && <LadderBody panels={panels} height={height} small={small} describe={text.describe(ready.length, list('T6'), list('T0'))} />}
    </Figure>
  );
}

const ladderHeight = (small: boolean): number => (small ? 98 + PITCH.narrow * (RUNGS - 1) + 138 : 104 + PITCH.wide * (RUNGS - 1) + 72);

function LadderBody({ panels, height, small, describe }: { panels: readonly PanelInput[]; height: number; small: boolean; describe: string }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [read, setRead] = useState<string>();
  const many = panels.length > 3;
  const label = small ? 0 : width < 1000 || many ? 232 : 276;
  const gap = small ? 12 : many ? 18 : 30;
  const each = (width - label - gap * (panels.length - 1)) / panels.length;
  const pitch = PITCH[small ? 'narrow' : 'wide'];
  const top = small ? 98 : 104;
  const all = panels.map((p) => (p.ensemble ? ladderRungs(p.ensemble.result) : []));
  const domain = shareDomain(all, PUBLISHED);
  const plot = small ? each - (each > 100 ? 54 : 46) : each - (many ? 126 : 138);
  const bottom = top + pitch * (RUNGS - 1);
  return (
    <div ref={box}>
      <p class="ro" style={{ minHeight: small ? '60px' : '20px', marginBottom: '4px' }}>{read ?? <span class="hint">{en.charts.ladder.hint}</span>}</p>
      <div style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg class="plot" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={describe}>
            {!small && <LadderLabels top={top} pitch={pitch} width={label - 22} bottom={bottom} rule={width} />}
            {panels.map((panel, i) => {
              const left = label + i * (each + gap);
              const rungs: readonly LadderRung[] = all[i]!;
              return (
                <LadderPanel
                  key={panel.id} id={panel.id} left={left} width={each} small={small} top={top} bottom={bottom} published={PUBLISHED} plain={many} moved={panel.moved}
                  says={rungs.length > 0 ? agreement(rungs[0]!.change.median, rungs.at(-1)!.change.median) : undefined}
                  shape={rungs.length > 0 ? panelShape(rungs, domain, left + (small ? 4 : 28), plot, top, pitch) : undefined} onRead={setRead}
                />
              );
            })}
            {small && <LadderLabels top={top} pitch={pitch} width={width} bottom={bottom} rule={width} over />}
          </svg>
        )}
      </div>
    </div>
  );
}

function ladderTable(panels: readonly (PanelInput & { ensemble: Ensemble })[]) {
  const text = en.charts.ladder;
  const four = (v: number): number => Number(v.toPrecision(4));
  const n = (v: number): number | string => (v < 9.5 ? 'fewer than 10' : Math.round(v));
  return {
    caption: text.estimand(whole(panels[0]!.ensemble.result.worlds)), columns: text.columns,
    rows: panels.flatMap(({ id, ensemble }) => ensemble.result.ladder.map((r) => [
      en.storyName[id], r.estimand, text.rung[r.estimand], percent(r.from.median, 2), percent(r.to.median, 2), four(r.change.median), four(r.change.q05), four(r.change.q95),
      n(r.from.children.median), n(r.to.children.median), n(r.from.persons.median), n(r.to.persons.median),
    ])),
  };
}
