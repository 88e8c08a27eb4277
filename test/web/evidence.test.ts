import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { figure } from '../../sim/report/evidence.ts';
import type { EvidenceFile } from '../../sim/scenario/evidence/schema.ts';
import { en } from '../../web/text/en.ts';

const record = (id: string): EvidenceFile => parse(readFileSync(`scenarios/evidence/${id}.yaml`, 'utf8')) as EvidenceFile;
interface Wave { readonly published: number; readonly publishedFrom: { readonly evidence: string; readonly variant: string } }
const { first, second } = (parse(readFileSync('scenarios/cambodia.yaml', 'utf8')) as { instruments: { survey: { waves: { first: Wave; second: Wave } } } }).instruments.survey.waves;

test('the page names the records and variants that the base is set beside, and every other figure on record', () => {
  const { values, source } = en.published;
  for (const [i, { published, publishedFrom: { evidence, variant } }] of [first, second].entries()) {
    expect(values[i]).toBe(figure(published, 'share'));
    expect(source).toContain(evidence);
    expect(source).toContain(variant);
    for (const { value } of Object.values(record(evidence).variants)) expect(source).toContain(figure(value, 'share'));
  }
});

test('the page’s ladder is set beside the same pair', () => {
  const drawn = /PUBLISHED[^=]*= \[([\d.]+), ([\d.]+)\]/.exec(readFileSync('web/charts/Ladder.tsx', 'utf8'))!;
  expect(drawn.slice(1).map(Number)).toEqual([first.published, second.published]);
});
