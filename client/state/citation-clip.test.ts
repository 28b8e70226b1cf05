import { describe, expect, test } from 'vitest';
import { linkClip, markdownQuote, preformattedClip, quoteWithCitation, textClip } from './citation-clip.ts';

const ORIGIN = 'http://10.0.0.7:5170';
const OFFICE = { origin: ORIGIN, isShared: true };
const OWN = { origin: 'http://127.0.0.1:5170', isShared: false };
const SOURCE = 'https://www.liuting.example/a?b=1&c=2';
const citation = {
  format: 'gbt7714-2025',
  text: '柳汀镇人民政府. 柳汀镇2023年度法治政府建设情况报告[R]. 2024-01-16：第1段.',
  quote: '坚持和发展新时代“枫桥经验”，<原文>。',
  pinpoint: '第1段',
  source: null,
  shortLink: '/passages/r1-17',
  link: '/passages/r1-17?quote=%E5%9D%9A&sum=0a1b2c3d',
};
const LINK = `${ORIGIN}${citation.link}`;

describe('quoteWithCitation', () => {
  test('quoteWithCitation puts wording, citation and a short link on a line each', () => {
    for (const server of [OFFICE, OWN])
      expect(quoteWithCitation(citation, server).plain.split('\n')).toEqual([
        citation.quote,
        citation.text,
        `${server.origin}/passages/r1-17`,
      ]);
  });

  test('quoteWithCitation escapes HTML, and hides the address behind a label', () => {
    const { html } = quoteWithCitation(citation, OFFICE);
    const link = LINK.replaceAll('&', '&amp;');
    expect(html).toBe(
      `<blockquote cite="${link}">坚持和发展新时代“枫桥经验”，&lt;原文&gt;。</blockquote>` +
        `<p>${citation.text} <a href="${link}">查看原文</a></p>`,
    );
    expect(quoteWithCitation(citation, OWN).html).toContain(
      '<a href="http://127.0.0.1:5170/passages/r1-17">',
    );
  });

  test('quoteWithCitation leads to the page of the report, which its citation names, where it is known', () => {
    const cited = { ...citation, text: `${citation.text} ${SOURCE}.`, source: SOURCE };
    for (const server of [OFFICE, OWN]) {
      const { plain, html } = quoteWithCitation(cited, server);
      expect(plain).toBe(`${cited.quote}\n${cited.text}`);
      expect(html).toContain(`<a href="${SOURCE.replace('&', '&amp;')}">查看原文</a>`);
    }
  });
});

describe('markdownQuote', () => {
  test('markdownQuote appends a link to the quotation of the API unless that has one', () => {
    const quoted = { ...citation, text: '> 原文\n>\n> ——柳汀镇报告[R].' };
    expect(markdownQuote(quoted, OWN).plain).toBe(
      '> 原文\n>\n> ——柳汀镇报告[R]. [查看原文](<http://127.0.0.1:5170/passages/r1-17>)',
    );
    expect(markdownQuote({ ...quoted, source: SOURCE }, OWN).plain).toBe(quoted.text);
  });
});

describe('preformattedClip', () => {
  test('preformattedClip keeps line breaks and special characters', () => {
    expect(preformattedClip('@a{\n  t = {<x>}\n}')).toEqual({
      plain: '@a{\n  t = {<x>}\n}',
      html: '<pre>@a{\n  t = {&lt;x&gt;}\n}</pre>',
    });
  });
});

describe('linkClip', () => {
  test('linkClip is short from this machine alone, and outlives changes of the report from a shared server', () => {
    expect(linkClip(citation, OFFICE)).toEqual({
      plain: LINK,
      html: `<p><a href="${LINK.replaceAll('&', '&amp;')}">查看原文</a></p>`,
    });
    expect(linkClip(citation, OWN).plain).toBe('http://127.0.0.1:5170/passages/r1-17');
  });
});

describe('textClip', () => {
  test('textClip keeps line breaks in plain and rich text', () => {
    expect(textClip('甲\n乙')).toEqual({ plain: '甲\n乙', html: '<p>甲<br>乙</p>' });
  });
});
