/** The one screen: question, stories, bench of levers, charts and headlines, then ladder and waterfall. */
import { DifferenceFan } from '../../charts/DifferenceFan.tsx';
import { Examine } from '../../charts/Examine.tsx';
import { Fan } from '../../charts/Fan.tsx';
import { OnScreen } from '../../charts/OnScreen.tsx';
import { Ladder } from '../../charts/Ladder.tsx';
import { Patterns } from '../../charts/Patterns.tsx';
import { Stack } from '../../charts/Stack.tsx';
import { Waterfall } from '../../charts/Waterfall.tsx';
import { baseline, busy, computing, difference, info, leversMoved, panels, shown } from '../../state/store.ts';
import { announcement, examineOpen, layer, narrow, sheetOpen } from '../../state/ui.ts';
import { en } from '../../text/en.ts';
import { Headlines } from './Headlines.tsx';
import { Hero } from './Hero.tsx';
import { Instruments } from './Instruments.tsx';
import { Keys } from './Keys.tsx';
import { Levers } from './Levers.tsx';
import { Notices } from './Notices.tsx';
import { Stories } from './Stories.tsx';
import { TopBar, storyTitle } from './TopBar.tsx';

export function Explore() {
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
            <OnScreen draw={() => <Fan ensemble={shown.value?.ensemble} baseline={baseline.value} info={info.value} stale={shown.value?.stale ?? false} moved={leversMoved.value > 0} />} />
            <OnScreen draw={() => <Stack ensemble={shown.value?.ensemble} info={info.value} stale={shown.value?.stale ?? false} />} />
            <OnScreen draw={() => <DifferenceFan preview={difference.value?.data} info={info.value} moved={leversMoved.value > 0} stale={shown.value?.stale ?? false} />} />
          </div>
          <Headlines />
        </div>
        <OnScreen class="section" draw={() => <Ladder panels={panels.value} stale={shown.value?.stale ?? false} />} />
        <OnScreen class="section" draw={() => <Waterfall ensemble={shown.value?.ensemble} name={storyTitle()} stale={shown.value?.stale ?? false} />} />
        <OnScreen class="section" draw={() => <Instruments ensemble={shown.value?.ensemble} stale={shown.value?.stale ?? false} />} />
        <ExamineDoor />
      </main>
      <SheetButton />
      <Announcer />
      <Keys />
      <Examine />
    </div>
  );
}

/** What a screen reader is told: start, quarters, end, errors. */
const Announcer = () => <p class="sr" role="status" aria-live="polite" data-testid="announcement" data-computing={computing.value}>{announcement.value}</p>;

function SheetButton() {
  if (!narrow.value || sheetOpen.value) return null;
  return <button type="button" class="btn main sheet-open" aria-expanded={false} aria-controls="levers" onClick={openSheet}>{en.levers.open}{leversMoved.value > 0 ? ` (${leversMoved.value})` : ''}</button>;
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
