import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

/** Text of a small file; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;

const readText: ReadText = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** A cgroup without a limit says "max", or a number beyond any memory. */
const NO_LIMIT = 2 ** 60;

/**
 * Memory that this process could still take without pushing others out, in bytes.
 * Linux: what the kernel holds available (caches that it would give up count in), or what the process's control group (a container's, say) leaves
 * below its limit, whichever is less. Elsewhere what is free, or half of the machine's memory if that is more: systems there count caches as used.
 */
export function availableMemory(read: ReadText = readText): number {
  const meminfo = numberAfter(read('/proc/meminfo'), 'MemAvailable:');
  if (meminfo === undefined) return Math.max(freemem(), totalmem() / 2);
  return Math.min(meminfo * 1024, ...groupRooms(read));
}

function numberAfter(text: string | undefined, name: string): number | undefined {
  const found = text?.split('\n').find((line) => line.startsWith(name))?.match(/\d+/);
  return found ? Number(found[0]) : undefined;
}

/** What is left below the limit of each group that the process is in, from its own up to the root, in version 2 or 1 of the interface. */
function groupRooms(read: ReadText): number[] {
  return (read('/proc/self/cgroup') ?? '').split('\n').flatMap((line) => {
    const [, controllers = '', path] = line.match(/^\d+:([^:]*):(\/.*)$/) ?? [];
    if (path === undefined) return [];
    if (controllers === '') return above(path).map((folder) => room(read, `/sys/fs/cgroup${folder}`, 'memory.max', 'memory.current', 'inactive_file '));
    if (!controllers.split(',').includes('memory')) return [];
    return above(path).map((folder) => room(read, `/sys/fs/cgroup/memory${folder}`, 'memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file '));
  });
}

/** "/a/b" gives "/a/b", "/a", "". */
function above(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, i) => `/${parts.slice(0, parts.length - i).join('/')}`).concat('');
}

/** Limit less what is used; files that are only cached count as free. Infinity without a limit, or where the group cannot be seen. */
function room(read: ReadText, folder: string, limitFile: string, usageFile: string, cached: string): number {
  const [limit, usage] = [read(`${folder}/${limitFile}`), read(`${folder}/${usageFile}`)].map((text) => (text === undefined ? NaN : Number(text)));
  if (!(limit! < NO_LIMIT) || !Number.isFinite(usage)) return Infinity;
  return Math.max(0, limit! - usage! + (numberAfter(read(`${folder}/memory.stat`), cached) ?? 0));
}
