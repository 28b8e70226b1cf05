/** Full-width digits and Latin letters (２０２３) as the half-width ones that dates and numbers are looked for in. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
