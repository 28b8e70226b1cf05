import { describe, expect, test } from 'vitest';
import { linkClip, markdownQuote, preformattedClip, quoteWithCitation, textClip } from './citation-clip.ts';

const ORIGIN = 'http://10.0.0.7:5170';
const citation = {
  format: 'gbt7714-2025',
  text: '柳汀镇人民政府. 柳汀镇2023年度法治政府建设情况报告[R]. 2024-01-16：第1段.',
  quote: '坚持和发展新时代“枫桥经验”，<原文>。',
  pinpoint: '第1段',
  link: '/passages/r1-17?quote=%E5%9D%9A&sum=0a1b2c3d',
};
const LINK = `${ORIGIN}${citation.link}`;

describe('quoteWithCitation', () => {
  test('quoteWithCitation puts wording, citation and absolute link on a line each', () => {
    expect(quoteWithCitation(citation, ORIGIN).plain.split('\n')).toEqual([
      citation.quote,
      citation.text,
      LINK,
    ]);
  });

  test('quoteWithCitation escapes HTML, and hides the long address behind a label', () => {
    const { html } = quoteWithCitation(citation, ORIGIN);
    const link = LINK.replaceAll('&', '&amp;');
    expect(html).toBe(
      `<blockquote cite="${link}">坚持和发展新时代“枫桥经验”，&lt;原文&gt;。</blockquote>` +
        `<p>${citation.text} <a href="${link}">查看原文</a></p>`,
    );
  });
});

describe('markdownQuote', () => {
  test('markdownQuote appends a link to the quotation of the API', () => {
    const quoted = { ...citation, text: '> 原文\n>\n> ——柳汀镇报告[R].' };
    expect(markdownQuote(quoted, ORIGIN).plain).toBe(`> 原文\n>\n> ——柳汀镇报告[R]. [查看原文](<${LINK}>)`);
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
  test('linkClip is the whole address as plain text, and a link in rich text', () => {
    expect(linkClip(citation, ORIGIN)).toEqual({
      plain: LINK,
      html: `<p><a href="${LINK.replaceAll('&', '&amp;')}">查看原文</a></p>`,
    });
  });
});

describe('textClip', () => {
  test('textClip keeps line breaks in plain and rich text', () => {
    expect(textClip('甲\n乙')).toEqual({ plain: '甲\n乙', html: '<p>甲<br>乙</p>' });
  });
});
