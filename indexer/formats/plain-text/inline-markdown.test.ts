import { describe, expect, test } from 'vitest';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

const markdown = (text: string): string =>
  readMarkdown(text)
    .lines.map((line) => line.text)
    .join('|');
const plain = (text: string): string =>
  readPlainText(text)
    .lines.map((line) => line.text)
    .join('|');

test.each([
  ['bold', '**一、成效。**全镇化解纠纷12件。', '一、成效。全镇化解纠纷12件。'],
  ['bold inside a sentence', '坚持**“枫桥经验”**，落实**网格**制度。', '坚持“枫桥经验”，落实网格制度。'],
  ['bold over two lines', '**全镇上下齐心，\n共同努力**\n\n下文', '全镇上下齐心，|共同努力|下文'],
  ['bold over paragraphs', '**甲山市长\n\n李禾**\n\n下文', '甲山市长|李禾|下文'],
  [
    'bold stops and brackets',
    '全镇推进**。**落实**“**九个一”，**一、办好“**好事',
    '全镇推进。落实“九个一”，一、办好“好事',
  ],
  ['bold spaces', '** **——2023年1月3日', '——2023年1月3日'],
  ['the star of a footnote', '***甲山镇报告**', '*甲山镇报告'],
  ['bold italic', '***甲山镇报告***', '甲山镇报告'],
  ['underscores', '__一、成效__和_不足_', '一、成效和_不足_'],
  ['underscores beside spaces', '全镇 _认真_ 落实', '全镇 认真 落实'],
  ['italic in brackets', '（*摘要*）', '（摘要）'],
  ['italic inside a sentence', '全镇*认真学习贯彻*有关精神', '全镇认真学习贯彻有关精神'],
  ['struck out', '~~旧文~~新文', '旧文新文'],
  ['a link', '见[年度报告](https://a.gov.cn/art/1.html "报告")全文', '见年度报告全文'],
  ['a link to a file', '[附件1](/a/附件(1).docx)', '附件1'],
  ['a bare link', '<https://a.gov.cn/1>', 'https://a.gov.cn/1'],
  ['a picture', '上文。\n![二维码](ewm.png)\n下文。', '上文。|下文。'],
  ['a picture that links', '[![图](a.png)](https://a.cn)全文', '全文'],
  ['code', '运行`npm_start_now`和``a*b*``', '运行npm_start_now和a*b*'],
  ['fences', '上文。\n```text\n第一行\n```', '上文。|第一行'],
  ['escapes', '1\\. 甲\\*乙\\*丙 \\[1\\] \\# 号', '1. 甲*乙*丙 [1] # 号'],
  ['an escaped mark of a heading', '\\# 甲', '# 甲'],
  ['a closed heading', '## 一、成效 ##', '一、成效'],
  ['a heading above a rule', '甲山镇报告\n=====\n正文', '甲山镇报告|正文'],
  ['tasks', '- [x] 已办\n- [ ] 未办', '已办|未办'],
  ['tags', '<center><b>甲山镇报告</b></center>', '甲山镇报告'],
  ['line breaks', '甲。<br>乙。<br/>丙。', '甲。|乙。|丙。'],
  ['line breaks in a table', '| 甲<br>乙 | 3 |', '甲 乙\u30003'],
  [
    'a table in tags',
    '<table><tr><td>类别</td><td>件数</td></tr><tr><td>邻里</td><td>64</td></tr></table>',
    '类别\u3000件数|邻里\u300064',
  ],
  ['entities', '甲&nbsp;乙&lt;丙&gt;&#20803;', '甲\u00a0乙<丙>元'],
])('a Markdown file is read as its reader sees it: %s', (_, text, expected) => {
  expect(markdown(text)).toBe(expected);
});

describe('signs that mark nothing stay', () => {
  test.each([
    ['products', '5*3=15，2*4*6，长*宽*高'],
    ['a footnote', '合计*|*注：初步统计。'],
    ['masked names', '李*、王*等人；张**、李**等人'],
    ['masked numbers', '电话138****1234，证件3205**********0011'],
    ['a document number in square brackets', '青政发[2024](5)号'],
    ['a name with underscores', '文件a_b_c和report_2023_final'],
    ['blanks to fill in', '姓名：____ 日期：______'],
    ['an unclosed bracket', '[甲](乙'],
    ['a comparison', '甲<乙，丙>丁'],
    ['a hyphen in front of figures', '-5%'],
  ])('%s', (_, text) => {
    expect(markdown(text.replaceAll('|', '\n'))).toBe(text);
    expect(plain(text.replaceAll('|', '\n'))).toBe(text);
  });

  test('bold type in a text file goes only where it can be nothing else', () => {
    expect(plain('**一、成效**和**不足**')).toBe('一、成效和不足');
    expect(plain('全镇坚持**把法治建设摆在突出位置**，')).toBe('全镇坚持把法治建设摆在突出位置，');
    expect(plain('被告人张**和李**犯盗窃罪')).toBe('被告人张**和李**犯盗窃罪');
    expect(plain('被告人张**\n李**到庭')).toBe('被告人张**|李**到庭');
    expect(plain('见[报告](https://a.cn/1)和*重点工作安排*')).toBe(
      '见[报告](https://a.cn/1)和*重点工作安排*',
    );
  });
});

// Quadratic time would exceed the time of a test.
test.each(['**', '[', '![', '<tr>', '`', '\\', '*甲', '__', '<', '[甲](', '**甲\n'])(
  'a file of nothing but %s takes linear time',
  (mark) => {
    expect(readMarkdown(mark.repeat(100_000)).lines.length).toBeGreaterThanOrEqual(0);
  },
);
