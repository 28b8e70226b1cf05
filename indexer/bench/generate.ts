/**
 * Reports in any number for measuring: recombined from the clauses of the sample collection, or of a folder of
 * texts, with places from the gazetteer, years, copied paragraphs and figures of their own. The same seed gives the
 * same reports.
 *
 * Some clauses stand on many pages and most of them on few, as in real collections; drawn evenly, every phrase of a
 * small source would be equally common.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decode } from '../decode.ts';
import { readPlainText } from '../formats/plain-text.ts';
import { Gazetteer, type KnownPlace } from '../reading/gazetteer.ts';
import { paragraphs } from '../reading/paragraphs.ts';
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

/** Makes paragraphs of three to six sentences, each of two to five clauses. */
function paragraphMaker(source: string, next: () => number): () => string {
  const draw = drawing(clausesOf(source), next);
  const copied: string[] = [];
  const upTo = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const sentence = (): string =>
    `${Array.from({ length: upTo(2, 5) }, () => draw().replace(/\d+/g, () => String(upTo(1, 900)))).join('，')}。`;
  return () => {
    if (copied.length > 0 && next() < COPIED) return copied[upTo(0, copied.length - 1)] as string;
    const made = Array.from({ length: upTo(3, 6) }, sentence).join('');
    copied[upTo(0, COPIES_FROM - 1) % (copied.length + 1)] = made;
    return made;
  };
}

/** Draws the item of rank r with a weight of r to the power of -1/2: with -1 the first would be on every page. */
function drawing(items: readonly string[], next: () => number): () => string {
  const sums: number[] = [];
  for (let rank = 1; rank <= items.length; rank++) sums.push((sums.at(-1) ?? 0) + 1 / Math.sqrt(rank));
  const whole = sums.at(-1) ?? 0;
  return () => {
    const at = next() * whole;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return items[low] as string;
  };
}

/** The different clauses of a folder's texts, in an order that has nothing to do with theirs. */
function clausesOf(folder: string): string[] {
  const clauses = new Set<string>();
  for (const name of readdirSync(folder).sort()) {
    for (const text of textsOf(join(folder, name))) {
      for (const { text: paragraph } of paragraphs(readPlainText(text).lines)) {
        for (const clause of paragraph.split(/[，。；！？：]/u)) if (clause.length > 3) clauses.add(clause);
      }
    }
  }
  const shuffle = random(clauses.size);
  return [...clauses]
    .map((clause) => ({ clause, at: shuffle() }))
    .sort((a, b) => a.at - b.at)
    .map(({ clause }) => clause);
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
