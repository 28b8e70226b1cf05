/** The text of a number in a cell of a workbook: dates are numbers too, told apart by their format. */

const DAY_MS = 86_400_000;

export function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (!isDate || number < 1) return String(number);
  // Excel counts a 29 February 1900, so earlier dates are off by one day; no report is that old.
  const date = new Date(
    (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.floor(number) * DAY_MS,
  );
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
}

/**
 * Built-in formats 14-17 and 22 are dates in every locale, 27-36 and 50-58 in Chinese and Japanese Excel.
 *
 * @param code undefined for a built-in format
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
    );
  const pattern = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(pattern);
}
