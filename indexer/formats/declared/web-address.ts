/** Addresses that reports are said to come from: they become links, and lines of BibTeX and RIS. */

const WEB_ADDRESS = /^https?:\/\/[^\s<>"\p{Cc}]+$/iu;

/** @returns the address without outer spaces; null for anything but an absolute one of http or https */
export function webAddress(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return WEB_ADDRESS.test(trimmed) && URL.canParse(trimmed) ? trimmed : null;
}
