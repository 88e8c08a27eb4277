import { expect, test } from 'vitest';
import { createSimulator } from '../../../sim/run/simulate.ts';
import { makeSummary } from '../../../sim/ensemble/summary.ts';
import { instrumentFigures } from '../../../sim/report/instruments.ts';
import { exampleOf } from '../../support/instruments.ts';
import { otherInstruments } from '../../../web/state/instruments.ts';

async function resultOf(kind: string, worlds = 3) {
  const scenario = await exampleOf(kind);
  const summary = makeSummary({ scenario, seed: '1', worlds, notes: [] });
  const simulator = createSimulator([1, 2]);
  for (let world = 0; world < worlds; world++) summary.add(simulator.run(scenario, world, { digest: true }));
  return summary.ensemble(1).result;
}

test('a run says every wave of every instrument, in the unit of its quantity, beside the truth', async () => {
  const result = await resultOf('multipleSystems');
  expect(result.instruments.map(({ instrument, wave, quantity }) => `${instrument} ${wave} ${quantity.unit}`)).toEqual(['survey first share', 'survey second share', 'lists y2012 children', 'lists y2014 children']);
  expect(result.readings.map(({ instrument }) => instrument)).toEqual(['survey', 'survey']);
  const [survey, , lists] = result.instruments;
  expect(survey!.estimate).toEqual(expect.objectContaining({ median: result.readings[0]!.median }));
  expect(survey!.outOfReach).toBeUndefined();
  expect(lists!.truth.median).toBeGreaterThan(5);
  expect(lists!.outOfReach!.median).toBeGreaterThan(0);
  expect(lists!.cost.median).toBeGreaterThan(60);
});

test('figures are by instrument, with its estimand in words; the terminal and the page leave out those that have pictures of their own', async () => {
  const result = await resultOf('multipleSystems', 1);
  expect(instrumentFigures(result).map(({ instrument, rows }) => [instrument, rows.length])).toEqual([['survey', 2], ['lists', 2]]);
  for (const one of [instrumentFigures(result, true), otherInstruments(result)]) expect(one.map(({ instrument }) => instrument)).toEqual(['lists']);
  const [lists] = otherInstruments(result);
  expect(lists!.estimand).toMatch(/^Distinct children exploited .* \(flow, children\)\.$/);
  expect(lists!.caution).toContain('on no list');
  expect(instrumentFigures(result)[0]!.rows[0]!.read).toMatch(/%$/);
});

test('a wave without a figure is a dash, is counted, and is no 0', async () => {
  const result = await resultOf('hotline', 2);
  const [line] = instrumentFigures(result, true);
  const [, untallied] = line!.rows;
  expect([untallied!.read, untallied!.interval, untallied!.notEstimable]).toEqual(['–', '', 2]);
  expect(Number(untallied!.truth.replace(',', ''))).toBeGreaterThan(0);
});
