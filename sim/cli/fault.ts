import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../ensemble/version.ts';
import { Exit } from './usage.ts';

/** One line about a fault of ours, and a log with the rest. Gives the exit code. */
export function reportFault(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  let place = '';
  try {
    const log = join(mkdtempSync(join(tmpdir(), 'undercount-')), 'fault.log');
    writeFileSync(log, `undercount ${version}, node ${process.version}, ${process.platform}\n${process.argv.slice(2).join(' ')}\n\n${error instanceof Error ? error.stack : message}\n`);
    place = ` Please report it with ${log}`;
  } catch {
    // No place to write to: the line must do.
  }
  process.stderr.write(`error[E0000] an internal fault: ${message.split('\n')[0]}.${place}\n`);
  return Exit.fault;
}
