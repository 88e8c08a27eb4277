/** Draws the screen at once, then connects: the skeleton stands while the first worlds are simulated. */
import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import './style/tokens.css';
import './style/base.css';
import './style/charts.css';
import './style/explore.css';
import './style/print.css';
import { Explore } from './screens/index.ts';
import { boot } from './state/boot.ts';
import type { Start } from './state/boot.ts';
import { onKey } from './state/keyboard.ts';
import { watchDocument } from './state/ui.ts';

export function start(from: Start): void {
  watchDocument();
  document.addEventListener('keydown', onKey);
  render(<Explore />, document.querySelector('#app')!);
  void boot(from);
}
