/** What further instruments of the scenario report: each with what its figure is a figure of. The survey's own picture stands above. */
import { DataTable } from '../../charts/DataTable.tsx';
import type { Table } from '../../charts/export.ts';
import { otherInstruments, type InstrumentFigure } from '../../state/instruments.ts';
import type { Ensemble } from '../../state/contract.ts';
import { layer } from '../../state/ui.ts';
import { en } from '../../text/en.ts';

export function Instruments({ ensemble, stale }: { ensemble: Ensemble | undefined; stale: boolean }) {
  const figures = ensemble && layer.value !== 'truth' ? otherInstruments(ensemble.result) : [];
  if (figures.length === 0) return <></>;
  const text = en.charts.instruments;
  return (
    <section class="fig level-2" id="instruments" data-testid="instruments" data-stale={stale}>
      <header><h2>{text.question}</h2><p class="est">{text.estimand}</p></header>
      {figures.map((figure) => (
        <section key={figure.instrument}>
          <h3>{figure.instrument} <span class="mut">{figure.kind}</span></h3>
          <p class="est">{figure.estimand}</p>
          <DataTable table={tableOf(figure, layer.value !== 'measured')} />
          <p class="small mut">{figure.caution}</p>
        </section>
      ))}
    </section>
  );
}

/** The truth stands beside the figures in the view that shows both, and nowhere else. */
function tableOf({ instrument, rows }: InstrumentFigure, truth: boolean): Table {
  const { columns } = en.charts.instruments;
  const out = truth && rows.some(({ outOfReach }) => outOfReach !== '');
  return {
    caption: en.charts.instruments.caption(instrument),
    columns: [columns.at, columns.read, columns.interval, columns.worlds, ...(truth ? [columns.truth] : []), ...(out ? [columns.outOfReach] : []), columns.n],
    rows: rows.map((row) => [row.at, row.read, row.interval || columns.none, row.worlds, ...(truth ? [row.truth] : []), ...(out ? [row.outOfReach] : []), row.n]),
  };
}
