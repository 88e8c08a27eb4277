import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';

// product.md 4.6 (Luxembourg guidelines) and visual/README.md, "Avoid".
const AVOID = [/child prostitut/i, /rescue/i, /market share/i, /supply of children/i, /shocking/i, /proves/i, /\bvictims?\b/i, /sex workers?/i, /\bworkers\b/i, /![ '"`]/];

test.each(['en.ts', 'enCharts.ts'])('the words of %s keep to the list', (file) => {
  const text = readFileSync(new URL(`../../web/text/${file}`, import.meta.url), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  for (const word of AVOID) expect(text).not.toMatch(word);
});
