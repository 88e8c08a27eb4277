import { open } from 'node:fs/promises';
import { LARGEST_FILE, type ReadFile } from '../scenario/chain.ts';

/** Reads scenario files from disk, relative to the working directory. Bytes above the limit are never read. */
export const readFile: ReadFile = async (path) => {
  let file;
  try {
    file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) return { error: 'directory' };
    // A pipe or device has no size and may have no end: no more than the limit is taken from it.
    const bytes = Buffer.alloc(LARGEST_FILE + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, stat.isFile() ? length : null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > LARGEST_FILE) return { error: 'tooLarge' };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length)) };
  } catch (error) {
    if (error instanceof TypeError) return { error: 'notText' };
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { error: 'missing' };
    return { error: code === 'EISDIR' ? 'directory' : 'unreadable' };
  } finally {
    await file?.close();
  }
};
