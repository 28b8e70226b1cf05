/**
 * `numbering.xml` in; out, paragraph by paragraph in the order of the document, the number that Word draws before
 * it. Word stores no number in a text, only which list and level a paragraph belongs to: without this a report
 * would lose its 一、 and （一）, and with them its outline.
 */
import { numberIn } from './number-forms.ts';
import { isOn, type ParagraphProperties, type Styles } from './styles.ts';
import type { XmlSink } from './xml.ts';

interface Level {
  start?: number;
  format?: string;
  /** `%1、`: where the numbers of which levels stand. */
  text?: string;
  suffix?: string;
  /** Every number of the label in figures. */
  legal?: boolean;
  /** The level, counted from 1, after which it begins anew; 0 never. */
  restart?: number;
  style?: string;
}

interface List {
  readonly levels: Map<number, Level>;
  /** A list may stand for another, named by a style of numbering. */
  styleLink?: string;
}

interface Instance {
  list: string;
  readonly starts: Map<number, number>;
  /** Levels that this instance draws otherwise than its list. */
  readonly levels: Map<number, Level>;
}

/** Where the counting of a list stands. Instances of one list count on together, as in Word. */
interface Counters {
  readonly values: Map<number, number>;
  /** Instances whose own start has been taken, by level. */
  readonly begun: Set<string>;
}

/** Word knows nine levels, 0 to 8; a file that says more means the last. */
const DEEPEST = 8;
/** Characters: Word writes no longer ones; a label of a megabyte would come out before every paragraph. */
const LABEL_LENGTH = 255;
/** Lists that stand for lists: one step is all that Word makes; a ring of them would never end. */
const MAX_LINKS = 10;

export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<string, Instance>();
  private readonly counters = new Map<string, Counters>();

  constructor(private readonly styles: Styles) {}

  /** What reads `numbering.xml` into these lists. */
  sink(): XmlSink {
    let list: List | null = null;
    let instance: Instance | null = null;
    let override = 0;
    let level: Level | null = null;
    return {
      open: (name, attribute) => {
        const value = attribute('w:val');
        const number = Number.parseInt(value ?? '', 10);
        if (name === 'w:abstractNum') {
          list = { levels: new Map() };
          this.lists.set(attribute('w:abstractNumId') ?? '', list);
        } else if (name === 'w:num') {
          instance = { list: '', starts: new Map(), levels: new Map() };
          this.instances.set(attribute('w:numId') ?? '', instance);
        } else if (name === 'w:abstractNumId' && instance) instance.list = value ?? '';
        else if (name === 'w:numStyleLink' && list && value !== undefined) list.styleLink = value;
        else if (name === 'w:lvlOverride') override = levelOf(attribute('w:ilvl'));
        else if (name === 'w:startOverride' && Number.isFinite(number))
          instance?.starts.set(override, number);
        else if (name === 'w:lvl') {
          level = {};
          (instance ?? list)?.levels.set(levelOf(attribute('w:ilvl')), level);
        } else if (level) readLevelProperty(level, name, attribute);
      },
      close: (name) => {
        if (name === 'w:abstractNum') list = null;
        if (name === 'w:num') instance = null;
        if (name === 'w:lvl') level = null;
      },
      text() {},
    };
  }

  /** The next label of the list that a paragraph belongs to, with the gap after it; '' where it has none. */
  next(paragraph: ParagraphProperties): string {
    const place = this.place(paragraph);
    if (!place) return '';
    const { key, instanceId, instance, list, level } = place;
    const counters = this.counters.get(key) ?? { values: new Map(), begun: new Set() };
    this.counters.set(key, counters);
    const properties = (of: number): Level => instance.levels.get(of) ?? list.levels.get(of) ?? {};
    const start = (of: number): number => instance.starts.get(of) ?? properties(of).start ?? 1;

    const value = counters.values.get(level);
    const ownStart = instance.starts.has(level) && !counters.begun.has(`${instanceId}/${level}`);
    counters.begun.add(`${instanceId}/${level}`);
    counters.values.set(level, value === undefined || ownStart ? start(level) : value + 1);
    for (const deeper of counters.values.keys()) {
      const restart = properties(deeper).restart;
      if (deeper > level && (restart === undefined || level < restart)) counters.values.delete(deeper);
    }

    const { text = '', legal, suffix, format } = properties(level);
    if (format === 'bullet') return '';
    // A level above that the text has skipped counts as begun: （一） under no 一、 is still 1.1 where it says so.
    const label = text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      return numberIn(
        legal ? 'decimal' : (properties(of).format ?? 'decimal'),
        counters.values.get(of) ?? start(of),
      );
    });
    // Word sets a tab or space after the label. Chinese signs bring their own room; after 1. the gap is needed,
    // since 1. and 2023年 would else read 1.2023年.
    return suffix !== 'nothing' && /[!-~]$/.test(label) ? `${label} ` : label;
  }

  private place(
    paragraph: ParagraphProperties,
  ): { key: string; instanceId: string; instance: Instance; list: List; level: number } | null {
    const styled = this.styles.numbering(paragraph.style);
    const instanceId = paragraph.numbering ?? styled?.numbering;
    if (instanceId === undefined || instanceId === '0') return null;
    const instance = this.instances.get(instanceId);
    const found = instance && this.list(instance.list);
    if (!instance || !found) return null;
    const { key, list } = found;
    // A list may say itself which of its levels a style takes.
    const byStyle =
      paragraph.numbering === undefined && styled
        ? [...list.levels].find(([, { style }]) => style === styled.style)?.[0]
        : undefined;
    const level = levelOf(paragraph.numberingLevel ?? byStyle ?? styled?.level ?? 0);
    return { key, instanceId, instance, list, level };
  }

  private list(id: string): { key: string; list: List } | null {
    let key = id;
    let list = this.lists.get(key);
    for (let step = 0; list?.styleLink !== undefined && list.levels.size === 0 && step < MAX_LINKS; step++) {
      const linked = this.styles.numbering(list.styleLink);
      key = this.instances.get(linked?.numbering ?? '')?.list ?? '';
      list = this.lists.get(key);
    }
    return list ? { key, list } : null;
  }
}

function levelOf(value: string | number | undefined): number {
  const level = Number.parseInt(String(value ?? 0), 10);
  return Number.isFinite(level) ? Math.min(Math.max(level, 0), DEEPEST) : 0;
}

function readLevelProperty(
  level: Level,
  name: string,
  attribute: (name: string) => string | undefined,
): void {
  const value = attribute('w:val');
  const number = Number.parseInt(value ?? '', 10);
  if (name === 'w:start' && Number.isFinite(number)) level.start = number;
  // Word writes a format of its own twice, as `custom` and then, in a fallback, as one that others know.
  if (name === 'w:numFmt' && value !== undefined && value !== 'custom') level.format = value;
  if (name === 'w:lvlText') level.text = (value ?? '').slice(0, LABEL_LENGTH);
  if (name === 'w:suff' && value !== undefined) level.suffix = value;
  if (name === 'w:isLgl') level.legal = isOn(value);
  if (name === 'w:lvlRestart' && Number.isFinite(number)) level.restart = number;
  if (name === 'w:pStyle' && value !== undefined) level.style = value;
}
