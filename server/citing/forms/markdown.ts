/** A quotation and its reference in, Markdown out that shows both as they are. */

export function markdownCitation(quote: string, reference: string): string {
  return `${blockquote(quote)}\n>\n> ——${escapeMarkdown(reference)}`;
}

function blockquote(text: string): string {
  return `> ${escapeMarkdown(text).split('\n').join('\n> ')}`;
}

/** Characters that Markdown would read as marks; Chinese punctuation is none of them. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}<>#|]/g, '\\$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
