/** Policy-made bias map: one dot a world, measured change across, true change up, the honest line at 45 degrees. Stands still: drawn by Plotly. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../controls/Dialog.tsx';
import { DataTable } from './DataTable.tsx';
import { loadPlotly } from './plotly.ts';
import { download, toCsv } from './export.ts';
import type { Table } from './export.ts';
import { changesByWorld } from '../state/derive.ts';
import { change } from '../state/format.ts';
import { panels } from '../state/store.ts';
import { colours, examineOpen } from '../state/ui.ts';
import { en } from '../text/en.ts';

/** SVG dots stay quick up to here (dependencies.md, final list). */
const MOST_DOTS = 500;
const HEIGHT = 520;
const TICKS = [-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4];
const SYMBOLS = ['circle', 'diamond', 'square', 'cross'] as const;
const HUES = ['--scenario-a', '--scenario-b', '--scenario-c', '--scenario-d'] as const;

interface Cloud { readonly name: string; readonly measured: readonly number[]; readonly truth: readonly number[] }

export function clouds(): Cloud[] {
  return panels.peek().flatMap(({ id, ensemble }) => {
    const pairs = ensemble && changesByWorld(ensemble);
    if (!pairs) return [];
    const keep = <T extends ArrayLike<number>>(v: T): number[] => Array.from(v).slice(0, MOST_DOTS);
    return [{ name: en.storyName[id], measured: keep(pairs.measured), truth: keep(pairs.truth) }];
  });
}

export function Examine() {
  return examineOpen.value ? <ExamineDialog /> : null;
}

function ExamineDialog() {
  const text = en.charts.examine;
  const host = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [asTable, setTable] = useState(false);
  const [data] = useState(clouds);
  const all = data.flatMap((c) => c.truth.map((t, i) => [t, c.measured[i]!] as const)).filter(([t, m]) => Number.isFinite(t) && Number.isFinite(m));
  const above = all.filter(([t, m]) => m < t).length / Math.max(1, all.length);
  const table: Table = { caption: text.est, columns: ['Story', 'World', 'Measured change', 'True change'], rows: data.flatMap((c) => c.truth.map((t, i) => [c.name, i, c.measured[i]!, t])) };
  useEffect(() => {
    if (data.length === 0 || asTable) return undefined;
    let gone = false;
    const element = host.current!;
    void loadPlotly().then((plotly) => {
      if (gone) return;
      void plotly.newPlot(element, traces(data), layout(element.clientWidth), { displayModeBar: false, responsive: true });
      setReady(true);
    });
    return () => { gone = true; void loadPlotly().then((plotly) => plotly.purge(element)); };
  }, [asTable, colours.value]);
  const picture = (format: 'png' | 'svg'): void => { void loadPlotly().then((plotly) => plotly.downloadImage(host.current!, { format, width: 960, height: 640, filename: 'undercount-examine' })); };
  return (
    <Dialog title={text.title} closeLabel={text.close} close={() => { examineOpen.value = false; }} wide>
      <figure class="fig">
        <header><p class="take">{data.length > 0 ? text.take(String(Math.round(above * 100))) : text.missing}</p><p class="est">{text.est}</p></header>
        {asTable ? <DataTable table={table} /> : <div class="examine" ref={host} role="img" aria-label={text.title}>{!ready && data.length > 0 && <p class="mut">{text.loading}</p>}</div>}
        <footer><span class="tools">
          <button type="button" aria-pressed={asTable} onClick={() => setTable(!asTable)}>{asTable ? en.charts.tools.chart : en.charts.tools.table}</button>
          <button type="button" onClick={() => download('undercount-examine.csv', toCsv(table), 'text/csv')}>{en.charts.tools.csv}</button>
          <button type="button" disabled={!ready || asTable} onClick={() => picture('png')}>{en.charts.tools.png}</button>
          <button type="button" disabled={!ready || asTable} onClick={() => picture('svg')}>{en.charts.tools.svg}</button>
        </span></footer>
      </figure>
    </Dialog>
  );
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function traces(data: readonly Cloud[]) {
  return [
    { x: [-1, 1], y: [-1, 1], mode: 'lines' as const, type: 'scatter' as const, name: en.charts.examine.line, line: { color: colour('--ink'), width: 1, dash: 'dot' as const }, hoverinfo: 'skip' as const },
    ...data.map((c, i) => ({
      x: [...c.measured], y: [...c.truth], mode: 'markers' as const, type: 'scatter' as const, name: c.name,
      marker: { color: colour(HUES[i]!), symbol: SYMBOLS[i]!, size: 7, opacity: 0.75, line: { color: colour('--ground'), width: 0.5 } },
    })),
  ];
}

function layout(width: number) {
  const text = en.charts.examine;
  const axis = (title: string, range: [number, number]) => ({ title: { text: title }, tickmode: 'array' as const, tickvals: TICKS, ticktext: TICKS.map(change), range, gridcolor: colour('--rule'), zerolinecolor: colour('--ink'), zerolinewidth: 1 });
  return {
    autosize: true, height: HEIGHT, margin: { l: 70, r: 10, t: 10, b: 56 }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', hovermode: 'closest' as const,
    font: { family: 'Inter, system-ui, sans-serif', size: 14, color: colour('--ink') }, xaxis: { ...axis(text.x, [-1.04, 0.2]), constrain: 'domain' as const }, yaxis: { ...axis(text.y, [-1.04, 0.45]), scaleanchor: 'x' as const },
    legend: { orientation: width < 600 ? 'h' as const : 'v' as const, y: width < 600 ? -0.25 : 1 },
  };
}
