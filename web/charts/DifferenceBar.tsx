/** A paired difference: 90 % of the worlds as a whisker, the mean with its Monte Carlo error as a thick piece; zero in ink. */
import type { Difference } from '../state/contract.ts';
import { signedCount } from '../state/format.ts';
import { linear } from './scale.ts';

const HEIGHT = 30;

export function DifferenceBar({ difference, sure, width = 230 }: { difference: Difference; sure: boolean; width?: number }) {
  const reach = Math.max(1, Math.abs(difference.q05), Math.abs(difference.q95), Math.abs(difference.mean) * 1.3) * 1.08;
  const x = linear([-reach, reach], [4, width - 4]);
  const error = 1.96 * difference.monteCarloError;
  return (
    <svg class="dbar" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
      <line x1={0} y1={20} x2={width} y2={20} class="grid" />
      <line x1={x(0)} y1={2} x2={x(0)} y2={HEIGHT - 2} class="zero" />
      <path d={`M${x(difference.q05)} 20H${x(difference.q95)}M${x(difference.q05)} 16V24M${x(difference.q95)} 16V24`} class="whisk" />
      <line x1={x(Math.max(-reach, difference.mean - error))} y1={20} x2={x(Math.min(reach, difference.mean + error))} y2={20} class="mce" />
      <circle cx={x(difference.mean)} cy={20} r={5} class={sure ? 'knot' : 'reading was'} />
      <text x={Math.min(width - 30, Math.max(30, x(difference.mean)))} y={10} class="c w6 halo">{signedCount(difference.mean)}</text>
    </svg>
  );
}
