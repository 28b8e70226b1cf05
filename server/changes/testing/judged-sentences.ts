/** Sentences of two years' reports judged by hand, and how well what the program finds agrees with them: for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdown } from '../../../indexer/formats/plain-text/markdown.ts';
import { readReport } from '../../../indexer/reading/read-report.ts';
import type { ReadingRules } from '../../../indexer/reading/rules.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { sha256 } from '../../../indexer/text/hash.ts';
import type { ChangedWording } from '../../contract/changes.ts';
import type { Changes } from '../changes.ts';
import type { ComparedReport } from '../placed-sentences.ts';
import { sentencesOf } from '../sentences.ts';

/** A sentence of the earlier report and those of the later one that were judged to stand for it, by their names. */
export interface Judged {
  readonly from: string;
  /** Any of them will do, or several; empty if nothing stands for it. */
  readonly to: readonly string[];
}

export interface JudgedReports {
  readonly from: string;
  readonly to: string;
  /** Whether weights and thresholds may be chosen by them. */
  readonly isHeldOut: boolean;
  readonly sentences: readonly Judged[];
  readonly promises: readonly Judged[];
}

/** Where the reports lie that the judgements are of; national ones are lines of a JSONL file. */
export interface ReportSources {
  readonly folder: string;
  readonly national: string;
}

/** What is found, in numbers: sums over several pairs of reports give the F1 over all of them. */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly judged: number;
}

/** Blocks of judgements, as the head of `judged-sentences.txt` explains. */
export function judgedReports(text: string): JudgedReports[] {
  const blocks = text
    .replace(/^#.*\n/gm, '')
    .trim()
    .split('\n\n');
  return blocks.map((block) => {
    const [head = '', ...lines] = block.split('\n');
    const [from = '', to = '', half] = head.split(' ');
    const end = lines.includes('promises') ? lines.indexOf('promises') : lines.length;
    return {
      from,
      to,
      isHeldOut: half === 'held-out',
      sentences: lines.slice(0, end).map(judged),
      promises: lines.slice(end + 1).map(judged),
    };
  });
}

function judged(line: string): Judged {
  const [from = '', ...to] = line.split(' ');
  return { from, to: to.filter((name) => name !== '-') };
}

export function reportIn(
  file: string,
  { folder, national }: ReportSources,
  rules: ReadingRules,
): ComparedReport {
  const [, year] = /^national\/(\d+)/.exec(file) ?? [];
  const text = year ? nationalReport(national, year) : readFileSync(join(folder, file), 'utf8');
  const { outline, passages } = readReport(readMarkdown(text), '报告', rules);
  return {
    record: { outline },
    passages: passages.map(({ position, role, section, text }) => ({
      id: `${file}-${position}`,
      report: file,
      position,
      role,
      section: section.kind,
      text,
    })),
  };
}

function nationalReport(file: string, year: string): string {
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  const row = rows.find((row) => JSON.parse(row).year === year) ?? '{}';
  return JSON.parse(row).content ?? '';
}

/** Names of the sentences of a report, or of one side of a pair. */
export function namesOf(passages: readonly { readonly text: string }[]): string[] {
  return sentencesOf(passages).map(({ text }) => sha256(foldToString(text.trim())).slice(0, 10));
}

/** A sentence is right if it stands beside one judged to be its own, and beside no other. */
export function pairScore({ sentences }: JudgedReports, { pairs }: Changes): Score {
  const beside = new Map<string, string[]>();
  for (const { from, to } of pairs)
    for (const name of namesIn(from)) if (!beside.has(name)) beside.set(name, namesIn(to));
  const found = sentences.map(({ from }) => beside.get(from) ?? []);
  const isRight = ({ to }: Judged, at: number): boolean =>
    found[at]?.length !== 0 && (found[at] ?? []).every((name) => to.includes(name));
  return {
    right: sentences.filter(isRight).length,
    found: found.filter(({ length }) => length > 0).length,
    judged: sentences.filter(({ to }) => to.length > 0).length,
  };
}

/** Of the promises that something tells of, those that have it among their candidates; `found` counts the same. */
export function promiseScore({ promises: judgements }: JudgedReports, { promises }: Changes): Score {
  const candidates = new Map(
    promises.map(({ sentence, candidates }) => [
      namesOf([sentence])[0],
      candidates.flatMap(({ sentence }) => namesIn(sentence)),
    ]),
  );
  const told = judgements.filter(({ to }) => to.length > 0);
  const right = told.filter(({ from, to }) => candidates.get(from)?.some((name) => to.includes(name))).length;
  return { right, found: right, judged: told.length };
}

function namesIn(wording: ChangedWording | null): string[] {
  return wording ? namesOf([wording]) : [];
}

export function total(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, { right, found, judged }) => ({
      right: sum.right + right,
      found: sum.found + found,
      judged: sum.judged + judged,
    }),
    { right: 0, found: 0, judged: 0 },
  );
}

/** Harmonic mean of precision and recall, 0 to 1. */
export function f1({ right, found, judged }: Score): number {
  return (2 * right) / (found + judged);
}
