import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { EventKind } from '../../../sim/model/eventKinds.ts';
import { FLOWS } from '../../../sim/model/flows.ts';
import { makeRecord } from '../../../sim/model/processes/record.ts';
import { processes } from '../../../sim/model/processes/index.ts';
import { flowTexts } from '../../../sim/model/texts/flows.ts';
import { recordExtras, recordTexts } from '../../../sim/model/texts/record.ts';
import { eventTexts, scheduleTexts } from '../../../sim/model/texts/schedule.ts';
import { stateTexts } from '../../../sim/model/texts/state.ts';
import type { World } from '../../../sim/model/world.ts';
import { compileSmall, worldOf } from '../../support/scenarios.ts';

const SENTENCE = /^[A-Z0-9].*\.$/;

describe('what the model says about itself', () => {
  let world: World;
  beforeAll(async () => {
    ({ world } = worldOf(await compileSmall()));
  });

  test('every state column of a world has a sentence in sim/model/texts/state.ts, and every sentence a column', () => {
    const groups = Object.keys(world).filter((key) => isColumns(world[key as keyof World]) && key !== 'events');
    expect(Object.keys(stateTexts).sort()).toEqual(groups.sort());
    for (const [group, { columns, text }] of Object.entries(stateTexts)) {
      expect(Object.keys(columns).sort(), group).toEqual(Object.keys(world[group as keyof typeof stateTexts]).sort());
      for (const words of [text, ...Object.values(columns)]) expect(words).toMatch(SENTENCE);
    }
  });

  test('every flow has a sentence in sim/model/texts/flows.ts, in the order of its codes', () => {
    expect(Object.keys(flowTexts)).toEqual(FLOWS);
    for (const words of Object.values(flowTexts)) expect(words).toMatch(SENTENCE);
  });

  test('every part of the record has a sentence in sim/model/texts/record.ts', () => {
    const record = makeRecord(world.size, 10);
    expect(Object.keys(recordTexts)).toEqual(Object.keys(record.at));
    expect(Object.keys(record)).toEqual(expect.arrayContaining(['ints', 'floats', 'od']));
    for (const words of [...Object.values(recordTexts), ...recordExtras.map(([, text]) => text)]) expect(words).toMatch(SENTENCE);
  });

  test('the schedule in sim/model/texts/schedule.ts has the calls of step.ts in their order, and its handlers of events', () => {
    const source = readFileSync('sim/model/step.ts', 'utf8');
    const step = source.slice(source.indexOf('export function step('), source.indexOf('function handleEvents'));
    const calls = [...step.matchAll(/(\w+)\(world, week\);/g)].map(([, name]) => name);
    expect(scheduleTexts.map(({ call }) => call)).toEqual(calls);
    const handlers = Object.fromEntries([...source.matchAll(/case EventKind\.(\w+): (\w+)\(/g)].map(([, kind, handler]) => [kind, handler]));
    expect(Object.fromEntries(Object.entries(eventTexts).map(([kind, { call }]) => [kind, call]))).toEqual(handlers);
    expect(Object.keys(eventTexts)).toEqual(Object.keys(EventKind));
    const names = processes.map(({ name }) => name);
    for (const { process, text } of [...scheduleTexts, ...Object.values(eventTexts)]) {
      if (process !== '') expect(names).toContain(process);
      expect(text).toMatch(SENTENCE);
    }
  });
});

test('processes stand in the order of the schedule: own steps, events alone where these are handled, then those that others call', () => {
  const stepped = scheduleTexts.map(({ process }) => process);
  const onEvents = Object.values(eventTexts).map(({ process }) => process).filter((name) => !stepped.includes(name));
  const scheduled = [...new Set(scheduleTexts.flatMap(({ call, process }) => (call === 'handleEvents' ? onEvents : [process])))];
  const names = processes.map(({ name }) => name);
  expect(names.slice(0, scheduled.length)).toEqual(scheduled);
  const called = names.slice(scheduled.length);
  expect(called).toEqual([...called].sort());
});

/** A group of columns: an object all of whose members are views of one buffer. */
function isColumns(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && Object.values(value).length > 0 && Object.values(value).every((member) => ArrayBuffer.isView(member)) && 'buffer' in (Object.values(value)[0] as object);
}
