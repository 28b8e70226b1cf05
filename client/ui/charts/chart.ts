/** What a chart is given: figures by group and phrase, each with its words and its way to the passages. */
export interface Point {
  readonly value: number;
  /** As a person reads the figure. */
  readonly written: string;
  /** For who does not see the chart. */
  readonly told: string;
  /** Address of its passages; null where there are none, or no filter selects them. */
  readonly href: string | null;
}

export interface Group {
  readonly label: string;
  /** How many reports stand behind it: of two a figure says little. */
  readonly reports: number;
  /** A figure for each phrase. */
  readonly points: readonly Point[];
}

export interface ChartProps {
  readonly groups: readonly Group[];
  readonly title: string;
  /** Pixels. */
  readonly width: number;
}

/** The largest of the figures. */
export const mostOf = (groups: readonly Group[]): number =>
  Math.max(0, ...groups.flatMap(({ points }) => points.map(({ value }) => value)));

/** Roles of parts of a drawing; given as a whole, since the linter takes elements of SVG for those of HTML. */
export const AS_GROUP = { role: 'group' } as const;
export const AS_PICTURE = { role: 'img' } as const;
/** Said otherwise: in the words of each figure, and in the table. */
export const UNSAID = { 'aria-hidden': true } as const;
