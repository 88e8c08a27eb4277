import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

interface Ended { readonly code: number | null; readonly out: string; readonly err: string }

function npmStart(args: readonly string[], onOutput?: (out: string, child: ReturnType<typeof spawn>) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      onOutput?.(out, child);
    });
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

test('npm start -- --no-serve answers for the three stories, sets them side by side, and says what that does not tell', async () => {
  const { code, out } = await npmStart(['--no-serve', '--worlds', '3']);
  expect(code).toBe(0);
  expect(out.match(/In 3 simulated worlds: the number of children exploited/g)?.length).toBe(3);
  const words = out.replace(/\s+/g, ' ');
  for (const text of ['The same measured fall, three different worlds', 'Published: 8.16% (2012), then 2.22% (2015).', 'says nothing about how likely it is', 'The true fall can also be larger than the measured one']) expect(words).toContain(text);
  // A fall that only an assumed cut of inflow reaches is said to be that.
  expect(words).toContain('Assumed, without a source for its size');
}, 120_000);

test('a wrong port is a usage error before anything is run', async () => {
  const { code, out, err } = await npmStart(['--port', '99999']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('--port 99999 is not a whole number from 1 to 65535');
  expect((await npmStart(['--prot', '1'])).code).toBe(2);
});
