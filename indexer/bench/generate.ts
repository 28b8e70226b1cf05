/**
 * Generates any number of reports for benchmarks: recombined word by word from the sample collection or
 * another folder of texts, with places from the gazetteer, years, copied paragraphs and random numbers. The
 * same seed gives the same reports.
 *
 * Each word is followed by one of its successors in the source, or by a word drawn from jieba's dictionary by
 * frequency: as in real collections, some phrases are on every page and most are rare. Without the dictionary
 * words every phrase of a small source would be far too common.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decode } from '../formats/plain-text/decode.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import { paragraphs } from '../reading/paragraphs.ts';
import { Gazetteer, type KnownPlace } from '../reading/place/gazetteer.ts';
import { JIEBA_DICTIONARY } from '../text/segmentation.ts';
import { random } from './random.ts';

export interface GeneratedReport {
  readonly path: string;
  readonly text: string;
}

const SECTIONS = [
  '主要举措和成效',
  '党政主要负责人履行推进法治建设第一责任人职责情况',
  '存在的问题和不足',
  '下一年度工作安排',
];
const HAN_NUMBERS = '一二三四五六七八九十';
const SAMPLE = join(import.meta.dirname, '../../data/reports');
/** Share of paragraphs copied from a recently generated report: slogans, last year's text. */
const COPIED_SHARE = 0.1;
/** Number of recent paragraphs to copy from. */
const COPY_POOL = 500;
/** Share of words from the dictionary: with about a fifth, phrases are as frequent as in real reports. */
const DICTIONARY_SHARE = 0.18;
/** In characters. */
const MIN_SENTENCE_LENGTH = 20;
const MAX_SENTENCE_LENGTH = 90;
/** Body paragraphs per heading: passages then average 155 characters; real ones had 165. */
const PARAGRAPHS_PER_HEADING = 3;

/**
 * @param characters approximate length of a report; real ones have some 4,000
 * @param source folder of texts to recombine; the sample collection by default
 */
export function* generateReports(
  count: number,
  characters: number,
  seed: number,
  source: string = SAMPLE,
): Generator<GeneratedReport> {
  const next = random(seed);
  const paragraph = paragraphMaker(source, next);
  const towns = allTowns();
  for (let index = 0; index < count; index++) {
    const place = towns[Math.floor(index / 3) % towns.length] as KnownPlace;
    const year = 2021 + (index % 3);
    const lines = [`${place.county ?? ''}${place.town}${year}年法治政府建设情况报告`];
    let length = 0;
    SECTIONS.forEach((section, at) => {
      lines.push(`${HAN_NUMBERS[at]}、${section}`);
      for (let item = 0; length < (characters * (at + 1)) / SECTIONS.length; item++) {
        if (item % PARAGRAPHS_PER_HEADING === 0)
          lines.push(
            `（${HAN_NUMBERS[Math.floor(item / PARAGRAPHS_PER_HEADING) % 10]}）${paragraph().slice(0, 14)}`,
          );
        const text = paragraph();
        lines.push(text);
        length += text.length;
      }
    });
    lines.push(`${place.town}人民政府`, `${year + 1}年1月${1 + (index % 28)}日`);
    yield { path: `${place.code.slice(0, 4)}/${place.code}-${year}-${index}.txt`, text: lines.join('\n\n') };
  }
}

/** Writes generated reports to a folder, in subfolders by city. */
export function writeReports(
  folder: string,
  count: number,
  characters: number,
  { seed = 1, source }: { readonly seed?: number; readonly source?: string } = {},
): void {
  for (const { path, text } of generateReports(count, characters, seed, source)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Makes paragraphs of two to six sentences. */
function paragraphMaker(source: string, next: () => number): () => string {
  const words = wordsOf(source);
  const positions = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const same = positions.get(word);
    if (same) same.push(at);
    else positions.set(word, [at]);
  }
  const drawWord = dictionaryWord(next);
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const sentence = (): string => {
    let text = '';
    for (let at = integer(0, words.length - 1); text.length < MIN_SENTENCE_LENGTH || !text.endsWith('。'); ) {
      const word = words[at] ?? '。';
      text += /^\d+$/.test(word) ? String(integer(1, 900)) : word;
      while (next() < DICTIONARY_SHARE) text += drawWord();
      const same = positions.get(word) ?? [];
      at = (same[integer(0, same.length - 1)] ?? 0) + 1;
      if (text.length > MAX_SENTENCE_LENGTH) text += '。';
    }
    return text.replace(/^[，。；：、！？]+/, '');
  };
  const recent: string[] = [];
  return () => {
    if (recent.length > 0 && next() < COPIED_SHARE) return recent[integer(0, recent.length - 1)] as string;
    const paragraph = Array.from({ length: integer(2, 6) }, sentence).join('');
    recent[integer(0, COPY_POOL - 1) % (recent.length + 1)] = paragraph;
    return paragraph;
  };
}

/** Draws words of Han characters by their frequency in the dictionary. */
function dictionaryWord(next: () => number): () => string {
  const words: string[] = [];
  const cumulative: number[] = [];
  for (const line of readFileSync(JIEBA_DICTIONARY, 'utf8').split('\n')) {
    const [word = '', frequency = '0'] = line.split(' ');
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    words.push(word);
    cumulative.push((cumulative.at(-1) ?? 0) + Number(frequency));
  }
  const total = cumulative.at(-1) ?? 0;
  return () => {
    const at = next() * total;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

/** Words and punctuation of the texts in a folder, in order. */
function wordsOf(folder: string): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return readdirSync(folder)
    .sort()
    .flatMap((name) => textsOf(join(folder, name)))
    .flatMap((text) => paragraphs(readPlainText(text).lines))
    .flatMap(({ text }) => [...segmenter.segment(text)].map(({ segment }) => segment.trim()))
    .filter((word) => word !== '');
}

function textsOf(file: string): string[] {
  if (/\.(?:txt|md)$/.test(file)) return [decode(readFileSync(file))];
  if (!file.endsWith('.jsonl')) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => String((JSON.parse(line) as { content?: string }).content ?? ''));
}

function allTowns(): KnownPlace[] {
  return [...Gazetteer.load().all()].filter((place) => place.town?.match(/[镇乡]$/));
}
