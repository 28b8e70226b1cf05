/** Replaces control characters: file names may contain line breaks and terminal escape sequences. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}
