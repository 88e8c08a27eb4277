/** The moving part of the fan (bands, runs, lines) on a canvas by uPlot; marks and words lie over it as SVG. */
import uPlot from 'uplot';
import type { FanModel } from './fanModel.ts';

export const MOST_RUNS = 12;

export interface Frame { readonly width: number; readonly height: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

export interface FanPlot {
  readonly draw: (model: FanModel) => void;
  readonly resize: (frame: Frame) => void;
  readonly destroy: () => void;
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Series in this order: 95, 5, 75, 25 %, before, runs, strong. */
function columns(model: FanModel): uPlot.AlignedData {
  const none = Array.from({ length: model.xs.length }, () => null);
  const runs = Array.from({ length: MOST_RUNS }, (_, i) => model.runs[i] ?? none);
  const band = model.band;
  return [model.xs, band?.q95 ?? none, band?.q05 ?? none, band?.q75 ?? none, band?.q25 ?? none, model.before ?? none, ...runs, model.strong ?? none] as unknown as uPlot.AlignedData;
}

const withAlpha = (hex: string, alpha: number): string => {
  const n = Number.parseInt(hex.slice(1).length === 3 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1), 16);
  return `rgba(${n >> 16}, ${(n >> 8) & 255}, ${n & 255}, ${alpha})`;
};

export function createFanPlot(host: HTMLElement, frame: Frame, first: FanModel): FanPlot {
  let model = first;
  const edge: uPlot.Series = { width: 0, points: { show: false } };
  const line = (width: number, stroke: () => string): uPlot.Series => ({ width, stroke, points: { show: false } });
  const grid = (u: uPlot): void => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.strokeStyle = colour('--rule');
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    for (const tick of model.ticks) {
      const y = Math.round(u.valToPos(tick, 'y', true)) + 0.5;
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
    }
    ctx.stroke();
    ctx.restore();
  };
  const options: uPlot.Options = {
    width: frame.width, height: frame.height, pxAlign: 0,
    padding: [frame.top, frame.right, frame.bottom, frame.left],
    cursor: { show: false }, legend: { show: false }, axes: [{ show: false }, { show: false }],
    scales: { x: { time: false, range: () => [model.years[0], model.years[1]] }, y: { range: () => [0, model.top] } },
    series: [
      {}, edge, edge, edge, edge,
      line(2, () => colour('--baseline')),
      ...Array.from({ length: MOST_RUNS }, () => line(0.8, () => withAlpha(colour('--truth'), 0.42))),
      line(2.5, () => colour('--truth')),
    ],
    bands: [
      { series: [1, 2], fill: () => withAlpha(colour('--truth'), Number(colour('--band-90'))) },
      { series: [3, 4], fill: () => withAlpha(colour('--truth'), Number(colour('--band-50'))) },
    ],
    hooks: { drawClear: [grid] },
  };
  const plot = new uPlot(options, columns(first), host);
  return {
    draw: (next) => { model = next; plot.setData(columns(next)); },
    resize: ({ width, height }) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}
