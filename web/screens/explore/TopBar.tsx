import { Segmented } from '../../controls/Segmented.tsx';
import { openFile } from '../../state/boot.ts';
import { whole } from '../../state/format.ts';
import { chooseLayer } from '../../state/keyboard.ts';
import { failure, leversMoved, marketSize, previewPending, shown, storyIds, unable } from '../../state/store.ts';
import { darkNow, keysOpen, layer, story, theme } from '../../state/ui.ts';
import { en } from '../../text/en.ts';

/** In Measured a story's name would give the truth away: it is a world with a letter there. */
export const storyTitle = (id = story.value): string => (layer.value === 'measured' ? en.worldName(storyIds.value.indexOf(id)) : en.storyName[id]);

function status(): string {
  const now = shown.value;
  const text = en.status;
  if (!now) return unable.value ? text.unable : failure.value === undefined ? text.loading : text.none;
  if (previewPending.value && now.stale) return text.pending;
  const n = whole(now.ensemble.result.worlds);
  if (now.kind === 'preview') return text.preview(n);
  return now.done ? text.worlds(n) : text.partial(n);
}

const truthSample = <svg width="26" height="10" aria-hidden="true"><path d="M1 5H25" class="truth" /></svg>;
const measuredSample = <svg width="26" height="12" aria-hidden="true"><path d="M0 6H26" class="meas" style="stroke-dasharray:5 3" /><circle cx="13" cy="6" r="4" class="reading" /></svg>;

export function TopBar() {
  return (
    <>
      <header class="top">
        <div class="page">
          <a class="mark" href="#top">undercount</a>
          <div class="acts">
            <OpenButton label={en.acts.open} />
            <button type="button" onClick={() => { keysOpen.value = true; }}>{en.acts.keys}</button>
            <button type="button" onClick={() => { theme.value = darkNow.value ? 'light' : 'dark'; }}>{darkNow.value ? en.acts.light : en.acts.dark}</button>
          </div>
        </div>
      </header>
      <div class="ctx">
        <div class="page">
          <div class="who"><b>{storyTitle()}</b> <span>{status()}</span></div>
          {marketSize.value !== 1 && <span class="flag">{en.run.marketFlag(marketSize.value)}</span>}
          {leversMoved.value > 0 && <span class="flag">{en.levers.moved(leversMoved.value)}</span>}
          <Segmented
            label={en.layers.label} value={layer.value} choose={chooseLayer}
            options={[{ value: 'truth', name: en.layers.truth, sample: truthSample }, { value: 'measured', name: en.layers.measured, sample: measuredSample }, { value: 'both', name: en.layers.both }]}
          />
        </div>
      </div>
    </>
  );
}

/** A real file input under a label that looks like the other words of the bar. */
export function OpenButton({ label, button = false }: { label: string; button?: boolean }) {
  return (
    <label class={`file${button ? ' btn main' : ''}`}>
      {label}
      <input
        class="sr" type="file" accept=".yaml,.yml" data-testid={button ? 'open-file-again' : 'open-file'}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          input.value = '';
          if (file) void openFile(file);
        }}
      />
    </label>
  );
}
