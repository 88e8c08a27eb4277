import type { Range, ValueForm } from '../../scenario/document.ts';
import type { CompiledChange, Distribution, DrawnChange } from '../../scenario/types.ts';
import type { Calendar } from '../../base/weeks.ts';
import { dateOf } from '../../base/weeks.ts';

/** A number without an exponent where that reads better: 1000000, 0.0005. */
export function number(value: number): string {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-6 && size < 1e15) ? String(Number(value.toPrecision(12))) : value.toExponential();
}

/** A value as its scenario says it, in words. */
export function valueWords(form: ValueForm): string {
  if (typeof form === 'number') return number(form);
  if ('uniform' in form) return `uniform, ${number(form.uniform[0])} to ${number(form.uniform[1])}`;
  if ('normal' in form) return `normal, mean ${number(form.normal[0])}, SD ${number(form.normal[1])}`;
  if ('lognormal' in form) return `lognormal, mean ${number(form.lognormal[0])}, SD ${number(form.lognormal[1])}`;
  if ('beta' in form) return `beta, a ${number(form.beta[0])}, b ${number(form.beta[1])}`;
  if ('triangular' in form) return `triangular, ${number(form.triangular[0])} to ${number(form.triangular[2])}, mode ${number(form.triangular[1])}`;
  if ('expression' in form) return `= ${form.expression}`;
  const dates = Object.entries(form.table).sort(([a], [b]) => (a < b ? -1 : 1));
  return form.between === 'step'
    ? dates.map(([date, value]) => `${number(value)} from ${date}`).join('; ')
    : `${dates.map(([date, value]) => `${number(value)} at ${date}`).join('; ')}; straight lines between`;
}

/** Whether a value is a form of one number, and no map by member. */
export function isValueForm(value: unknown): value is ValueForm {
  if (typeof value === 'number') return true;
  if (typeof value !== 'object' || value === null) return false;
  return ['uniform', 'normal', 'lognormal', 'beta', 'triangular', 'expression'].some((key) => key in value) || ('table' in value && 'between' in value);
}

export function rangeWords(range: Range): string {
  return `${number(range[0])} to ${number(range[1])}`;
}

/** "set to 2 from 2012-11-19 to 2014-01-06, reached over 26 weeks"; an end that is the scenario's own is not said. */
export function changeWords(change: CompiledChange, calendar: Calendar): string {
  const { from, to, ramp } = change;
  const what = operationWords(change);
  const end = to >= calendar.totalWeeks ? '' : ` to ${dateOf(calendar, to)}`;
  return `${what} from ${dateOf(calendar, from)}${end}${ramp > 1 ? `, reached over ${ramp} weeks` : ''}`;
}

/** "times 0.5"; of a drawn one with its distribution: "times a draw (uniform, 0.4 to 1; mean 0.7)". */
export function operationWords({ operation, value, drawn }: Pick<CompiledChange, 'operation' | 'value' | 'drawn'>): string {
  return `${operation === 'set' ? 'set to' : operation === 'scale' ? 'times' : 'plus'} ${drawn ? drawWords(value, drawn) : number(value)}`;
}

/** A kind of intervention with a value of its own draws that value; what it does to a parameter follows from it. */
function drawWords(value: number, { kind, distribution }: DrawnChange): string {
  const words = valueWords(formOf(distribution));
  return kind === 'change' ? `a draw (${words}; mean ${number(value)})` : `a draw (mean ${number(value)}, from the value of ${kind}: ${words})`;
}

function formOf(distribution: Distribution): ValueForm {
  switch (distribution.kind) {
    case 'uniform': return { uniform: [distribution.low, distribution.high] };
    case 'normal': return { normal: [distribution.mean, distribution.sd] };
    case 'lognormal': return { lognormal: [distribution.mean, distribution.sd] };
    case 'beta': return { beta: [distribution.a, distribution.b] };
    case 'triangular': return { triangular: [distribution.low, distribution.mode, distribution.high] };
  }
}
