import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.map': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.yaml': 'text/yaml; charset=utf-8',
};

/** The page asks for nothing outside its origin, and may not. Plotly sets styles in line. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

export interface Site {
  readonly port: number;
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a folder to this machine. A port that is taken gives way to the next free one; after 100 of them it gives up (throws). */
export async function serve(folder: string, port: number): Promise<Site> {
  const server = createServer((request, response) => void respond(folder, request, response));
  const found = await listen(server, port, 100);
  return {
    port: found,
    address: `http://localhost:${found}/`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function listen(server: Server, port: number, tries: number): Promise<number> {
  for (let next = port; next < Math.min(port + tries, 65_536); next++) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: Error & { readonly code?: string }) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(true) : reject(error)));
      server.listen(next, '127.0.0.1', () => resolve(false));
    });
    server.removeAllListeners('error');
    if (!taken) return next === 0 ? (server.address() as { readonly port: number }).port : next;
  }
  throw new Error(`no port from ${port} on is free`);
}

async function respond(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const end = (status: number, text: string): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, 'Only GET and HEAD are answered.\n');
  const path = pathOf(folder, request.url ?? '/');
  const file = path === undefined ? undefined : await fileAt(path);
  if (!file) return end(404, 'There is no such file.\n');
  response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream', 'Content-Length': file.size });
  if (request.method === 'HEAD') return void response.end();
  const stream = createReadStream(file.path);
  stream.on('error', () => response.destroy());
  stream.pipe(response);
}

/** Path below the folder that an address asks for; undefined for one that would leave it. */
function pathOf(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/)[0]!);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const root = normalize(folder + sep);
  const full = normalize(join(root, path));
  return full.startsWith(root) ? full : undefined;
}

async function fileAt(path: string): Promise<{ readonly path: string; readonly size: number } | undefined> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return path.endsWith('index.html') ? undefined : await fileAt(join(path, 'index.html'));
    return found.isFile() ? { path, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}
