import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ColumnRequest } from '../io/table/request.ts';
import { tableReader, type ReadOptions, type ReadResult } from '../io/table/readTable.ts';

const BLOCK = 1 << 20;

/**
 * Reads the named columns of a data file from disk (`-`: from standard input), a block at a time.
 * Memory: the named columns and one block; the file is never held, copied or sent.
 */
export async function readDataFile(path: string, requests: readonly ColumnRequest[], options: ReadOptions = {}): Promise<ReadResult> {
  const file = path === '-' ? 'standard input' : path;
  const refused = (what: string, fix?: string): ReadResult => ({
    problems: [{ code: 'E6001', severity: 'error', place: { file, line: 0, column: 0, path: '' }, what, ...(fix === undefined ? {} : { fix }) }],
  });
  try {
    if (path !== '-' && (await stat(path)).isDirectory()) return refused('this is a folder, not a file');
    const reader = tableReader(file, requests, options);
    const stream: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: BLOCK });
    for await (const block of stream) if (!reader.push(block)) break;
    return reader.end();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refused('there is no such file');
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return refused(`the file cannot be read (${code})`);
    throw error;
  }
}
