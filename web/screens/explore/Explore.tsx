/** The one screen: question, stories, bench of levers, charts and headlines, then ladder and waterfall. */
import { Examine } from '../../charts/Examine.tsx';
import { Fan } from '../../charts/Fan.tsx';
import { Ladder } from '../../charts/Ladder.tsx';
import { Patterns } from '../../charts/Patterns.tsx';
import { Stack } from '../../charts/Stack.tsx';
import { Waterfall } from '../../charts/Waterfall.tsx';
import { baseline, busy, info, leversMoved, panels, shown } from '../../state/store.ts';
import { announcement, examineOpen, layer, narrow, sheetOpen } from '../../state/ui.ts';
import { en } from '../../text/en.ts';
import { Headlines } from './Headlines.tsx';
import { Hero } from './Hero.tsx';
import { Keys } from './Keys.tsx';
import { Levers } from './Levers.tsx';
import { Notices } from './Notices.tsx';
import { Stories } from './Stories.tsx';
import { TopBar, storyTitle } from './TopBar.tsx';

export function Explore() {
  const now = shown.value;
  const stale = now?.stale ?? false;
  return (
    <div id="top" class="screen">
      <Patterns />
      <a class="skip" href="#stories">{en.skip}</a>
      <TopBar />
      <main class="page">
        <Hero />
        <Notices />
        <Stories />
        <div class="bench">
          <Levers />
          <div class="centre">
            <Fan ensemble={now?.ensemble} baseline={baseline.value} info={info.value} stale={stale} moved={leversMoved.value > 0} />
            <Stack ensemble={now?.ensemble} info={info.value} stale={stale} />
          </div>
          <Headlines />
        </div>
        <section class="section"><Ladder panels={panels.value} stale={stale} /></section>
        <section class="section">
          <Waterfall ensemble={now?.ensemble} name={storyTitle()} stale={stale} />
          <ExamineDoor />
        </section>
      </main>
      {narrow.value && !sheetOpen.value && <button type="button" class="btn main sheet-open" aria-expanded={sheetOpen.value} aria-controls="levers" onClick={openSheet}>{en.levers.open}{leversMoved.value > 0 ? ` (${leversMoved.value})` : ''}</button>}
      <p class="sr" role="status" aria-live="polite" data-testid="announcement">{announcement.value}</p>
      <Keys />
      <Examine />
    </div>
  );
}

/** The sheet covers the lower half; the chart is brought above it. */
function openSheet(): void {
  sheetOpen.value = true;
  document.querySelector('#fan .body')?.scrollIntoView({ block: 'start' });
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#levers button')?.focus());
}

function ExamineDoor() {
  if (layer.value === 'measured') return null;
  const shut = busy.value || !shown.value;
  return (
    <div class="door">
      <button type="button" class="btn" disabled={shut} aria-haspopup="dialog" onClick={() => { examineOpen.value = true; }}>{en.charts.tools.examine}</button>
      <span>{en.charts.examine.title} <span class="mut">{shut ? en.charts.examine.wait : ' '}</span></span>
    </div>
  );
}
