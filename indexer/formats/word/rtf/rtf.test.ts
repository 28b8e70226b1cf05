import { describe, expect, test } from 'vitest';
import { readRtf } from './rtf.ts';

const HEAD =
  '{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}{\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset136 PMingLiU;}}';

/** Characters outside of ASCII as `\u`, with the `?` that old readers show. */
function escaped(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (character) => `\\u${(character.charCodeAt(0) << 16) >> 16}?`);
}
const rtf = (body: string): Uint8Array => Buffer.from(`${HEAD}${escaped(body)}}`, 'latin1');
const read = async (body: string): Promise<string[]> =>
  (await readRtf(rtf(body))).lines.map(({ text }) => text);

describe('what a reader sees', () => {
  test.each<[string, string, string[]]>([
    [
      'each paragraph is a line, the last one without a mark too',
      '柳汀镇报告\\par “枫桥经验”。',
      ['柳汀镇报告', '“枫桥经验”。'],
    ],
    [
      'bytes of the font are decoded together',
      "\\'c1\\'f8\\'cd\\'a1{\\f3 \\'b0\\'a8}\\'d5\\'f2\\par",
      ['柳汀馬镇'],
    ],
    ['a second byte may be a letter or a brace', "\\'81@\\'81\\}\\par", ['丂亇']],
    ['Western bytes in a Chinese file', "{\\f1 caf\\'e9}\\par", ['café']],
    [
      'a replacement for old readers is skipped',
      "{\\uc2\\u26611\\'c1\\'f8}\\u27712?\\uc0\\u38215\\par",
      ['柳汀镇'],
    ],
    ['named characters', '\\ldblquote a\\rdblquote\\emdash b\\~c\\_d\\-e\\par', ['“a”—b c-de']],
    ['line breaks split a line, tabs become spaces', 'a\\line b\\tab c\\par', ['a', 'b c']],
    ['hidden and deleted text is dropped', '明{\\v 暗}{\\deleted 旧}文{\\v0 字}\\par', ['明文字']],
    ['a deleted mark does not end its paragraph', '前半{\\deleted\\par}后半\\par', ['前半后半']],
    [
      'a field is replaced by its result',
      '见{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt 附件}}一\\par',
      ['见附件一'],
    ],
    [
      'pictures, comments and unknown groups are not text',
      '甲{\\pict 0a0b}{\\*\\unknown x}{\\*\\annotation 核对}\\bin4 {{{{乙\\par',
      ['甲乙'],
    ],
    ['symbols of a font', "{\\f2 \\'fe}合格{\\f2\\u-3986?}\\par", ['☑合格■']],
    [
      'a note follows its paragraph',
      '36处{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} 含流动点。}，办结。\\par',
      ['36处[1]，办结。', '〔注1〕含流动点。'],
    ],
    ['an endnote', '36处{\\chftn{\\footnote\\ftnalt 含流动点。}}。\\par', ['36处[i]。', '〔注i〕含流动点。']],
    [
      'a text box, once',
      '前{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv 红头}}{\\shptxt 框内\\par}}{\\shprslt 框内\\par}}后\\par',
      ['前后', '红头', '框内'],
    ],
    [
      'a table row is one line',
      '\\trowd\\cellx1\\cellx2\\pard\\intbl 类别\\cell 64\\cell\\row\\trowd\\pard\\intbl 合计\\par 全镇\\cell 120\\cell\\row\\pard 后文。\\par',
      ['类别\u300064', '合计 全镇\u3000120', '后文。'],
    ],
    [
      'a table in a cell stays in it',
      '\\pard\\intbl\\itap2 子\\nestcell 3\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 外\\cell 右\\cell\\row\\pard\\par',
      ['子\u30003 外\u3000右'],
    ],
    [
      'cells of a row that never ends are kept',
      '\\pard\\intbl 类别\\cell\\pard 后文。\\par',
      ['类别', '后文。'],
    ],
    [
      'automatic numbers, no bullets',
      "{\\listtext\\pard 一、\\tab}成效\\par{\\listtext 1.\\tab}2023年\\par{\\listtext\\f2 \\'a7\\tab}条\\par",
      ['一、成效', '1. 2023年', '条'],
    ],
  ])('%s', async (_, body, lines) => {
    expect(await read(body)).toEqual(lines);
  });

  test('headings by outline level and by style, indents', async () => {
    const styles =
      '{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0\\outlinelevel0 heading 1;}{\\*\\cs2 x;}{\\s3 heading 2;}}';
    const { lines, dropped } = await readRtf(
      rtf(
        `${styles}{\\header 柳汀镇文件\\par}\\pard\\s1 成效\\par\\pard\\s3 其一\\par\\pard\\outlinelevel2 其二\\par\\pard\\fi640 今年。\\par\\pard 去年。\\par`,
      ),
    );
    expect(lines.map(({ text, headingLevel, indented }) => [text, headingLevel, indented])).toEqual([
      ['成效', 1, false],
      ['其一', 2, false],
      ['其二', 3, false],
      ['今年。', null, true],
      ['去年。', null, false],
    ]);
    expect(dropped).toEqual(['柳汀镇文件']);
  });
});

describe('refused, in one sentence', () => {
  const damaged = /^RTF 文件不完整或已损坏，/;
  test.each<[string, Uint8Array, RegExp]>([
    ['a truncated file', rtf('甲\\par').subarray(0, -1), damaged],
    ['groups nested too deep', rtf('{'.repeat(5000) + '}'.repeat(5000)), damaged],
    ['binary data longer than the file', rtf('甲\\bin2000000000 乙'), damaged],
    ['a file without text', rtf('\\par'), /^文件里没有可读的文字/],
    ['a file of another kind', Buffer.from('<html>'), /^文件内容不是 RTF 格式/],
  ])('%s', async (_, bytes, reason) => {
    await expect(readRtf(bytes)).rejects.toThrow(reason);
  });

  test('a table depth that no document has takes no memory', async () => {
    expect(await read('\\pard\\intbl\\itap900000000 甲\\nestcell\\pard 乙\\par')).toEqual(['甲', '乙']);
  });
});
