import { PARTS } from '../state/derive.ts';
import type { PartSums } from '../state/derive.ts';

/** The lowest rung alone: one measured fall split into its parts. Parts that work against the fall are left to the sentence below. */
export function SplitBar({ parts }: { parts: PartSums }) {
  return <div class="split" aria-hidden="true">{PARTS.filter((part) => parts[part] >= 1).map((part) => <i key={part} class={`sp-${part}`} style={{ flex: parts[part] }} />)}</div>;
}
