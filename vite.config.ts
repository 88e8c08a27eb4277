import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('web'),
  // Relative addresses: the page works under any path of a static host.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  server: { fs: { allow: [here('.')] } },
  optimizeDeps: { include: ['plotly.js-dist'] },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Plotly is one lazy chunk of 4.7 MB; everything else stays far below.
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
  },
});
