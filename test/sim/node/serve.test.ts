import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Site } from '../../../sim/node/serve.ts';

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undercount-site-'));
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'web/index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'web/assets/a.js'), 'export {};');
  site = await serve(join(folder, 'web'), 41_730);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Without the tidying that fetch does to a path. */
function get(path: string, method = 'GET'): Promise<{ readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: site.port, path, method }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on('error', reject).end();
  });
}

test('files have their type, and every answer the strict policy', async () => {
  const [page, script] = [await get('/?theme=dark'), await get('/assets/a.js')];
  expect([page.status, page.body, page.headers['content-type']]).toEqual([200, '<p>page</p>', 'text/html; charset=utf-8']);
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect((await get('/', 'HEAD')).body).toBe('');
  expect((await get('/', 'POST')).status).toBe(405);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5csecret.txt', '/%00', '/%zz', '/nothing', '/assets/'])('%s is not found', async (path) => {
  const { status, body } = await get(path);
  expect(status).toBe(404);
  expect(body).not.toContain('secret');
});

test('a taken port gives way to the next', async () => {
  const second = await serve(join(folder, 'web'), site.port);
  expect(second.port).toBeGreaterThan(site.port);
  await second.close();
});
