/**
 * Keeps the catalogue of named practices up to date: reads what every report puts in quotation marks, which the folded
 * text lacks, chooses the names among it, and finds where each is said, with or without marks.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { batches, READ_BATCH, type TextStore } from '../corpus/text-store.ts';
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

/** The same while its passages are read. */
class FoundMentions {
  passages = 0;
  readonly names: string[] = [];
  readonly evidence: number[] = [];
}

const EVIDENCE: readonly Evidence[] = ['for', 'against', 'open'];
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
  /** Ends the rest between two catalogues. */
  private wake: (() => void) | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly texts: Texts,
    private readonly files: { readonly practiceCues: string; readonly practices: string },
  ) {}

  /** The latest catalogue; empty until the first is made. */
  get index(): PracticeIndex {
    return this.current;
  }

  /** Whether the keeper has left a name out. @param folded the name */
  isLeftOut(folded: string): boolean {
    return this.rules?.leftOut.some((name) => foldToString(name) === folded) ?? false;
  }

  /** Follows the reports, in turns; resolves when the catalogue tells of all of them. */
  sync(records: readonly ReportRecord[]): Promise<void> {
    this.target = records;
    return this.run();
  }

  /** Reads the keeper's rules again and applies them. */
  async mend(): Promise<void> {
    this.rules = readRules(this.files.practices);
    const made = this.run();
    // The keeper waits for it.
    this.wake?.();
    await made;
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
      if (rest > 0) await this.rest(Math.min(rest, MAX_REST));
      this.isSyncRequested = false;
      const [target, started] = [this.target, performance.now()];
      this.cues ??= readCues(this.files.practiceCues);
      this.rules ??= readRules(this.files.practices);
      this.finder ??= new MentionFinder(this.cues);
      const hasRead = await this.readMentions(target, this.finder);
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
      const texts = this.texts.reports(target);
      const { reports } = this.current;
      const isSame =
        !hasRead && target.length === reports.length && target.every((record, at) => record === reports[at]);
      this.current = isSame ? await this.current.renamed(named, texts) : await PracticeIndex.of(named, texts);
      rest = REST * (performance.now() - started);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => {
      this.wake = null;
    });
  }

  /**
   * Of reports that are new or changed; those of reports that are gone are dropped.
   *
   * @returns whether any had to be read
   */
  private async readMentions(target: readonly ReportRecord[], finder: MentionFinder): Promise<boolean> {
    const ids = new Set(target.map(({ id }) => id));
    for (const id of this.mentions.keys()) if (!ids.has(id)) this.mentions.delete(id);
    const missing = target.filter(({ id, digest }) => this.mentions.get(id)?.digest !== digest);
    for (const batch of batches(missing, READ_BATCH)) {
      const started = performance.now();
      const slice = timeSlice(undefined);
      const found = new Map(batch.map(({ id }) => [id, new FoundMentions()]));
      for (const { report, text } of await this.reader.passagesOf(batch.map(({ id }) => id))) {
        const mentions = found.get(report);
        if (!mentions) continue;
        mentions.passages++;
        for (const { name, evidence } of finder.mentionsIn(text)) {
          mentions.names.push(this.intern(name));
          mentions.evidence.push(EVIDENCE.indexOf(evidence));
        }
        if (slice.isOver()) await slice.next();
      }
      for (const { id, digest, passages } of batch) {
        const mentions = found.get(id);
        // A report that is still being indexed is incomplete: the next sync reads it.
        if (mentions?.passages === passages)
          this.mentions.set(id, {
            digest,
            names: mentions.names,
            evidence: Uint8Array.from(mentions.evidence),
          });
      }
      // As long again for the searches that run meanwhile.
      await pause(performance.now() - started);
    }
    return missing.length > 0;
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
