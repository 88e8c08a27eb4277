import { sha256Hex, createSha256 } from '../../base/sha256.ts';
import { movesLength, type WorldSize } from '../columns.ts';
import { CaseStage } from '../dimensions.ts';
import type { World } from '../world.ts';

/**
 * The world record: one row a recorded week, stocks then flows, in declared order (model.md section 4).
 * `ints` row: stock, offVenueStock, venueStock, bedsUsed, inAssessment, inFollowUp, investigationsOpen, caseStock (the last stage is trialsWaiting), leadCount, perceivedCount, sanctions, flow.
 * `floats` row: perceivedSum by strategy.
 */
export interface WorldRecord {
  readonly weeks: number;
  readonly intsPerWeek: number;
  readonly ints: Int32Array;
  readonly floats: Float64Array;
  /** Origin-destination table of moves (count.od) since recording began, at the end of each 52 weeks and at the end. */
  readonly od: Int32Array;
  readonly odRows: number;
  readonly at: RecordLayout;
}

export interface RecordLayout {
  readonly stock: number;
  readonly offVenueStock: number;
  readonly venueStock: number;
  readonly bedsUsed: number;
  readonly inAssessment: number;
  readonly inFollowUp: number;
  readonly investigationsOpen: number;
  readonly caseStock: number;
  /** The part of `caseStock` that is ready for trial. */
  readonly trialsWaiting: number;
  readonly leadCount: number;
  readonly perceivedCount: number;
  readonly sanctions: number;
  readonly flow: number;
}

/** Weeks between two states of the table of moves. */
export const YEAR = 52;
/** Floats a week. */
const FLOATS = 4;

/** Bytes of the record of a world of this size. */
export function recordBytes(size: WorldSize, weeks: number): number {
  const { intsPerWeek } = layoutOf(size);
  return 4 * (intsPerWeek * weeks + Math.ceil(weeks / YEAR) * movesLength(size.areas, size.types)) + 8 * FLOATS * weeks;
}

export function makeRecord(size: WorldSize, weeks: number): WorldRecord {
  const { intsPerWeek, at } = layoutOf(size);
  const odRows = Math.ceil(weeks / YEAR);
  return {
    weeks, intsPerWeek, odRows, at,
    ints: new Int32Array(intsPerWeek * weeks),
    floats: new Float64Array(FLOATS * weeks),
    od: new Int32Array(odRows * movesLength(size.areas, size.types)),
  };
}

function layoutOf(size: WorldSize): { readonly intsPerWeek: number; readonly at: RecordLayout } {
  const stock = 0;
  const offVenueStock = stock + size.areas * size.types * 12;
  const venueStock = offVenueStock + size.areas * 2;
  const bedsUsed = venueStock + 4 * size.areas;
  const inAssessment = bedsUsed + size.areas;
  const inFollowUp = inAssessment + size.areas;
  const investigationsOpen = inFollowUp + size.areas;
  const caseStock = investigationsOpen + size.areas;
  const trialsWaiting = caseStock + (CaseStage.ready - 1) * size.areas;
  const leadCount = trialsWaiting + size.areas;
  const perceivedCount = leadCount + size.areas;
  const sanctions = perceivedCount + 4;
  const flow = sanctions + 4;
  const intsPerWeek = flow + size.flows * size.areas;
  return {
    intsPerWeek,
    at: { stock, offVenueStock, venueStock, bedsUsed, inAssessment, inFollowUp, investigationsOpen, caseStock, trialsWaiting, leadCount, perceivedCount, sanctions, flow },
  };
}

/** Writes the week that has just been simulated into its row. */
export function record(world: World, to: WorldRecord, row: number): void {
  const { count, area } = world;
  const base = row * to.intsPerWeek;
  to.ints.set(count.stock, base + to.at.stock);
  to.ints.set(count.offVenueStock, base + to.at.offVenueStock);
  to.ints.set(count.venueStock, base + to.at.venueStock);
  to.ints.set(area.bedsUsed, base + to.at.bedsUsed);
  to.ints.set(area.inAssessment, base + to.at.inAssessment);
  to.ints.set(area.inFollowUp, base + to.at.inFollowUp);
  to.ints.set(area.investigationsOpen, base + to.at.investigationsOpen);
  to.ints.set(count.caseStock, base + to.at.caseStock);
  to.ints.set(area.leadCount, base + to.at.leadCount);
  to.ints.set(count.perceivedCount, base + to.at.perceivedCount);
  to.ints.set(count.sanctions, base + to.at.sanctions);
  to.ints.set(count.flow, base + to.at.flow);
  to.floats.set(count.perceivedSum, row * 4);
  if ((row + 1) % YEAR === 0 || row + 1 === to.weeks) to.od.set(count.od, Math.floor(row / YEAR) * count.od.length);
}

/** Sets this week's flows back to nothing, the table of moves too when recording begins, and counts the person-weeks just lived. */
export function clearFlows(world: World): void {
  const { count } = world;
  let persons = 0;
  for (let i = 0; i < count.stock.length; i++) persons += count.stock[i]!;
  for (let i = 0; i < count.offVenueStock.length; i++) persons += count.offVenueStock[i]!;
  count.personWeeks[0] = count.personWeeks[0]! + persons;
  count.flow.fill(0);
  count.perceivedSum.fill(0);
  count.perceivedCount.fill(0);
  count.sanctions.fill(0);
  if (world.week === world.calendar.burnInWeeks - 1) count.od.fill(0);
}

/**
 * Digest of the first `weeks` rows (all by default; then with the origin-destination table): SHA-256, hex.
 * Two worlds that differ first in week t have equal digests up to t.
 */
export function recordDigest(record: WorldRecord, weeks = record.weeks): string {
  const hash = createSha256();
  hash.update(new Uint8Array(record.ints.buffer, 0, weeks * record.intsPerWeek * 4));
  hash.update(new Uint8Array(record.floats.buffer, 0, weeks * 32));
  if (weeks === record.weeks) hash.update(new Uint8Array(record.od.buffer));
  return hash.digestHex();
}

/** Digest of each recorded week alone: shows where two worlds part. */
export function weekDigest(record: WorldRecord, row: number): string {
  return sha256Hex(new Uint8Array(record.ints.buffer, row * record.intsPerWeek * 4, record.intsPerWeek * 4));
}
