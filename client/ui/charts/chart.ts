/** Data of a chart: figures by group and phrase, with labels and links to their passages. */
export interface Point {
  readonly value: number;
  /** The figure, formatted for display. */
  readonly formatted: string;
  /** Text alternative for screen readers. */
  readonly description: string;
  /** Address of the passages behind the figure; null if there are none, or no filter selects them. */
  readonly href: string | null;
}

export interface Group {
  readonly label: string;
  /** Sample size: with few reports a figure says little. */
  readonly reports: number;
  /** One for each phrase. */
  readonly points: readonly Point[];
}

export interface ChartProps {
  readonly groups: readonly Group[];
  readonly title: string;
  /** Pixels. */
  readonly width: number;
}

export const maxValue = (groups: readonly Group[]): number =>
  Math.max(0, ...groups.flatMap(({ points }) => points.map(({ value }) => value)));

/** Pixels of a full-width character in `.chart`, and of any other: Latin letters are at most this wide on average. */
const [FULL_WIDTH, HALF_WIDTH] = [12, 7.5];

/** Approximate width of a label in pixels, rather too wide than too narrow. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? FULL_WIDTH : HALF_WIDTH), 0);

/** ARIA roles as props to spread, because the linter checks roles on SVG elements as if they were HTML. */
export const GROUP_ROLE = { role: 'group' } as const;
export const IMAGE_ROLE = { role: 'img' } as const;
/** For parts that repeat what the descriptions of the figures and the table say. */
export const ARIA_HIDDEN = { 'aria-hidden': true } as const;
