/** The frame of every chart: question, takeaway, estimand, chart or table, what the marks mean, and the tools. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { en } from '../text/en.ts';
import { unable } from '../state/store.ts';
import { figures, setTable, tables } from '../state/tables.ts';
import { download, pngBlob, svgText, toCsv } from './export.ts';
import type { Table } from './export.ts';
import { DataTable } from './DataTable.tsx';

export interface FigureProps {
  readonly id: string;
  readonly level?: 2 | 3;
  readonly question: string;
  readonly take?: string | undefined;
  readonly est: string;
  readonly foot: string;
  readonly control?: ComponentChildren;
  /** Undefined while there is nothing to show: the body is a skeleton of `height`. */
  readonly table?: (() => Table) | undefined;
  /** What the skeleton says instead of that worlds are being simulated. */
  readonly waiting?: string | undefined;
  readonly height: number;
  readonly stale?: boolean;
  readonly veiled?: boolean;
  readonly tools?: ComponentChildren;
  /** Makes the chart whole for a file, where the screen draws part of it on a canvas; returns how to go back. */
  readonly prepare?: () => Promise<() => void>;
  readonly children?: ComponentChildren;
}

export function Figure(props: FigureProps) {
  const { id, level = 3, question, take, est, foot, control, table, height, stale = false, veiled = false, waiting = unable.value ? en.charts.unable : en.charts.loading, tools, prepare, children } = props;
  const text = en.charts.tools;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    figures.add(id);
    return () => { figures.delete(id); };
  }, [id]);
  const Heading = level === 2 ? 'h2' : 'h3';
  const asTable = tables.value[id] === true;
  const withChart = async (use: (svg: ReturnType<typeof svgText>) => Promise<void> | void): Promise<void> => {
    const shown = tables.peek()[id] === true;
    if (shown) { setTable(id, false); await settled(); }
    const back = await prepare?.();
    const chart = body.current?.querySelector<SVGSVGElement>('svg.plot');
    if (chart) await use(svgText(chart, question, est));
    back?.();
    if (shown) setTable(id, true);
  };
  const ready = table !== undefined && !veiled;
  return (
    <figure class={`fig level-${level}`} id={id} data-testid={id}>
      <header>
        <Heading>{question}</Heading>
        {control && <div class="ctl">{control}</div>}
        {!veiled && <p class="take">{take ?? '\u00a0'}</p>}
        {!veiled && <p class="est">{est}</p>}
      </header>
      {veiled ? <p class="veil">{en.veil}</p> : (
        <div class="body" ref={body} data-stale={stale} style={{ minHeight: `${height}px` }}>
          {!table ? <div class="skeleton" style={{ height: `${height}px` }}><p>{waiting}</p></div> : asTable ? <DataTable table={table()} /> : children}
        </div>
      )}
      {!veiled && (
        <footer>
          <span>{foot}</span>
          <span class="tools">
            <button type="button" disabled={!ready} aria-label={text.label(asTable ? text.chart : text.table, question)} onClick={() => setTable(id, !asTable)}>{asTable ? text.chart : text.table}</button>
            <button type="button" disabled={!ready} aria-label={text.label(text.csv, question)} onClick={() => download(`undercount-${id}.csv`, toCsv(table!()), 'text/csv')}>{text.csv}</button>
            <button type="button" disabled={!ready} aria-label={text.label(text.png, question)} onClick={() => { void withChart(async (svg) => download(`undercount-${id}.png`, await pngBlob(svg))); }}>{text.png}</button>
            <button type="button" disabled={!ready} aria-label={text.label(text.svg, question)} onClick={() => { void withChart((svg) => download(`undercount-${id}.svg`, svg.text, 'image/svg+xml')); }}>{text.svg}</button>
            {tools}
          </span>
        </footer>
      )}
    </figure>
  );
}

/** Two frames: what was set has been drawn. */
export const settled = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });
