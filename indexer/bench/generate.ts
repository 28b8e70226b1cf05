/**
 * Reports in any number for measuring: recombined word by word from the sample collection, or from a folder of
 * texts, with places from the gazetteer, years, copied paragraphs and figures of their own. The same seed gives the
 * same reports.
 *
 * A word is followed by one that follows it in the source, or by any word of jieba's dictionary, as often as that has
 * it: some phrases stand on every page and most of them seldom, as in real collections. Recombined alone, every phrase
 * of a small source would be far too common.
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

const PARTS = [
  '主要举措和成效',
  '党政主要负责人履行推进法治建设第一责任人职责情况',
  '存在的问题和不足',
  '下一年度工作安排',
];
const HAN_NUMBERS = '一二三四五六七八九十';
const SAMPLE = join(import.meta.dirname, '../../data/reports');
/** Of the paragraphs, those copied whole from a report generated shortly before: slogans, last year's text. */
const COPIED = 0.1;
const COPIES_FROM = 500;
/** Of the words, those from the dictionary: with a fifth, phrases are about as frequent as in real reports. */
const STRAYS = 0.18;
/** Characters of a sentence. */
const SHORTEST = 20;
const LONGEST = 90;
/** Body paragraphs between two headings: passages then have some 155 characters on average; real ones had 165. */
const UNDER_A_HEADING = 3;

/**
 * @param characters of one report, about; real ones have some 4,000
 * @param source folder of texts to recombine; the sample collection where none is given
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
    PARTS.forEach((part, at) => {
      lines.push(`${HAN_NUMBERS[at]}、${part}`);
      for (let item = 0; length < (characters * (at + 1)) / PARTS.length; item++) {
        if (item % UNDER_A_HEADING === 0)
          lines.push(
            `（${HAN_NUMBERS[Math.floor(item / UNDER_A_HEADING) % 10]}）${paragraph().slice(0, 14)}`,
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

/** Writes them under a folder, in sub-folders by city. */
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
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const same = places.get(word);
    if (same) same.push(at);
    else places.set(word, [at]);
  }
  const stray = dictionaryWord(next);
  const upTo = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const anywhere = (): number => upTo(0, words.length - 1);
  const sentence = (): string => {
    let text = '';
    for (let at = anywhere(); text.length < SHORTEST || !text.endsWith('。'); ) {
      const word = words[at] ?? '。';
      text += /^\d+$/.test(word) ? String(upTo(1, 900)) : word;
      while (next() < STRAYS) text += stray();
      const same = places.get(word) ?? [];
      at = (same[upTo(0, same.length - 1)] ?? 0) + 1;
      if (text.length > LONGEST) text += '。';
    }
    return text.replace(/^[，。；：、！？]+/, '');
  };
  const copied: string[] = [];
  return () => {
    if (copied.length > 0 && next() < COPIED) return copied[upTo(0, copied.length - 1)] as string;
    const made = Array.from({ length: upTo(2, 6) }, sentence).join('');
    copied[upTo(0, COPIES_FROM - 1) % (copied.length + 1)] = made;
    return made;
  };
}

/** Draws words of Han characters as often as the dictionary says that they are used. */
function dictionaryWord(next: () => number): () => string {
  const words: string[] = [];
  const sums: number[] = [];
  for (const line of readFileSync(JIEBA_DICTIONARY, 'utf8').split('\n')) {
    const [word = '', times = '0'] = line.split(' ');
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    words.push(word);
    sums.push((sums.at(-1) ?? 0) + Number(times));
  }
  const whole = sums.at(-1) ?? 0;
  return () => {
    const at = next() * whole;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

/** The words and marks of a folder's texts, in their order. */
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
