import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSha256, sha256Hex, sha256Words } from '../../../sim/base/sha256.ts';
import { utf8 } from '../../../sim/base/utf8.ts';
import { fc } from './seeded.ts';

// Oracle: FIPS 180-4 examples (NIST), and the well-known digest of nothing
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ['abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1'],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('the digest of %.20s is as published', (text, wanted) => {
  expect(sha256Hex(text)).toBe(wanted);
});

test('every length from 0 to 200 gives what OpenSSL gives', () => {
  for (let n = 0; n <= 200; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 37 + n) & 255);
    expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('bytes added in any pieces give the digest of the whole', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 12 }), (bytes, pieces) => {
    const hash = createSha256();
    let at = 0;
    for (const piece of pieces) {
      hash.update(bytes.subarray(at, at + piece));
      at = Math.min(bytes.length, at + piece);
    }
    hash.update(bytes.subarray(at));
    expect(hash.digestHex()).toBe(createHash('sha256').update(bytes).digest('hex'));
  }));
});

test('two hashes at once do not disturb each other', () => {
  const [a, b] = [createSha256(), createSha256()];
  a.update(utf8('a'.repeat(70)));
  b.update(utf8('b'.repeat(130)));
  a.update(utf8('a'.repeat(70)));
  expect([a.digestHex(), b.digestHex()]).toEqual([sha256Hex('a'.repeat(140)), sha256Hex('b'.repeat(130))]);
});

test('a hash that has given its digest takes nothing more', () => {
  const hash = createSha256();
  hash.digestHex();
  expect(() => hash.update(new Uint8Array(1))).toThrow('has been taken');
  expect(() => hash.digestHex()).toThrow('has been taken');
});

test('the two words of a name are the first 64 bits of its digest', () => {
  // abc: ba7816bf 8f01cfea
  expect(sha256Words('abc')).toEqual([0xba7816bf | 0, 0x8f01cfea | 0]);
});

test('UTF-8 is as TextEncoder has it, lone surrogates included', () => {
  for (const text of ['é€😀ក', '\ud800', 'a\udc00b', '\ud800\ud800\udc00', 'x\ud83d']) expect(utf8(text)).toEqual(new TextEncoder().encode(text));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(Array.from(utf8(text))).toEqual(Array.from(new TextEncoder().encode(text)));
  }));
});
