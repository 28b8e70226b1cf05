/**
 * Estimates the size of most of the text on a page from the heights of its inked rows. Tesseract reads best where
 * Han characters are some 33 pixels high, and worse where they are larger.
 */
import type { GreyPicture } from './picture.ts';

/** Vertical strips that are looked at by themselves: lines across a slightly rotated page would run together. */
const STRIPS = 16;
/** Share of a strip's width that is inked in a row of text, at least: specks of dust are less. */
const MIN_ROW_INK = 0.04;
/** Pixels: less is a rule, or too little to be read. */
const MIN_LINE_HEIGHT = 5;
/** Share of the page's height: more is a picture or a frame. */
const MAX_LINE_HEIGHT = 0.15;
/** Relative difference up to which heights are of one size: lines without tall characters are a bit lower. */
const SAME_HEIGHT = 0.09;
/** Share of the em that the glyphs of a line of Han characters fill from top to bottom. */
const INKED_SHARE = 0.93;

export interface GlyphHeight {
  /** Pixels of an em, the side of a Han character. */
  readonly em: number;
  /** Dark pixels in lines of that height: more than across them, where the text is sideways. */
  readonly ink: number;
}

/** Null where nothing looks like lines of text. */
export function glyphHeight(picture: GreyPicture): GlyphHeight | null {
  const isDark = darkness(picture);
  const lines = Array.from({ length: STRIPS }, (_, strip) => linesOf(picture, isDark, strip)).flat();
  let best = { height: 0, ink: 0 };
  for (const { height } of lines) {
    const alike = lines.filter((line) => Math.abs(line.height - height) <= SAME_HEIGHT * height);
    const ink = alike.reduce((sum, line) => sum + line.ink, 0);
    if (ink > best.ink)
      best = { height: alike.reduce((sum, line) => sum + line.height * line.ink, 0) / ink, ink };
  }
  return best.ink === 0 ? null : { em: best.height / INKED_SHARE, ink: best.ink };
}

interface InkedLine {
  /** Pixels. */
  readonly height: number;
  /** Dark pixels. */
  readonly ink: number;
}

/** Runs of inked rows within a strip. */
function linesOf(
  { width, height, pixels }: GreyPicture,
  isDark: (pixel: number) => boolean,
  strip: number,
): InkedLine[] {
  const left = Math.floor((strip * width) / STRIPS);
  const right = Math.floor(((strip + 1) * width) / STRIPS);
  const minInk = Math.max(1, MIN_ROW_INK * (right - left));
  const lines: InkedLine[] = [];
  let [start, total] = [-1, 0];
  for (let y = 0; y <= height; y++) {
    let ink = 0;
    if (y < height) for (let x = left; x < right; x++) if (isDark(pixels[y * width + x] ?? 255)) ink++;
    if (ink >= minInk) {
      if (start < 0) start = y;
      total += ink;
    } else if (start >= 0) {
      const rows = y - start;
      if (rows >= MIN_LINE_HEIGHT && rows <= MAX_LINE_HEIGHT * height)
        lines.push({ height: rows, ink: total });
      [start, total] = [-1, 0];
    }
  }
  return lines;
}

/** Otsu's threshold: the grey that best separates ink from paper. */
export function darkness({ pixels }: GreyPicture): (pixel: number) => boolean {
  const counts = new Array<number>(256).fill(0);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const sum = counts.reduce((total, count, grey) => total + count * grey, 0);
  let [dark, darkSum, threshold, widest] = [0, 0, 0, 0];
  for (let grey = 0; grey < 255; grey++) {
    dark += counts[grey] ?? 0;
    darkSum += (counts[grey] ?? 0) * grey;
    const light = pixels.length - dark;
    if (dark === 0 || light === 0) continue;
    const distance = darkSum / dark - (sum - darkSum) / light;
    const between = dark * light * distance * distance;
    if (between > widest) [widest, threshold] = [between, grey];
  }
  return (pixel) => pixel <= threshold && widest > 0;
}
