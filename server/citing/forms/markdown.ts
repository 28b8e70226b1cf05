/** Writes a quotation and its reference as a Markdown blockquote that renders both verbatim. */

export function markdownCitation(quote: string, reference: string): string {
  return `${blockquote(quote)}\n>\n> ——${escapeMarkdown(reference)}`;
}

function blockquote(text: string): string {
  return `> ${escapeMarkdown(text).split('\n').join('\n> ')}`;
}

/** Escapes Markdown syntax; Chinese punctuation needs no escaping. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}<>#|]/g, '\\$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
