import { makeColours, type Colours } from './colours.ts';

/** Where words go: what was asked for to stdout, everything else to stderr. */
export interface Streams {
  /** A line of what was asked for. */
  print(line: string): void;
  /** A line about how it goes; not under --quiet. */
  note(line: string): void;
  /** A line that must be seen. */
  complain(line: string): void;
  readonly colours: Colours;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** A line that replaces itself; `done` leaves the cursor on a clean line. */
  readonly progress: { show(line: string): void; done(): void };
}

export interface StreamOptions {
  readonly quiet?: boolean;
  /** --no-color gives false. */
  readonly color?: boolean;
  /** --no-progress gives false. */
  readonly progress?: boolean;
}

/** Without a terminal, a line of progress comes only so often. */
const MS_BETWEEN_LINES = 30_000;

export function makeStreams({ quiet = false, color = true, progress = true }: StreamOptions): Streams {
  const { stdout, stderr } = process;
  const live = Boolean(stderr.isTTY);
  let shown = false;
  let nextLine = Date.now() + MS_BETWEEN_LINES;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    colours: makeColours(color && !process.env['NO_COLOR'] && Boolean(stdout.isTTY) && process.env['TERM'] !== 'dumb'),
    width: Math.max(60, Math.min(stdout.columns || 80, 120)),
    print(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    note(line) {
      if (quiet) return;
      clear();
      stderr.write(`${line}\n`);
    },
    complain(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: {
      show(line) {
        if (quiet || !progress) return;
        if (live) {
          stderr.write(`\r\u001b[2K${line.slice(0, (stderr.columns || 80) - 1)}`);
          shown = true;
        } else if (Date.now() >= nextLine) {
          nextLine = Date.now() + MS_BETWEEN_LINES;
          stderr.write(`${line}\n`);
        }
      },
      done: clear,
    },
  };
}

/** A reader that goes away (`| head`) ends the program quietly. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}
