/** Plotly, fetched when it is first wanted: 1.4 MB and some three seconds of the main thread, so never while anything runs. */
import type PlotlyModule from 'plotly.js-dist';

type Plotly = typeof PlotlyModule;
let loading: Promise<Plotly> | undefined;

export function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js-dist').then((module) => ((module as unknown as { default?: Plotly }).default ?? (module as unknown as Plotly)));
  return loading;
}
