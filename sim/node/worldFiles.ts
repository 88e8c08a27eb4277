import { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { version } from '../ensemble/version.ts';
import type { KeptWeek } from '../run/simulate.ts';
import type { InForce } from '../scenario/ruleChanges.ts';
import type { WorldFiles, WorldName } from '../worker/worldFiles.ts';

/**
 * A stored world: one line of JSON (`Header`, UTF-8, ended by a line feed), then a block for each week, one after another. A block is the bytes of
 * `takeView` in the byte order of the machine (little-endian on all that Node runs on but s390x), each but the first XOR the week before, by zlib's
 * deflate with its checksum: 13 weeks later a world is a quarter as many new bytes. Written under another name and renamed: a file is whole or not there.
 */
const FORMAT = 'undercount world';
const FORMAT_VERSION = 1;
/** Higher levels save 3 % and take twice as long. */
const DEFLATE_LEVEL = 1;
/** Of weeks there are at most some hundreds. */
const LONGEST_HEADER = 1 << 20;

interface Header {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  /** Of the program: worlds of another version are other worlds. */
  readonly version: string;
  readonly scenario: string;
  readonly seed: string;
  readonly world: number;
  /** Length of a week's bytes. */
  readonly bytes: number;
  readonly weeks: readonly { readonly week: number; readonly length: number; readonly acts: readonly InForce[] }[];
}

/** Path of a world's file in the folder `worlds` of a run. */
export function worldPath(folder: string, world: number): string {
  return join(folder, `world-${String(world).padStart(5, '0')}.bin`);
}

/** Folder of the stored worlds in the folder of a run. */
export function worldsFolder(run: string): string {
  return join(run, 'worlds');
}

export const worldFiles: WorldFiles = {
  write({ folder, scenario, seed, world }, kept) {
    const blocks = kept.map(({ snapshot }, i) => deflateSync(i === 0 ? snapshot.bytes : differing(snapshot.bytes, kept[i - 1]!.snapshot.bytes), { level: DEFLATE_LEVEL }));
    const header: Header = {
      format: FORMAT, formatVersion: FORMAT_VERSION, version, scenario, seed, world, bytes: kept[0]?.snapshot.bytes.length ?? 0,
      weeks: kept.map(({ snapshot, acts }, i) => ({ week: snapshot.week, length: blocks[i]!.length, acts })),
    };
    const path = worldPath(folder, world);
    writeFileSync(`${path}.part`, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...blocks]));
    renameSync(`${path}.part`, path);
  },
  read(name, weeks) {
    const path = worldPath(name.folder, name.world);
    const found = readHeader(name);
    if ('broken' in found) return found;
    const { header, from } = found;
    const missing = weeks.filter((week) => !header.weeks.some((one) => one.week === week));
    if (missing.length > 0) return { broken: `it lacks the week ${missing[0]}` };
    const file = readFileSync(path);
    const kept: KeptWeek[] = [];
    let at = from;
    let before: Uint8Array | undefined;
    for (const { week, length, acts } of header.weeks) {
      const bytes = inflated(file.subarray(at, at + length), header.bytes);
      if (!bytes) return { broken: `its week ${week} is broken: the file was cut short or changed` };
      at += length;
      before = before ? differing(bytes, before) : bytes;
      if (weeks.includes(week)) kept.push({ snapshot: { week, bytes: before }, acts });
    }
    return at === file.length ? { kept } : { broken: 'there is more in it than its weeks' };
  },
};

/** Weeks that are stored of a world; why its file is not to be used; undefined where there is none. Blocks are not looked at. */
export function storedWeeks(name: WorldName): readonly number[] | { readonly broken: string } | undefined {
  const found = readHeader(name);
  if ('header' in found) return found.header.weeks.map(({ week }) => week);
  return found.broken === MISSING ? undefined : found;
}

const MISSING = 'there is no such file';

/** Each byte XOR the other's; its own inverse. */
function differing(bytes: Uint8Array, from: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < out.length; i++) out[i] = bytes[i]! ^ from[i]!;
  return out;
}

function inflated(block: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const { buffer, byteOffset, byteLength } = inflateSync(block, { maxOutputLength: Math.max(1, length) });
    return byteLength === length ? new Uint8Array(buffer, byteOffset, byteLength) : undefined;
  } catch {
    return undefined;
  }
}

function readHeader(name: WorldName): { readonly header: Header; readonly from: number } | { readonly broken: string } {
  let line: Buffer | undefined;
  try {
    line = firstLine(worldPath(name.folder, name.world));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { broken: code === 'ENOENT' || code === 'ENOTDIR' ? MISSING : `it cannot be read (${code})` };
  }
  const header = line && parsed(line.toString('utf8'));
  if (!line || !isHeader(header)) return { broken: 'it is no stored world, or its beginning is broken' };
  if (header.formatVersion !== FORMAT_VERSION || header.version !== version) return { broken: `it was stored by undercount ${header.version}, and this is ${version}: worlds of another version are other worlds` };
  if (header.scenario !== name.scenario) return { broken: 'it is a world of another scenario, or of a market of another size' };
  if (header.seed !== name.seed || header.world !== name.world) return { broken: `it is world ${header.world} of seed "${header.seed}"` };
  return { header, from: line.length + 1 };
}

function firstLine(path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    for (let size = 1 << 14; size <= LONGEST_HEADER; size *= 8) {
      const bytes = Buffer.alloc(size);
      const read = readSync(file, bytes, 0, size, 0);
      const end = bytes.subarray(0, read).indexOf(10);
      if (end >= 0) return bytes.subarray(0, end);
      if (read < size) return undefined;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const { format, formatVersion, version: by, scenario, seed, world, bytes, weeks } = value as Record<keyof Header, unknown>;
  const whole = (number: unknown): boolean => Number.isInteger(number) && (number as number) >= 0;
  return format === FORMAT && whole(formatVersion) && typeof by === 'string' && typeof scenario === 'string' && typeof seed === 'string' && whole(world) && whole(bytes)
    && Array.isArray(weeks) && weeks.every((one: unknown) => typeof one === 'object' && one !== null && 'week' in one && whole(one.week) && 'length' in one && whole(one.length) && 'acts' in one && Array.isArray(one.acts));
}
