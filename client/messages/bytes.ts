/** A size as files and memory are told; the letters are the same in both languages. */
export function bytes(n: number, word: string): string {
  if (n < 1024) return `${n} ${word}`;
  if (n < 2 ** 20) return `${Math.round(n / 1024)} KB`;
  return n < 2 ** 30 ? `${(n / 2 ** 20).toFixed(1)} MB` : `${(n / 2 ** 30).toFixed(1)} GB`;
}
