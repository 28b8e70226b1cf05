/** Recognises the text of scanned pages with tesseract, each on a picture in which its glyphs have the best size. */
import { availableParallelism } from 'node:os';
import type { PdfPage } from '../pdf/content.ts';
import { withoutDust } from './dust.ts';
import { darkness, glyphHeight } from './glyph-height.ts';
import { parseHocr, type RecognisedLine } from './hocr.ts';
import { CommandFailed, type CommandLimits, outputOf } from './limited-command.ts';
import { linePicture, tiffOf } from './line-pictures.ts';
import { PageCache } from './page-cache.ts';
import { type GreyPicture, greyPicture, type PdfSource, turned } from './picture.ts';
import { fontSizes, recognisedPage } from './recognised-page.ts';
import { LANGUAGE } from './tools.ts';

/** How scans are read, where that is wanted. */
export interface RecognitionSettings {
  /** Folder of pages recognised before; null keeps none. */
  readonly cacheFolder: string | null;
}

/** What a reader needs to recognise text. */
export interface Recognition extends RecognitionSettings {
  /** Of the file that is read. */
  readonly path: string;
  /** Called after each step of a page: they take seconds, on a busy machine a minute. */
  readonly onProgress: () => void;
}

/** A page without text of its own. */
export interface ScannedPage {
  /** From 1. */
  readonly number: number;
  /** In any unit. */
  readonly width: number;
  readonly height: number;
}

/** Pages of one file: a report has a hundred at most, and each takes some three seconds. */
const MAX_PAGES = 500;
/** Each takes a core and up to 300 MB. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));
const RECOGNITION: CommandLimits = {
  seconds: 170,
  processorSeconds: 90,
  megabytes: 2048,
  outputBytes: 128 * 2 ** 20,
};

/** Pixels of an em: `chi_sim` errs least there (0.23 % of characters; 0.72 at 44 pixels, 3.09 at 66). */
const BEST_EM = 33;
/** Relative difference that is not worth another picture. */
const EM_TOLERANCE = 0.15;
/** Pixels of the shorter side that are looked at first: 150 dpi of A4, where the usual 16 points are 33 pixels. */
const FIRST_SIDE = 1240;
/** Pixels. */
const MIN_SIDE = 200;
const MAX_SIDE = 20_000;
const MAX_AREA = 36e6;
/** Per cent: text that is upside down or sideways is recognised with less. */
const MIN_CONFIDENCE = 60;

/**
 * @param pages of `source`
 * @returns by number; pages without anything like text are absent
 * @throws Error with one Chinese sentence if a page cannot be recognised
 */
export async function recognisePages(
  source: PdfSource,
  contents: Uint8Array,
  pages: readonly ScannedPage[],
  { cacheFolder, onProgress }: Recognition,
): Promise<Map<number, PdfPage>> {
  if (pages.length > MAX_PAGES)
    throw new Error(`扫描的页有 ${pages.length} 页，超过 ${MAX_PAGES} 页，请拆成单份报告后重试`);
  const cache = await PageCache.open(cacheFolder, contents);
  const recognised = new Map<number, PdfPage>();
  const waiting = [...pages];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let page = waiting.shift(); page && failures.length === 0; page = waiting.shift()) {
      const { number } = page;
      try {
        let read = cache.get(number);
        if (!read) {
          read = await recognisePage(source, page, onProgress);
          await cache.put(number, read);
        }
        if (read.runs.length > 0) recognised.set(number, read);
      } catch (cause) {
        failures.push(cause instanceof CommandFailed ? new Error(unreadable(number), { cause }) : cause);
      }
      onProgress();
    }
  };
  // A failure waits for the pages begun beside it: none is recognised any more while the next file is read.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failures.length > 0) throw failures[0];
  return recognised;
}

function unreadable(page: number): string {
  return `第 ${page} 页的图像识别不了文字，已跳过这份文件；请重新扫描，或先用别的 OCR 软件识别后重试`;
}

async function recognisePage(source: PdfSource, page: ScannedPage, onProgress: () => void): Promise<PdfPage> {
  const best = await bestPicture(source, page);
  if (!best) return recognisedPage([], page);
  onProgress();
  const { picture, isSideways } = best;
  const lines = isSideways ? [] : await linesOf(picture, onProgress);
  if (lines.length > 0 && confidenceOf(lines) >= MIN_CONFIDENCE) return recognisedPage(lines, picture);
  const turns = (await quarterTurns(picture)) || (isSideways ? 1 : 0);
  onProgress();
  if (turns === 0) return recognisedPage(lines, picture);
  const upright = turned(picture, turns);
  return recognisedPage(await linesOf(upright, onProgress), upright);
}

/** Null if nothing on the page looks like text. */
async function bestPicture(
  source: PdfSource,
  page: ScannedPage,
): Promise<{ readonly picture: GreyPicture; readonly isSideways: boolean } | null> {
  const ratio = Math.max(page.width, page.height) / Math.max(1, Math.min(page.width, page.height));
  const within = (side: number): number =>
    Math.round(Math.max(MIN_SIDE, Math.min(side, MAX_SIDE, Math.sqrt(MAX_AREA * ratio))));
  const first = within(FIRST_SIDE * ratio);
  const picture = await greyPicture(source, page.number, first);
  const [upright, sideways] = [glyphHeight(picture), glyphHeight(turned(picture, 1))];
  const isSideways = (sideways?.ink ?? 0) > (upright?.ink ?? 0);
  const em = (isSideways ? sideways : upright)?.em;
  if (em === undefined) return null;
  const best = within((first * BEST_EM) / em);
  const scaled =
    Math.abs(best / first - 1) <= EM_TOLERANCE ? picture : await greyPicture(source, page.number, best);
  return { picture: withoutDust(scaled, darkness(scaled), (em * best) / first), isSideways };
}

/**
 * Of the ways to divide a page, a single column of lines of any size: tesseract's own search for columns tears lines
 * apart, and columns are told by our layout.
 */
const AS_LINES = '4';

/** Otherwise the last line of a paragraph, with two or three characters, is taken for noise. */
const WITH_SHORT_LINES = ['-c', 'textord_noise_rejrows=0', '-c', 'textord_noise_rejwords=0'];
const ONE_LINE = '7';
/** Without any look at the page. */
const ONE_RAW_LINE = '13';

/** The lines of a page, each as it was read with more confidence: within the page or by itself. */
async function linesOf(picture: GreyPicture, onProgress: () => void): Promise<RecognisedLine[]> {
  const lines = await parseHocr(await tesseract(picture.file, chinese(AS_LINES, WITH_SHORT_LINES), 'hocr'));
  if (lines.length === 0) return lines;
  onProgress();
  const sizes = fontSizes(lines);
  const pictures = lines.map((line, index) => linePicture(picture, line, sizes[index] ?? 0));
  const single = await parseHocr(await tesseract(tiffOf(pictures), chinese(ONE_LINE), 'hocr'));
  return lines.map((line, index) => {
    const { left = 0, top = 0 } = pictures[index] ?? {};
    const words = single.flatMap(({ picture: at, words }) =>
      at !== index
        ? []
        : words.map((word) => ({
            ...word,
            left: word.left + left,
            right: word.right + left,
            top: word.top + top,
            bottom: word.bottom + top,
          })),
    );
    return words.length > 0 && confidenceOf([{ words }]) >= confidenceOf([line]) ? { ...line, words } : line;
  });
}

/** Clockwise quarter turns that set the text upright; 0 where that cannot be told. */
async function quarterTurns({ file }: GreyPicture): Promise<number> {
  const told = await tesseract(file, ['--psm', '0']).catch(() => Buffer.alloc(0));
  return Number(/^Rotate: (\d+)$/m.exec(told.toString('latin1'))?.[1] ?? 0) / 90;
}

/**
 * An image file as a PDF, a page for each of its pictures.
 *
 * @throws CommandFailed if it is broken, or of a kind that tesseract does not know
 */
export function pdfOfImage(image: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
  // To recognise each picture as one single line is the quickest way to have it written into a PDF.
  return tesseract(image, chinese(ONE_RAW_LINE), 'pdf', signal);
}

function chinese(segmentation: string, more: readonly string[] = []): string[] {
  return ['-l', LANGUAGE, '--psm', segmentation, ...more];
}

function tesseract(
  picture: Uint8Array,
  options: readonly string[],
  output?: string,
  signal?: AbortSignal,
): Promise<Buffer> {
  const command = ['tesseract', 'stdin', 'stdout', ...options, ...(output === undefined ? [] : [output])];
  return outputOf(command, picture, RECOGNITION, signal);
}

function confidenceOf(lines: readonly Pick<RecognisedLine, 'words'>[]): number {
  const words = lines.flatMap((line) => line.words);
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / characters;
}
