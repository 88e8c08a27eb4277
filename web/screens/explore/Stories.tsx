/** The stories beside each other: one measured fall, different truth. A radio group; arrows choose. */
import { useRef } from 'preact/hooks';
import { SplitBar } from '../../charts/SplitBar.tsx';
import { change, inHundred as parts } from '../../state/format.ts';
import { inHundred, largestPart, rungOf, total } from '../../state/derive.ts';
import { panels, storyIds } from '../../state/store.ts';
import { layer, story } from '../../state/ui.ts';
import type { StoryId } from '../../state/stories.ts';
import { groupParts, type Ensemble } from '../../state/contract.ts';
import { en } from '../../text/en.ts';
import { storyTitle } from './TopBar.tsx';

export function Stories() {
  const group = useRef<HTMLDivElement>(null);
  const ids = storyIds.value;
  const choose = (id: StoryId): void => { story.value = id; };
  const onKey = (event: KeyboardEvent): void => {
    const by = /Right|Down/.test(event.key) ? 1 : /Left|Up/.test(event.key) ? -1 : 0;
    if (!by || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = ids[(ids.indexOf(story.peek()) + by + ids.length) % ids.length]!;
    choose(next);
    group.current?.querySelector<HTMLElement>(`[data-story="${next}"]`)?.focus();
  };
  const measured = layer.value === 'measured';
  return (
    <section id="stories" aria-label={en.chooseStory}>
      <div class="stories" role="radiogroup" aria-label={en.chooseStory} ref={group} onKeyDown={onKey} data-count={ids.length}>
        {panels.value.map(({ id, ensemble }) => (
          <button key={id} type="button" class="story" role="radio" aria-checked={story.value === id} tabIndex={story.value === id ? 0 : -1} data-story={id} data-digest={ensemble?.result.digest ?? ''} onClick={() => choose(id)}>
            <span class="st-n"><i class="dot" />{storyTitle(id)}</span>
            <span class="st-l">{measured ? en.worldLine : en.storyLine[id]}</span>
            {!measured && <StorySplit ensemble={ensemble} />}
            <StoryValues ensemble={ensemble} />
          </button>
        ))}
      </div>
      {!measured && (
        <p class="key small mut">
          <span><i class="sp-real" />{en.key.real}</span><span><i class="sp-moved" />{en.key.moved}</span><span><i class="sp-read" />{en.key.read}</span><span><i class="sp-adults" />{en.key.adults}</span>
          <span class="end">{en.key.note}</span>
        </p>
      )}
    </section>
  );
}

function StorySplit({ ensemble }: { ensemble: Ensemble | undefined }) {
  if (!ensemble) return <><div class="split skeleton" /><span class="st-c">{' '}</span></>;
  const sums = groupParts(ensemble.result, 'attribution');
  const falls = total(sums) < -0.05;
  const shares = inHundred(sums);
  const largest = largestPart(sums);
  return (
    <>
      <SplitBar parts={shares} />
      <span class="st-c">{!falls ? en.noFall : shares[largest] > 100.5 ? <><b>{en.splitOver}</b>{en.splitOverRest(en.splitSays[largest])}</> : <><b>{en.splitLead(parts(shares[largest]))}</b>{en.splitRest(en.splitSays[largest])}</>}</span>
    </>
  );
}

function StoryValues({ ensemble }: { ensemble: Ensemble | undefined }) {
  const result = ensemble?.result;
  return (
    <span class="st-v">
      {layer.value !== 'measured' && <span class="c-truth">{en.true} <b>{result ? change(result.truth.children.change.median) : ' '}</b></span>}
      <span class="c-read">{en.survey} <b>{result ? change(rungOf(result, 'T6').change.median) : ' '}</b></span>
    </span>
  );
}
