import type { SurveyedChange, SurveyedInstrument, SurveyedWave, SurveyResult } from '../ensemble/surveyResult.ts';
import { estimandLabels } from '../measure/estimands.ts';
import type { Quantity } from '../measure/reading.ts';
import { change, decimal, MINUS, percent, whole } from '../report/words.ts';
import { fit, wrap } from './draw.ts';
import type { Streams } from './streams.ts';

type Out = Pick<Streams, 'print' | 'colours' | 'width'>;

/** What a person reads after `survey`: for each wave how it reads, what it misses, how often its interval is right, what it would see and what it costs. */
export function printSurvey(result: SurveyResult, title: string, { print, colours, width }: Out): void {
  const paragraph = (text: string, dim = false): void => wrap(text, width).forEach((line) => print(dim ? colours.dim(line) : line));
  print(colours.bold(`Virtual fieldworks in: ${title}`));
  paragraph(`${whole(result.fieldworks)} of each wave in each of ${whole(result.worlds)} ${result.worlds === 1 ? 'world' : 'worlds'}${result.stored ? ', which were stored' : ''}; seed ${result.seed}${result.scale === 1 ? '' : `, scale ${result.scale}`}.`);
  for (const instrument of result.instruments) {
    print('');
    print(colours.bold(`${instrument.instrument} (${instrument.kind})`));
    paragraph(`${instrument.quantity.text} (${instrument.quantity.of}, ${instrument.quantity.unit}).`, true);
    for (const wave of instrument.waves) printWave(wave, instrument.quantity, { print, colours, width });
    if (instrument.change) printChange(instrument.change, instrument, { print, colours, width });
    print('');
    paragraph(instrument.caution);
  }
  print('');
  print(colours.bold('What this does not tell'));
  for (const note of ['It tells chance and known errors of this instrument in these worlds; errors that the instrument file does not hold are in none of the figures.', ...result.notes]) {
    for (const [i, line] of wrap(note, width - 2).entries()) print(`${i === 0 ? '· ' : '  '}${line}`);
  }
}

/** "600 fieldworks in 4.2 s: 143 a second." On its way to whoever waits, not part of what was asked for. */
export function surveySpeed({ fieldworks, worlds, instruments, timing }: SurveyResult): string {
  const all = fieldworks * worlds * instruments.reduce((sum, { waves }) => sum + waves.length, 0);
  return `${whole(all)} fieldworks in ${decimal(timing.seconds, 1)} s: ${whole(timing.fieldworksPerSecond)} a second.`;
}

function printWave(wave: SurveyedWave, quantity: Quantity, { print, colours, width }: Out): void {
  const { reading, standardError, power } = wave;
  const say = amount(quantity);
  const gap = difference(quantity);
  const indented = (text: string): void => wrap(text, width - 12).forEach((line) => print(`${' '.repeat(12)}${line}`));
  print('');
  if (wave.notEstimable === wave.fieldworks) {
    print(`${wave.at}  none of ${whole(wave.fieldworks)} fieldworks has a figure.`);
    return;
  }
  const published = wave.published === null ? '' : `; published ${quantity.unit === 'share' ? percent(wave.published, 2) : whole(wave.published)}`;
  const head = `reads ${say(reading.mean)} on average: half of them ${say(reading.q25)} to ${say(reading.q75)}, 90 in 100 ${say(reading.q05)} to ${say(reading.q95)}${published}.`;
  for (const [i, line] of wrap(head, width - 12).entries()) print(`${i === 0 ? wave.at.padEnd(12) : ' '.repeat(12)}${line}`);
  if (wave.notEstimable > 0) indented(`${whole(wave.notEstimable)} of ${whole(wave.fieldworks)} fieldworks have no figure, and are in nothing below.`);
  const sd = Number.isFinite(reading.sdWithinWorlds)
    ? `Standard deviation ${gap(reading.sd)}: ${gap(reading.sdWithinWorlds)} by chance of the fieldwork${wave.fieldworks > 1 && reading.sdBetweenWorlds >= 0 ? `, ${gap(reading.sdBetweenWorlds)} between worlds` : ''}.`
    : `Standard deviation ${gap(reading.sd)}, worlds and fieldwork together (one fieldwork a world).`;
  const claims = standardError.mean > 0 ? ` It claims a standard error of ${gap(standardError.mean)}${Number.isFinite(standardError.toActual) ? `, ${decimal(standardError.toActual, 2)} times that chance` : ''}.` : ' It claims no error.';
  indented(sd + claims);
  const label = 40;
  print(colours.dim(`${'beside'.padEnd(4 + label)}${'which is'.padStart(9)}${'bias'.padStart(9)}${'of it'.padStart(8)}${'held'.padStart(8)}`));
  for (const { of, value, bias, relativeBias, covered } of wave.against) {
    const name = of === 'truth' ? quantity.rung ?? '' : of;
    const words = of === 'truth' ? quantity.rung ? `${estimandLabels[quantity.rung]} *` : 'What it is to tell *' : estimandLabels[of];
    const held = Number.isFinite(covered) ? percent(covered, 0).replace('%', '') : '–';
    print(`${name.padEnd(4)}${fit(words, label)}${colours.truth(say(value).padStart(9))}${signed(bias, gap).replace(' points', '').padStart(9)}${change(relativeBias).padStart(8)}${held.padStart(8)}`);
  }
  indented(`* what it is to tell. Bias: mean reading less that${quantity.unit === 'share' ? ', in points' : ''}. Held: by how many in 100 of its 95 % intervals.`);
  if (Number.isFinite(power.power)) {
    indented(`A change of ${change(power.change)} between two such fieldworks is seen in ${inHundred(power.power)}; it takes a fall of ${percent(-power.detectable, 0)} to be seen in 80 in 100. `
      + `(Two-sided, ${Math.round(100 * power.level)} %; both waves alike, from the standard deviation of ln readings within worlds, ${decimal(power.sdLog, 3)}${power.zeros > 0 ? `; ${whole(power.zeros)} ${power.zeros === 1 ? 'reading' : 'readings'} of 0 left out` : ''}.)`);
  } else indented('What change it would see is not known: that takes two fieldworks or more a world, with readings above 0.');
  indented(`A fieldwork costs ${whole(wave.cost)} person-days and rests on n = ${whole(wave.n)}${Number.isFinite(wave.designEffect) ? `, design effect ${decimal(wave.designEffect, 1)}` : ''}.`);
}

function printChange(of: SurveyedChange, { quantity }: SurveyedInstrument, { print, colours, width }: Out): void {
  const paragraph = (text: string): void => wrap(text, width).forEach((line) => print(line));
  print('');
  print(colours.bold(`From ${of.from} to ${of.to}`));
  paragraph(`Two fieldworks in one world read a change of ${change(of.read.median)} (90 in 100 pairs: ${change(of.read.q05)} to ${change(of.read.q95)}); what they are to tell changed by ${change(of.truth.median)}`
    + `${quantity.rung && of.everywhere ? `, the share of children everywhere (T0) by ${change(of.everywhere.median)}` : ''}.`);
  if (of.pairs === 0) paragraph('No pair can be tested: the figures claim no error, or there are none.');
  else paragraph(`${inHundred(of.significant)} pairs are significant: ${inHundred(of.significantFalls)} a fall, ${inHundred(of.significantRises)} a rise (95 %: ${of.method}). Both waves cost ${whole(of.cost)} person-days.`);
}

/** "46 in 100"; never 0 or 100 unless it is none or all. */
function inHundred(share: number): string {
  if (!Number.isFinite(share)) return 'not known';
  const rounded = Math.round(100 * share);
  if (share > 0 && rounded === 0) return 'fewer than 1 in 100';
  return share < 1 && rounded === 100 ? 'more than 99 in 100' : `${rounded} in 100`;
}

function amount({ unit }: Quantity): (value: number) => string {
  return (value) => (!Number.isFinite(value) ? '–' : unit === 'share' ? percent(value) : Math.abs(value) < 10 ? decimal(value, 1) : whole(value));
}

/** A difference of two figures, without its sign: points of a share. */
function difference({ unit }: Quantity): (value: number) => string {
  return (value) => (!Number.isFinite(value) ? '–' : unit === 'share' ? `${decimal(100 * value, Math.abs(value) < 0.001 ? 2 : 1)} points` : Math.abs(value) < 10 ? decimal(value, 1) : whole(value));
}

function signed(value: number, say: (value: number) => string): string {
  const text = say(Math.abs(value));
  return value < 0 ? `${MINUS}${text}` : `+${text}`;
}
