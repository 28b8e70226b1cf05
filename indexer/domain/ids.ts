/** Passage ids: a report's id and the passage's position in the report. */

export interface PassageRef {
  /** Id of the report. */
  readonly report: string;
  /** Numbers all passages of a report from 1. */
  readonly position: number;
}

export function passageId(report: string, position: number): string {
  return `${report}-${position}`;
}

/** @returns null if the text is not a passage id */
export function parsePassageId(id: string): PassageRef | null {
  const dash = id.lastIndexOf('-');
  const position = Number(id.slice(dash + 1));
  return dash > 0 && Number.isInteger(position) && position > 0
    ? { report: id.slice(0, dash), position }
    : null;
}
