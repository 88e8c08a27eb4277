/** Slider and exact number as one control: pale track = plausible range, tick = the story's own value. */
import { useRef, useState } from 'preact/hooks';
import type { Lever } from '../state/contract.ts';
import { snapLever } from '../state/derive.ts';
import { en } from '../text/en.ts';

interface Props {
  readonly lever: Lever;
  readonly value: number;
  /** `dragging`: part of a movement that is one step of the undo line. */
  readonly change: (value: number, dragging: boolean) => void;
  readonly force: string;
}

const TEN = 10;

export function LeverControl({ lever, value, change, force }: Props) {
  const number = useRef<HTMLInputElement>(null);
  const dragging = useRef(false);
  const [draft, setDraft] = useState<string>();
  const percent = (v: number): string => `${((v - lever.min) / (lever.max - lever.min)) * 100}%`;
  const digits = Math.max(0, Math.ceil(-Math.log10(lever.step) - 1e-9));
  const shown = value.toFixed(digits);
  const take = (text: string): void => {
    setDraft(undefined);
    const typed = Number(text.replace(',', '.').replace('×', ''));
    if (text.trim() !== '' && Number.isFinite(typed)) change(snapLever(lever, typed), false);
  };
  const id = `lever-${lever.id}`;
  const mark = lever.unit.startsWith('×') ? '×' : '';
  return (
    <div class="lever-c">
      <div class="lv-h">
        <label for={id}>{lever.name}</label>
        <span class="lv-v">
          <input
            ref={number} aria-label={en.levers.exact(lever.name)} inputMode="decimal" value={draft ?? shown} data-editing={draft !== undefined}
            onInput={(e) => setDraft(e.currentTarget.value)} onBlur={(e) => { if (draft !== undefined) take(e.currentTarget.value); }}
            onKeyDown={(e) => { if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) take(e.currentTarget.value); if (e.key === 'Escape' && draft !== undefined) { e.stopPropagation(); setDraft(undefined); } }}
          />
          <span>{mark}</span>
        </span>
      </div>
      <div class="track">
        <i class="rng" style={{ left: percent(lever.plausible[0]), right: `calc(100% - ${percent(lever.plausible[1])})` }} />
        <i class="bse" style={{ left: `calc(9px + (100% - 18px) * ${(lever.neutral - lever.min) / (lever.max - lever.min)})` }} />
        <input
          id={id} type="range" min={lever.min} max={lever.max} step={lever.step} value={value} aria-valuetext={`${shown} ${lever.unit}`} aria-describedby={`${id}-text`}
          onInput={(e) => { change(snapLever(lever, Number(e.currentTarget.value)), dragging.current); dragging.current = true; }}
          onChange={() => { dragging.current = false; }} onBlur={() => { dragging.current = false; }}
          onKeyDown={(e) => {
            dragging.current = false;
            if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) { number.current?.focus(); number.current?.select(); return; }
            const by = /Right|Up/.test(e.key) ? 1 : /Left|Down/.test(e.key) ? -1 : 0;
            if (e.shiftKey && by && e.key.startsWith('Arrow')) { e.preventDefault(); change(snapLever(lever, value + by * TEN * lever.step), false); }
          }}
        />
      </div>
      <p class="sr" id={`${id}-text`}>{lever.text}</p>
      <div class="tl" role="img" aria-label={`${en.levers.inForce} ${force}`}><i style={{ left: '69%', right: '0' }} /></div>
    </div>
  );
}
