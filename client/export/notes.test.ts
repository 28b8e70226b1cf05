/**
 * Tests the Word file, read back with the project's own reader, the Markdown file and the reference manager
 * files.
 */
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../indexer/formats/word/docx/docx.ts';
import { groupsOf, inGroupOrder } from '../state/kept-passages.ts';
import { BASKET, documentOf, ORIGIN } from './test-basket.ts';
import { docxFile } from './writers/docx.ts';
import { markdownOf } from './writers/markdown.ts';
import { bibtexFile, risFile } from './writers/reference-manager.ts';

describe('groups', () => {
  test('groups are in the order of their first passage, after ungrouped passages, each passage once', () => {
    expect(groupsOf(BASKET.excerpts).map(({ name, excerpts }) => [name, excerpts.length])).toEqual([
      ['', 2],
      ['议事', 2],
      ['没有|分组', 1],
    ]);
    expect(inGroupOrder(BASKET.excerpts).map(({ passage }) => passage.position)).toEqual([3, 4, 1, 5, 2]);
  });
});

describe('Word', () => {
  test('the Word file has title, groups, numbered quotations, notes and references, in this order', async () => {
    const { lines } = await readDocx(new Uint8Array(await (await docxFile(BASKET)).arrayBuffer()));
    const text = lines.map((line) => line.text).join('\n');
    const expected = [
      '基层治理：“枫桥经验”摘录',
      '2026-11-02 摘自镇鉴，5 段，2 份报告',
      '江苏省云渚市清漪县茶崦镇 · 2023 · 一、主要举措和成效 第3段',
      '坚持和发展新时代“枫桥经验”。[2]',
      '已经不在库里的一段，保留原文。',
      '（库中已没有这一段，文字以摘录时为准）',
      '按：原链接失效',
      '议事',
      '推行“板凳议事会”<b>&amp;</b>，调解纠纷37件。',
      '一是*抓*早；二是_抓_小。[1]',
      '按：可学：议事会',
      '老柳树下的河埠头[1]',
      '没有|分组',
      '=1+1 与 -2 都是原文[1]',
      '参考文献',
      '柳汀镇人民政府. 柳汀镇报告[R]. 2023-01-16.',
      '茶崦镇人民政府. 茶崦镇报告[R/OL]. 2024-01-10：一、 第1段. https://a.cn/?a=1&b=2.',
    ];
    let from = 0;
    for (const line of expected) {
      const at = text.indexOf(line, from);
      expect(at, `${line} after ${from} in\n${text}`).toBeGreaterThanOrEqual(0);
      from = at + line.length;
    }
  });

  test('the Word file drops characters that XML cannot hold', async () => {
    const file = await docxFile(documentOf([{ text: '甲\u0001乙\ud800丙' }]));
    const { lines } = await readDocx(new Uint8Array(await file.arrayBuffer()));
    expect(lines.map((line) => line.text).join('\n')).toContain('甲乙丙');
  });
});

describe('Markdown', () => {
  test('the Markdown file escapes all syntax in titles, groups, quotations and notes', () => {
    expect(
      markdownOf(documentOf([{ text: '# 甲*乙*\n- 丙', note: '1. 丁', group: '议[事]' }])).split('\n\n'),
    ).toEqual([
      '# 基层治理：“枫桥经验”摘录',
      '2026-11-02 摘自镇鉴，1 段，2 份报告',
      '## 议\\[事\\]',
      `**江苏省云渚市清漪县柳汀镇 · 2022 · 一、主要举措和成效 第1段**　[查看原文](<${ORIGIN}/passages/aaaa-1?quote=%E6%9E%AB&sum=0a1b2c3d>)`,
      '> \\# 甲\\*乙\\*\n> \\- 丙\\[1\\]',
      '按：1. 丁',
      '## 参考文献',
      '\\[1\\] 柳汀镇人民政府. 柳汀镇报告\\[R\\]. 2023-01-16.',
      '\\[2\\] 茶崦镇人民政府. 茶崦镇报告\\[R/OL\\]. 2024-01-10：一、 第1段. https://a.cn/?a=1&b=2.\n',
    ]);
  });
});

describe('files for reference managers', () => {
  const references = [
    { number: 1, report: 'a', text: 'TY  - RPRT\r\nER  - \r\n' },
    { number: 2, report: 'b', text: 'TY  - RPRT\r\nER  - \r\n' },
  ];

  test('files for reference managers join the entries of the server', async () => {
    expect(await (await risFile(documentOf([], references))).text()).toBe(
      'TY  - RPRT\r\nER  - \r\n\r\nTY  - RPRT\r\nER  - \r\n',
    );
    const entries = [{ number: 1, report: 'a', text: '@techreport{a,\n}' }];
    expect(await (await bibtexFile(documentOf([], entries))).text()).toBe('@techreport{a,\n}\n');
  });
});
