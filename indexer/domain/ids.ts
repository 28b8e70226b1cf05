/** Ids of passages: the id of their report and their position in it. */

export interface PassageRef {
  /** Id of the report. */
  readonly report: string;
  /** Numbers all passages of a report from 1. */
  readonly position: number;
}

export function passageId(report: string, position: number): string {
  return `${report}-${position}`;
}

/** @returns null where the text is no id of a passage */
export function parsePassageId(id: string): PassageRef | null {
  const at = id.lastIndexOf('-');
  const position = Number(id.slice(at + 1));
  return at > 0 && Number.isInteger(position) && position > 0 ? { report: id.slice(0, at), position } : null;
}
