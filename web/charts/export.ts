/** Charts as files: CSV of the table, SVG with its styles written out, PNG drawn from that SVG. Nothing leaves the machine. */
export type Cell = string | number;
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const PROPERTIES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'paint-order', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'font-variant-numeric', 'visibility'] as const;
const HEAD = 22;
const LINE = 18;

/** RFC 4180: quoted where needed, CRLF, empty = missing. */
export function toCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const cell = (value: Cell): string => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Breaks a text into lines of about so many characters. */
export function wrapText(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function inlineStyles(original: Element, copy: Element): void {
  const styles = getComputedStyle(original);
  const text = PROPERTIES.map((name) => `${name}:${styles.getPropertyValue(name)}`).join(';');
  copy.setAttribute('style', text);
  copy.removeAttribute('class');
  Array.from(original.children).forEach((child, i) => inlineStyles(child, copy.children[i]!));
}

/** The chart as a file of its own, with the question and the estimand above it: no chart leaves without one. */
export function svgText(chart: SVGSVGElement, question: string, estimand: string): { text: string; width: number; height: number } {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  inlineStyles(chart, copy);
  const defs = document.querySelector('#patterns');
  if (defs) {
    const patterns = defs.cloneNode(true) as Element;
    inlineStyles(defs, patterns);
    copy.prepend(...Array.from(patterns.children));
  }
  const box = chart.viewBox.baseVal;
  const lines = wrapText(estimand, Math.floor(box.width / 7.2));
  const top = HEAD + LINE * (lines.length + 1);
  const root = getComputedStyle(document.documentElement);
  const [ink, muted, ground] = ['--ink', '--muted', '--ground'].map((name) => root.getPropertyValue(name).trim());
  const escape = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const margin = 24;
  const width = box.width + 2 * margin;
  const height = box.height + top + 2 * margin;
  const font = 'Inter, system-ui, sans-serif';
  const head = `<text x="${margin}" y="${margin + 14}" font-family="${font}" font-size="18" font-weight="600" fill="${ink}">${escape(question)}</text>`
    + lines.map((l, i) => `<text x="${margin}" y="${margin + 14 + HEAD + i * LINE}" font-family="${font}" font-size="14" fill="${muted}">${escape(l)}</text>`).join('');
  copy.removeAttribute('role');
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(margin + top));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  copy.setAttribute('overflow', 'visible');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${ground}"/>${head}${new XMLSerializer().serializeToString(copy)}</svg>`;
  return { text, width, height };
}

export async function pngBlob(svg: { text: string; width: number; height: number }, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width * scale;
    canvas.height = svg.height * scale;
    const context = canvas.getContext('2d')!;
    context.scale(scale, scale);
    context.drawImage(image, 0, 0, svg.width, svg.height);
    return await new Promise((resolve, reject) => { canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))); });
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function download(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
