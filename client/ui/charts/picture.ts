/** Saves a chart of the page as a standalone SVG with inlined styles, or as a PNG rendered from it. */

/** CSS properties that a chart takes from the page's styles. */
const INLINED_PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
] as const;
/** PNG pixels per CSS pixel: sharp in print. */
const PNG_SCALE = 3;

interface Picture {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** @param lines the caption above the chart: its title, then the phrases in their colours */
function pictureOf(
  chart: SVGSVGElement,
  lines: readonly (readonly [text: string, colour: string])[],
): Picture {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[at];
    if (!original || !('style' in element)) continue;
    const style = getComputedStyle(original);
    for (const name of INLINED_PROPERTIES) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  }
  // Links of the page have no meaning in a file.
  for (const link of copy.querySelectorAll('a')) link.removeAttribute('href');
  const page = getComputedStyle(document.body);
  const [width, chartHeight] = [chart.clientWidth, chart.clientHeight];
  const head = 20 + lines.length * 22;
  const height = chartHeight + head + 16;
  const xml = new XMLSerializer();
  const text = lines.map(([line, colour], at) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    element.textContent = line;
    element.setAttribute('x', '16');
    element.setAttribute('y', String(26 + at * 22));
    element.setAttribute('fill', colour || page.color);
    element.setAttribute('font-family', page.fontFamily);
    element.setAttribute('font-size', at === 0 ? '15' : '13');
    return xml.serializeToString(element);
  });
  copy.setAttribute('x', '16');
  copy.setAttribute('y', String(head));
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const source = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 32}" height="${height}" viewBox="0 0 ${width + 32} ${height}"><rect width="100%" height="100%" fill="${ground}"/>${text.join('')}${xml.serializeToString(copy)}</svg>`;
  return { source, width: width + 32, height };
}

type Lines = Parameters<typeof pictureOf>[1];

export function svgOf(chart: SVGSVGElement, lines: Lines): Blob {
  return new Blob([pictureOf(chart, lines).source], { type: 'image/svg+xml' });
}

/** @throws if the browser cannot render the picture */
export async function pngOf(chart: SVGSVGElement, lines: Lines): Promise<Blob> {
  const { source, width, height } = pictureOf(chart, lines);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!file) throw new Error('no picture was drawn');
  return file;
}
