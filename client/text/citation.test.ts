import { describe, expect, it } from 'vitest';
import { markdownQuote, quoteWithCitation, wordsAlone } from './citation.ts';

const ORIGIN = 'http://10.0.0.7:5170';
const citation = {
  format: 'gbt7714-2015',
  text: '柳汀镇人民政府. 柳汀镇2023年度法治政府建设情况报告[R]. 2024：第1段.',
  quote: '坚持和发展新时代“枫桥经验”，<原文>。',
  pinpoint: '第1段',
  link: '/reports/r1#p17',
};

describe('quoteWithCitation', () => {
  it('gives the wording, the citation and a link that works elsewhere, a line each', () => {
    expect(quoteWithCitation(citation, ORIGIN).plain.split('\n')).toEqual([
      citation.quote,
      citation.text,
      'http://10.0.0.7:5170/reports/r1#p17',
    ]);
  });

  it('keeps what looks like a tag as text', () => {
    const { html } = quoteWithCitation(citation, ORIGIN);
    expect(html).toContain('<blockquote cite="http://10.0.0.7:5170/reports/r1#p17">');
    expect(html).toContain('&lt;原文&gt;');
  });
});

describe('markdownQuote', () => {
  it('makes a quotation with its source', () => {
    expect(markdownQuote(citation, ORIGIN).plain).toBe(
      `> ${citation.quote}\n>\n> —— ${citation.text} <${ORIGIN}${citation.link}>`,
    );
  });

  it('makes a link of the API whole', () => {
    const linked = { ...citation, text: '[柳汀镇报告](/reports/r1#p17)' };
    expect(markdownQuote(linked, ORIGIN).plain).toContain(
      '[柳汀镇报告](http://10.0.0.7:5170/reports/r1#p17)',
    );
  });

  it('does not quote what the API has quoted already', () => {
    const quoted = { ...citation, text: '> 原文\n\n[来源](/reports/r1#p17)' };
    expect(markdownQuote(quoted, ORIGIN).plain.startsWith('> 原文\n')).toBe(true);
  });
});

describe('wordsAlone', () => {
  it('keeps line ends in both forms', () => {
    expect(wordsAlone('甲\n乙')).toEqual({ plain: '甲\n乙', html: '<p>甲<br>乙</p>' });
  });
});
