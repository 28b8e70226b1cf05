/**
 * Reports in any number for measuring: recombined from the paragraphs of the sample collection, with places from
 * the gazetteer, years, copied paragraphs and figures of their own. The same seed gives the same reports.
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

/** @param characters of one report, about; real ones have some 4,000 */
export function* generateReports(
  count: number,
  characters: number,
  seed: number,
): Generator<GeneratedReport> {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const body = sampleParagraphs();
  const towns = allTowns();
  for (let index = 0; index < count; index++) {
    const place = towns[Math.floor(index / 3) % towns.length] as KnownPlace;
    const year = 2021 + (index % 3);
    const lines = [`${place.county ?? ''}${place.town}${year}年法治政府建设情况报告`];
    let length = 0;
    PARTS.forEach((part, at) => {
      lines.push(`${HAN_NUMBERS[at]}、${part}`);
      for (let item = 0; length < (characters * (at + 1)) / PARTS.length; item++) {
        lines.push(`（${HAN_NUMBERS[item % 10]}）${pick(body).slice(0, 14)}`);
        const paragraph = pick(body).replace(/\d+/g, () => String(1 + Math.floor(next() * 900)));
        lines.push(paragraph);
        length += paragraph.length;
      }
    });
    lines.push(`${place.town}人民政府`, `${year + 1}年1月${1 + (index % 28)}日`);
    yield { path: `${place.code.slice(0, 4)}/${place.code}-${year}-${index}.txt`, text: lines.join('\n\n') };
  }
}

/** Writes them under a folder, in sub-folders by city. */
export function writeReports(folder: string, count: number, characters: number, seed = 1): void {
  for (const { path, text } of generateReports(count, characters, seed)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function sampleParagraphs(): string[] {
  const folder = join(import.meta.dirname, '../../data/reports');
  return readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .flatMap((name) => paragraphs(readPlainText(decode(readFileSync(join(folder, name)))).lines))
    .map(({ text }) => text)
    .filter((text) => text.length > 60);
}

function allTowns(): KnownPlace[] {
  return [...Gazetteer.load().all()].filter((place) => place.town?.match(/[镇乡]$/));
}
