/** Removes specks from a picture: they are read as punctuation, and make the lines around them hard to find. */
import type { GreyPicture } from './picture.ts';

/** Of the square of an em: a decimal point fills three times as much. */
const MAX_SPECK = 0.006;

/**
 * @param isDark tells ink from paper
 * @param em pixels
 */
export function withoutDust(
  picture: GreyPicture,
  isDark: (pixel: number) => boolean,
  em: number,
): GreyPicture {
  const { width, height, pixels } = picture;
  const most = Math.floor(MAX_SPECK * em * em);
  const file = Buffer.from(picture.file);
  const cleaned = file.subarray(file.length - pixels.length);
  const seen = new Uint8Array(pixels.length);
  for (let start = 0; start < pixels.length; start++) {
    if (seen[start] || !isDark(pixels[start] ?? 255)) continue;
    const speck = [start];
    seen[start] = 1;
    for (let at = 0; at < speck.length; at++) {
      const pixel = speck[at] ?? 0;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] || !isDark(pixels[next] ?? 255)) continue;
          seen[next] = 1;
          speck.push(next);
        }
    }
    if (speck.length <= most) for (const pixel of speck) cleaned[pixel] = 255;
  }
  return { width, height, pixels: cleaned, file };
}
