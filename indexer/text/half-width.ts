/**
 * Converts full-width digits and Latin letters (２０２３) to half width, so that dates and numbers match one
 * pattern.
 */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
