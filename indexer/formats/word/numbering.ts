/**
 * Computes the automatic numbers that Word displays before paragraphs, from `numbering.xml`. The text stores
 * only the list and level of a paragraph, so without this a report would lose its 一、 and （一）, and with them
 * its outline.
 */

import type { XmlSink } from '../office-xml.ts';
import { formatNumber } from './number-formats.ts';
import { isToggleOn, type ParagraphProperties, type Styles } from './styles.ts';

interface Level {
  start?: number;
  format?: string;
  /** Template such as `%1、`, where %1 to %9 are the numbers of the levels. */
  text?: string;
  suffix?: string;
  /** Whether all numbers of the label are written in digits (`w:isLgl`). */
  isLegal?: boolean;
  /** Level, counted from 1, whose numbers restart this one; 0 for never. */
  restart?: number;
  style?: string;
}

interface List {
  readonly levels: Map<number, Level>;
  /** A list may refer to another one through a numbering style. */
  styleLink?: string;
}

interface Instance {
  list: string;
  readonly starts: Map<number, number>;
  /** Levels that this instance overrides. */
  readonly levels: Map<number, Level>;
}

/** Current numbers of a list. Its instances share them, as in Word. */
interface Counters {
  readonly values: Map<number, number>;
  /** `instance/level` keys whose start override has been applied. */
  readonly startedInstances: Set<string>;
}

/** Word has nine levels, 0 to 8; higher values in a file are clamped to the last. */
const MAX_LEVEL = 8;
/** Characters, the limit of Word itself; a megabyte label would be repeated before every paragraph. */
const MAX_LABEL_LENGTH = 255;
/** Links from list to list: Word makes one at most; without a limit a cycle would never end. */
const MAX_LINKS = 10;

export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<string, Instance>();
  private readonly counters = new Map<string, Counters>();

  constructor(private readonly styles: Styles) {}

  /** Receives the elements of `numbering.xml`. */
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

  /** Advances the paragraph's list and returns its label with the gap after it, '' without one. */
  nextLabel(paragraph: ParagraphProperties): string {
    const resolved = this.resolve(paragraph);
    if (!resolved) return '';
    const { key, instanceId, instance, list, level } = resolved;
    const counters = this.counters.get(key) ?? { values: new Map(), startedInstances: new Set() };
    this.counters.set(key, counters);
    const propertiesOf = (of: number): Level => instance.levels.get(of) ?? list.levels.get(of) ?? {};
    const startOf = (of: number): number => instance.starts.get(of) ?? propertiesOf(of).start ?? 1;

    const value = counters.values.get(level);
    const hasStartOverride =
      instance.starts.has(level) && !counters.startedInstances.has(`${instanceId}/${level}`);
    counters.startedInstances.add(`${instanceId}/${level}`);
    counters.values.set(level, value === undefined || hasStartOverride ? startOf(level) : value + 1);
    for (const deeper of counters.values.keys()) {
      const restart = propertiesOf(deeper).restart;
      if (deeper > level && (restart === undefined || level < restart)) counters.values.delete(deeper);
    }

    const { text = '', isLegal, suffix, format } = propertiesOf(level);
    if (format === 'bullet') return '';
    // A skipped outer level counts as started: `%1.%2` gives 1.1 even if no first-level paragraph came
    // before.
    const label = text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      return formatNumber(
        isLegal ? 'decimal' : (propertiesOf(of).format ?? 'decimal'),
        counters.values.get(of) ?? startOf(of),
      );
    });
    // Word puts a tab or space after the label. Chinese punctuation needs none, but `1.` does: without it 1.
    // and 2023年 would read 1.2023年.
    return suffix !== 'nothing' && /[!-~]$/.test(label) ? `${label} ` : label;
  }

  private resolve(
    paragraph: ParagraphProperties,
  ): { key: string; instanceId: string; instance: Instance; list: List; level: number } | null {
    const styled = this.styles.numbering(paragraph.style);
    const instanceId = paragraph.numbering ?? styled?.numbering;
    if (instanceId === undefined || instanceId === '0') return null;
    const instance = this.instances.get(instanceId);
    const target = instance && this.followLinks(instance.list);
    if (!instance || !target) return null;
    const { key, list } = target;
    // A list level may itself name the style that it belongs to.
    const byStyle =
      paragraph.numbering === undefined && styled
        ? [...list.levels].find(([, { style }]) => style === styled.style)?.[0]
        : undefined;
    const level = levelOf(paragraph.numberingLevel ?? byStyle ?? styled?.level ?? 0);
    return { key, instanceId, instance, list, level };
  }

  private followLinks(id: string): { key: string; list: List } | null {
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
  return Number.isFinite(level) ? Math.min(Math.max(level, 0), MAX_LEVEL) : 0;
}

function readLevelProperty(
  level: Level,
  name: string,
  attribute: (name: string) => string | undefined,
): void {
  const value = attribute('w:val');
  const number = Number.parseInt(value ?? '', 10);
  if (name === 'w:start' && Number.isFinite(number)) level.start = number;
  // Word writes a custom format twice: as `custom` and, in a fallback, as a standard one.
  if (name === 'w:numFmt' && value !== undefined && value !== 'custom') level.format = value;
  if (name === 'w:lvlText') level.text = (value ?? '').slice(0, MAX_LABEL_LENGTH);
  if (name === 'w:suff' && value !== undefined) level.suffix = value;
  if (name === 'w:isLgl') level.isLegal = isToggleOn(value);
  if (name === 'w:lvlRestart' && Number.isFinite(number)) level.restart = number;
  if (name === 'w:pStyle' && value !== undefined) level.style = value;
}
