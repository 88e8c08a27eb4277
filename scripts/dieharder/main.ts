/**
 * Writes raw 32-bit words of keyed draws to stdout, without end. Interleaved as the model uses them: successive words belong to different purposes,
 * then to the next world, then to the next entity, and only then to the next counter, so that neighbours differ in one small part of the key.
 * A sequence of one key would test the cipher alone; this tests the keys.
 */
import { writeSync } from 'node:fs';
import { Purpose } from '../../sim/base/random/purposes.ts';
import { bits, makeKeys, secondWord } from '../../sim/base/random/streams.ts';

const WORLDS = 8;
const ENTITIES = 4096;
/** A week of the model's counters. */
const STRIDE = 1024;

const purposes = Object.values(Purpose);
const keys = Array.from({ length: WORLDS }, (_, world) => makeKeys([2012, 2015], world));
const words = new Uint32Array(2 * purposes.length * WORLDS);
const bytes = new Uint8Array(words.buffer);

function fill(entity: number, counter: number): void {
  let at = 0;
  for (const world of keys) {
    for (const purpose of purposes) {
      words[at++] = bits(world, purpose, entity, counter);
      words[at++] = secondWord();
    }
  }
}

/** A pipe takes what fits; false when the reader has gone. */
function write(): boolean {
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(1, bytes, from);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
    }
  }
  return true;
}

// Counters by week and by attempt within the week, as occupants, cases and attempts count them.
for (let week = 0; ; week++) {
  for (let attempt = 0; attempt < 4; attempt++) {
    for (let entity = 0; entity < ENTITIES; entity++) {
      fill(entity, (week * STRIDE + attempt) | 0);
      if (!write()) process.exit(0);
    }
  }
}
