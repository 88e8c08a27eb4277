import { describe, expect, test } from 'vitest';
import { FLOWS, Flow } from '../../../sim/model/flows.ts';
import { LEAD_SOURCES, LeadSource, Strategy, VenueStatus } from '../../../sim/model/dimensions.ts';
import { takeLead } from '../../../sim/model/processes/leads.ts';
import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import type { World } from '../../../sim/model/world.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const flow = ({ count }: World, code: number): number => [0, 1, 2, 3].reduce((n, a) => n + count.flow[code * 4 + a]!, 0);
const NO_POLICE = { 'raids.capacity': '{ phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }' };
const LINE = (p: number): string => `{ phnomPenh: ${p}, siemReap: ${p}, sihanoukville: ${p}, elsewhere: ${p} }`;
const CALLS = '{ noMinors: 0.5, open: 1, concealed: 1, clandestine: 0.5 }';

/** Weekly flows of a world without police, where leads change nothing: so worlds that differ in leads have the same venues. */
async function leadsOf(parameters: Readonly<Record<string, string>>, codes: readonly number[]): Promise<number[][]> {
  const { world, record } = worldOf(await compileSmall({ ...NO_POLICE, ...parameters }));
  const out: number[][] = [];
  advanceTo(world, record, 700, (w) => out.push(codes.map((code) => flow(w, code))));
  return out;
}

describe('leads by source', () => {
  test('the leads of the sources are all leads, and each source has its own', async () => {
    const names = LEAD_SOURCES.map((s) => `leads${s[0]!.toUpperCase()}${s.slice(1)}`);
    expect(names).toEqual(FLOWS.slice(Flow.leadsTips, Flow.leadsTips + LEAD_SOURCES.length));
    const weeks = await leadsOf({}, [Flow.leads, Flow.leadsTips, Flow.leadsHotline, Flow.leadsAgencies, Flow.leadsCasework, Flow.leadsPatrol]);
    for (const [all, ...of] of weeks) expect(of.reduce((a, b) => a + b, 0)).toBe(all);
    for (let s = 1; s <= 5; s++) expect(weeks.reduce((n, w) => n + w[s]!, 0), names[s - 1]!).toBeGreaterThan(0);
  });

  // Common random numbers: what a hotline does draws nothing of the other sources anew.
  test('other rates of a hotline re-draw no tip, no casework and no patrol; more calls answered are the same calls, and further ones', async () => {
    const others = [Flow.leadsTips, Flow.leadsAgencies, Flow.leadsCasework, Flow.leadsPatrol];
    const settings: readonly Readonly<Record<string, string>>[] = [
      { 'leads.answered': LINE(0.2), 'leads.calls': CALLS }, { 'leads.answered': LINE(0.9), 'leads.calls': CALLS }, { 'leads.answered': LINE(0.9) },
    ];
    const [few, many, loud] = await Promise.all(settings.map((p) => leadsOf(p, [...others, Flow.callsAnswered, Flow.callsUnanswered, Flow.leadsHotline])));
    expect(few!.map((w) => w.slice(0, 4))).toEqual(many!.map((w) => w.slice(0, 4)));
    expect(loud!.map((w) => w.slice(0, 4))).toEqual(many!.map((w) => w.slice(0, 4)));
    few!.forEach((w, i) => {
      expect(w[4]! + w[5]!).toBe(many![i]![4]! + many![i]![5]!);
      expect(w[4]!).toBeLessThanOrEqual(many![i]![4]!);
      expect(w[6]!).toBeLessThanOrEqual(many![i]![6]!);
    });
  });

  // Oracle: the equations of the process; bounds at 5 binomial standard errors.
  test('calls are answered, understood and acted on as often as stated', async () => {
    const weeks = await leadsOf({
      'leads.answered': LINE(0.8), 'leads.otherLanguage': '0.4', 'leads.otherLanguageAnswered': '0.25', 'leads.actionable': '0.5', 'leads.calls': CALLS,
    }, [Flow.callsAnswered, Flow.callsUnanswered, Flow.leadsHotline]);
    const [answered, not, leads] = [0, 1, 2].map((k) => weeks.reduce((n, w) => n + w[k]!, 0)) as [number, number, number];
    const expected = 0.8 * (1 - 0.4 * 0.75);
    expect(answered + not).toBeGreaterThan(500);
    expect(Math.abs(answered / (answered + not) - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / (answered + not)));
    expect(Math.abs(leads / answered - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / answered));
  });

  test('tips are Poisson with the rate of their strategy times trust (5 standard errors)', async () => {
    const { world, record } = worldOf(await compileSmall({ ...NO_POLICE, 'leads.tips': '{ noMinors: 0.5, open: 0.5, concealed: 0.5, clandestine: 0.5 }', 'leads.trust': '0.5', 'training.trustGain': '0' }));
    let [seen, expected] = [0, 0];
    advanceTo(world, record, 500, (w) => {
      seen += flow(w, Flow.leadsTips);
      expected += (w.count.venueStock.reduce((a, b) => a + b, 0) * 0.25) / WEEKS_PER_YEAR;
    });
    expect(expected).toBeGreaterThan(100);
    expect(Math.abs(seen - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });

  test('a lead keeps its source in the queue and brings it to the venue', async () => {
    const { world, record } = worldOf(await compileSmall(NO_POLICE));
    advanceTo(world, record, 400);
    let taken = 0;
    for (let a = 0; a < 4; a++) {
      while (world.area.leadCount[a]! > 0) {
        const kept = Array.from({ length: world.area.leadCount[a]! }, (_, i) => a * world.size.leads + ((world.area.leadHead[a]! + i) % world.size.leads));
        const v = takeLead(world, 400, a);
        if (v < 0) break;
        taken++;
        expect(kept.some((at) => world.area.leadVenue[at] === v && world.area.leadSource[at] === world.venue.leadSource[v])).toBe(true);
      }
    }
    expect(taken).toBeGreaterThan(0);
  });

  // Oracle: sampling with weights 1 − b + b min(1, k / noticed), times what is followed, from the venues as they are; 5 standard errors.
  test('tips choose venues in proportion to their children, casework any venue with a child', async () => {
    const rates = '{ noMinors: 0, open: 0.5, concealed: 0, clandestine: 0 }';
    const { world, record } = worldOf(await compileSmall({ ...NO_POLICE, 'leads.tips': rates, 'leads.casework': rates, 'leads.noticed': '8', 'leads.programme': '2' }));
    const { guardedFactor } = world.params.leads;
    const off = { [LeadSource.tips]: { sum: 0, variance: 0, n: 0, ofAll: 0 }, [LeadSource.casework]: { sum: 0, variance: 0, n: 0, ofAll: 0 } };
    advanceTo(world, record, 1000, (w) => {
      for (let a = 0; a < 4; a++) {
        for (let v = takeLead(w, w.week, a); v >= 0; v = takeLead(w, w.week, a)) {
          const source = w.venue.leadSource[v]! as keyof typeof off;
          if (!(source in off) || w.venue.strategy[v] !== Strategy.open) continue;
          let [total, mean, square] = [0, 0, 0];
          for (let u = w.area.firstVenue[a]!; u < w.area.firstVenue[a + 1]!; u++) {
            const k = w.venue.children[u]!;
            if (w.venue.strategy[u] !== Strategy.open || w.venue.status[u] !== VenueStatus.operating || k === 0) continue;
            const weight = (source === LeadSource.tips ? Math.min(1, k / 8) : 1) * (w.venue.guarded[u] === 1 ? guardedFactor : 1);
            total += weight;
            mean += weight * k;
            square += weight * k * k;
          }
          off[source].sum += w.venue.children[v]! - mean / total;
          off[source].variance += square / total - (mean / total) ** 2;
          off[source].ofAll += w.venue.children[v]!;
          off[source].n++;
        }
      }
    });
    for (const { sum, variance, n } of Object.values(off)) {
      expect(n).toBeGreaterThan(100);
      expect(Math.abs(sum)).toBeLessThan(5 * Math.sqrt(variance));
    }
    const [tips, casework] = [off[LeadSource.tips], off[LeadSource.casework]];
    expect(tips.ofAll / tips.n).toBeGreaterThan(casework.ofAll / casework.n);
  });
});
