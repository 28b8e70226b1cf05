/**
 * Keeps the catalogue of named practices up to date: reads what every report puts in quotation marks, which the folded
 * text lacks, chooses the names among it, and finds where each is said, with or without marks.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { TextStore } from '../corpus/text-store.ts';
import { forEachInTurns, timeSlice } from '../corpus/time-slice.ts';
import type { EngineReader } from '../engine/engine-reader.ts';
import { type Evidence, MentionFinder } from './mentions.ts';
import { NameTallies, namedPractices } from './names.ts';
import { type Cues, type PracticeRules, readCues, readRules } from './practice-files.ts';
import { EMPTY_INDEX, PracticeIndex } from './practice-index.ts';

type Texts = Pick<TextStore, 'reports'>;
type Reader = Pick<EngineReader, 'passagesOf'>;

/** What a report puts in quotation marks. */
interface ReportMentions {
  readonly digest: string;
  /** Shared by all reports that say the same. */
  readonly names: readonly string[];
  /** One for each name, as an index of `EVIDENCE`. */
  readonly evidence: Uint8Array;
}

const EVIDENCE: readonly Evidence[] = ['for', 'against', 'open'];
/** Reports read at once; searches go on in between. */
const BATCH = 20;
/** A catalogue is not made anew before so many times the time it took have passed: an indexing run changes it often. */
const REST = 3;
/** Milliseconds. */
const MAX_REST = 60_000;

export class Practices {
  private readonly mentions = new Map<string, ReportMentions>();
  private readonly interned = new Map<string, string>();
  private finder: MentionFinder | null = null;
  private cues: Cues | null = null;
  private rules: PracticeRules | null = null;
  private current = EMPTY_INDEX;
  private target: readonly ReportRecord[] = [];
  private isSyncRequested = false;
  private syncing: Promise<void> | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly texts: Texts,
    private readonly files: { readonly practiceCues: string; readonly practices: string },
  ) {}

  /** The latest catalogue; empty until the first is made. */
  get index(): PracticeIndex {
    return this.current;
  }

  /** Follows the reports, in turns; resolves when the catalogue tells of all of them. */
  sync(records: readonly ReportRecord[]): Promise<void> {
    this.target = records;
    return this.run();
  }

  /** Reads the keeper's rules again and applies them. */
  async mend(): Promise<void> {
    this.rules = readRules(this.files.practices);
    await this.run();
  }

  /** Resolves when no sync is running; rejects if the running one fails. */
  async settled(): Promise<void> {
    await this.syncing;
  }

  private run(): Promise<void> {
    this.isSyncRequested = true;
    this.syncing ??= this.follow().finally(() => {
      this.syncing = null;
    });
    return this.syncing;
  }

  private async follow(): Promise<void> {
    for (let rest = 0; this.isSyncRequested; ) {
      await pause(Math.min(rest, MAX_REST));
      this.isSyncRequested = false;
      const [target, started] = [this.target, performance.now()];
      this.cues ??= readCues(this.files.practiceCues);
      this.rules ??= readRules(this.files.practices);
      this.finder ??= new MentionFinder(this.cues);
      await this.readMentions(target, this.finder);
      const tallies = new NameTallies();
      const slice = timeSlice(undefined);
      await forEachInTurns(
        this.mentions.values(),
        ({ names, evidence }) => {
          for (const [at, name] of names.entries()) tallies.add(name, EVIDENCE[evidence[at] ?? 0] ?? 'open');
        },
        slice,
      );
      const named = await namedPractices(tallies, this.cues, this.rules, slice);
      this.current = await PracticeIndex.of(named, this.texts.reports(target));
      rest = REST * (performance.now() - started);
    }
  }

  /** Of reports that are new or changed; those of reports that are gone are dropped. */
  private async readMentions(target: readonly ReportRecord[], finder: MentionFinder): Promise<void> {
    const ids = new Set(target.map(({ id }) => id));
    for (const id of this.mentions.keys()) if (!ids.has(id)) this.mentions.delete(id);
    const missing = target.filter(({ id, digest }) => this.mentions.get(id)?.digest !== digest);
    for (let from = 0; from < missing.length; from += BATCH) {
      const started = performance.now();
      const batch = missing.slice(from, from + BATCH);
      const names = new Map(batch.map(({ id }) => [id, { names: [] as string[], evidence: [] as number[] }]));
      const slice = timeSlice(undefined);
      for (const { report, text } of await this.reader.passagesOf(batch.map(({ id }) => id))) {
        if (slice.isOver()) await slice.next();
        for (const { name, evidence } of finder.mentionsIn(text)) {
          names.get(report)?.names.push(this.intern(name));
          names.get(report)?.evidence.push(EVIDENCE.indexOf(evidence));
        }
      }
      for (const { id, digest } of batch) {
        const found = names.get(id);
        this.mentions.set(id, {
          digest,
          names: found?.names ?? [],
          evidence: Uint8Array.from(found?.evidence ?? []),
        });
      }
      // As long again for the searches that run meanwhile.
      await pause(performance.now() - started);
    }
  }

  private intern(name: string): string {
    const known = this.interned.get(name);
    if (known !== undefined) return known;
    this.interned.set(name, name);
    return name;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
