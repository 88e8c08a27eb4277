import { freemem, totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { availableMemory } from '../../../sim/node/memory.ts';

const machine = 'MemTotal:       8000000 kB\nMemFree:         100000 kB\nMemAvailable:   4000000 kB\n';
const read = (files: Readonly<Record<string, string>>) => (path: string): string | undefined => files[path];

test('caches that the kernel would give up count as available', () => {
  expect(availableMemory(read({ '/proc/meminfo': machine }))).toBe(4_000_000 * 1024);
});

test('a container is held to what its group leaves below its limit, less what is only cached (version 2)', () => {
  const files = {
    '/proc/meminfo': machine, '/proc/self/cgroup': '0::/\n',
    '/sys/fs/cgroup/memory.max': '1000000000\n', '/sys/fs/cgroup/memory.current': '700000000\n', '/sys/fs/cgroup/memory.stat': 'anon 1\ninactive_file 200000000\n',
  };
  expect(availableMemory(read(files))).toBe(500_000_000);
  expect(availableMemory(read({ ...files, '/sys/fs/cgroup/memory.max': 'max\n' }))).toBe(4_000_000 * 1024);
});

test('the tightest of the groups above holds', () => {
  const files = {
    '/proc/meminfo': machine, '/proc/self/cgroup': '0::/a/b\n',
    '/sys/fs/cgroup/a/b/memory.max': '2000000000', '/sys/fs/cgroup/a/b/memory.current': '100000000',
    '/sys/fs/cgroup/a/memory.max': '900000000', '/sys/fs/cgroup/a/memory.current': '300000000',
  };
  expect(availableMemory(read(files))).toBe(600_000_000);
  // Used up beyond the limit is no negative room.
  expect(availableMemory(read({ ...files, '/sys/fs/cgroup/a/memory.current': '950000000' }))).toBe(0);
});

test('version 1 has its own files, and says "none" with a huge number', () => {
  const files = {
    '/proc/meminfo': machine, '/proc/self/cgroup': '9:name=systemd:/\n4:memory:/x\n1:cpu:/\n',
    '/sys/fs/cgroup/memory/x/memory.limit_in_bytes': '800000000', '/sys/fs/cgroup/memory/x/memory.usage_in_bytes': '500000000',
    '/sys/fs/cgroup/memory/x/memory.stat': 'inactive_file 7\ntotal_inactive_file 100000000\n',
    '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712', '/sys/fs/cgroup/memory/memory.usage_in_bytes': '500000000',
  };
  expect(availableMemory(read(files))).toBe(400_000_000);
});

test('without /proc it is what is free or half of the machine; on this machine it is some', () => {
  const elsewhere = availableMemory(() => undefined);
  expect(elsewhere).toBeGreaterThanOrEqual(totalmem() / 2);
  expect(elsewhere).toBeLessThanOrEqual(Math.max(totalmem() / 2, 2 * freemem()));
  expect(availableMemory()).toBeGreaterThan(50e6);
});
