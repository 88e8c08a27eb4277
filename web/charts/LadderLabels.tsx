import { ESTIMANDS, STEPS } from '../state/contract.ts';
import { partOf } from '../state/derive.ts';
import { en } from '../text/en.ts';
import { diamond } from './paths.ts';

interface Props { readonly top: number; readonly pitch: number; readonly width: number; readonly bottom: number; readonly rule: number; readonly over?: boolean }

/** Names of the rungs, and between them the steps with their swatches: the label column is the legend. On a narrow page the names run across all panels. */
export function LadderLabels({ top, pitch, width, bottom, rule, over = false }: Props) {
  const text = en.charts.ladder;
  const short = en.charts.fall.short;
  const strong = (i: number): string => (i === 0 || i === 1 || i === ESTIMANDS.length - 1 ? 'w6' : 'w5');
  if (over) {
    const y = bottom + 66;
    return (
      <g>
        {ESTIMANDS.map((id, i) => <g key={id}><rect x={0} y={top + i * pitch - 33} width={width} height={21} class="bg" /><text x={0} y={top + i * pitch - 17} class={strong(i)}>{text.rung[id]}</text></g>)}
        <path d={diamond(7, y - 5, 6)} class="pub" /><text x={20} y={y} class="m">{text.narrowPublished}</text>
        {(['real', 'moved', 'read'] as const).map((part, i) => <g key={part}><rect x={0} y={y + 12 + i * 20} width={13} height={11} class={`p-${part}`} rx="2" /><text x={20} y={y + 22 + i * 20}>{en.key[part]}</text></g>)}
      </g>
    );
  }
  return (
    <g>
      <rect x={0} y={top - 62} width={12} height={12} class="p-real" rx="2" /><text x={20} y={top - 51} class="m">{short.children}</text>
      <rect x={0} y={top - 41} width={12} height={12} class="p-adults" rx="2" /><text x={20} y={top - 30} class="m">{text.adults}</text>
      {ESTIMANDS.map((id, i) => (
        <g key={id}>
          <line x1={0} y1={top + i * pitch} x2={width} y2={top + i * pitch} class="grid" />
          <text x={0} y={top + i * pitch - 7} class={`b16 ${strong(i)}`}>{text.rung[id]}</text>
          {i > 0 && <g><rect x={0} y={top + (i - 1) * pitch + 10} width={12} height={12} class={`p-${partOf[STEPS[i]!]}`} rx="2" /><text x={20} y={top + (i - 1) * pitch + 21} class="m">{short[STEPS[i] as Exclude<(typeof STEPS)[number], 'truth'>]}</text></g>}
        </g>
      ))}
      <path d={diamond(6, bottom + 47, 7)} class="pub" /><text x={20} y={bottom + 53} class="b16 w5">{text.published}</text>
      <line x1={0} y1={bottom + 71} x2={rule} y2={bottom + 71} class="grid" />
    </g>
  );
}
