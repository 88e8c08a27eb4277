/** Every chart in every state, on invented worlds: for the eye and for screenshots. `?theme=dark`, `?view=measured` and `?view=truth` hold here too. */
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import 'uplot/dist/uPlot.min.css';
import '../style/tokens.css';
import '../style/base.css';
import '../style/charts.css';
import '../style/explore.css';
import '../style/print.css';
import { DifferenceBar } from '../charts/DifferenceBar.tsx';
import { DifferenceFan } from '../charts/DifferenceFan.tsx';
import { Fan } from '../charts/Fan.tsx';
import { Ladder } from '../charts/Ladder.tsx';
import { Patterns } from '../charts/Patterns.tsx';
import { SplitBar } from '../charts/SplitBar.tsx';
import { Stack } from '../charts/Stack.tsx';
import { Waterfall } from '../charts/Waterfall.tsx';
import { LeverControl } from '../controls/LeverControl.tsx';
import { Notices } from '../screens/explore/Notices.tsx';
import { distinguishable, inHundred, partsDownTo } from '../state/derive.ts';
import { addInfo, plain, problems } from '../state/store.ts';
import { STORY_IDS } from '../state/stories.ts';
import { watchDocument } from '../state/ui.ts';
import { ensembleOf, fixtureInfo, fixtureLevers, fixtureProblems, previewOf } from './fixtures.ts';

const info = fixtureInfo('hidden');
const stories = Object.fromEntries([...STORY_IDS, 'own'].map((id) => [id, ensembleOf(id, 60)]));
const few = ensembleOf('hidden', 10, {}, 40);
const preview = previewOf('hidden', 40, { raidCapacity: 3 });
const none = previewOf('hidden', 40, {});

const State = ({ name, children }: { name: string; children: ComponentChildren }) => <section class="section"><p class="small mut">{name}</p>{children}</section>;
const panels = (ids: readonly (keyof typeof stories)[], moved = false) => ids.map((id) => ({ id: id as 'fell', ensemble: stories[id], moved: moved && id === 'hidden' }));

function Gallery() {
  return (
    <main class="page">
      <Patterns />
      <h1>Gallery</h1>
      <p class="deck">Invented figures. Every chart in every state.</p>
      <State name="Fan, loading"><Fan id="fan-loading" ensemble={undefined} baseline={undefined} info={info} stale={false} moved={false} /></State>
      <State name="Fan, 10 worlds"><Fan id="fan-few" ensemble={few} baseline={undefined} info={info} stale={false} moved={false} /></State>
      {STORY_IDS.map((id) => <State key={id} name={`Fan, ${id}`}><Fan id={`fan-${id}`} ensemble={stories[id]} baseline={undefined} info={info} stale={false} moved={false} /></State>)}
      <State name="Fan, lever moved"><Fan id="fan-moved" ensemble={preview.changed} baseline={preview.base} info={info} stale={false} moved /></State>
      <State name="Fan, stale"><Fan id="fan-stale" ensemble={stories.hidden} baseline={undefined} info={info} stale moved={false} /></State>
      {STORY_IDS.map((id) => <State key={id} name={`Where, ${id}`}><Stack id={`where-${id}`} ensemble={stories[id]} info={info} stale={false} /></State>)}
      <State name="Where, loading"><Stack id="where-loading" ensemble={undefined} info={info} stale={false} /></State>
      <State name="Ladder"><Ladder id="ladder-three" panels={panels(STORY_IDS)} stale={false} /></State>
      <State name="Ladder, four, levers moved"><Ladder id="ladder-four" panels={panels([...STORY_IDS, 'own'], true)} stale={false} /></State>
      <State name="Ladder, one still missing"><Ladder id="ladder-two" panels={[...panels(['fell', 'hidden']), { id: 'measured-differently', ensemble: undefined, moved: false }]} stale={false} /></State>
      {[...STORY_IDS, 'own'].map((id) => <State key={id} name={`Steps, ${id}`}><Waterfall id={`steps-${id}`} ensemble={stories[id]} name={id} stale={false} /></State>)}
      <State name="Difference fan"><DifferenceFan preview={preview} info={info} moved stale={false} /></State>
      <State name="Differences: sure, not distinguishable, none">
        <div class="row">
          {[preview.difference.removals, preview.difference.convictions, none.difference.removals].map((d, i) => <div key={i} class="lv-o"><DifferenceBar difference={d} sure={distinguishable(d)} /></div>)}
        </div>
      </State>
      <State name="Split bars">{STORY_IDS.map((id) => <SplitBar key={id} parts={inHundred(partsDownTo(stories[id]!.result, 'T6'))} />)}</State>
      <State name="Levers"><div style={{ maxWidth: '256px' }}>{fixtureLevers.map((lever) => <LeverControl key={lever.id} lever={lever} value={lever.neutral} change={() => {}} force="Nov 2012 to Dec 2015" />)}</div></State>
      <State name="Bad file"><Notices /></State>
    </main>
  );
}

watchDocument();
for (const id of STORY_IDS) addInfo(id, fixtureInfo(id));
plain.value = stories;
problems.value = { file: 'high-enforcement.yaml', list: fixtureProblems };
render(<Gallery />, document.querySelector('#app')!);
