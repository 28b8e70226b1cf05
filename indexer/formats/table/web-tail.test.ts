import { describe, expect, test } from 'vitest';
import { readPlainText } from '../plain-text/plain-text.ts';
import { dropWebTail } from './web-tail.ts';

const BODY = ['2023年，全镇工作稳步推进。', '让我们团结奋斗！'];
const drop = (...tail: string[]) => {
  // Toolbars at the end are dropped before, as from any text.
  const read = readPlainText([...BODY, ...tail].join('\n'));
  const { lines, dropped } = dropWebTail(read.lines);
  return {
    kept: lines.slice(BODY.length).map((line) => line.text),
    dropped: [...dropped, ...read.dropped].sort(),
  };
};

describe('web page footers', () => {
  test.each<[string, string[]]>([
    [
      'a fragmented licence box with its note and icons',
      [
        ...['本作品是中华人民共和国的', '法律', '、', '法规', '，国家机关的决议，及其官方正式译文。根据《'],
        ...[
          '中华人民共和国著作权法',
          '》第五条第一项，本作品不适用于该法，在',
          '中国大陆',
          '，属于',
          '公有领域',
          '。',
        ],
        ...['注：中文维基文库社群认为，中华人民共和国公务演讲，', '不总是', '具有司法性质的文件。'],
        ...['Public domain', 'Public domain', 'false', 'false'],
      ],
    ],
    [
      'a licence box in traditional characters',
      ['本作品在中華民國屬於公有領域，因為著作權已過期。', 'Public domainPublic domain'],
    ],
    ['links to the neighbouring years', ['◄2022年政府工作报告', '2024年政府工作报告►']],
    ['a list of links', ['2021年政府工作报告', '2022年政府工作报告', '《2024年政府工作报告》']],
    [
      'the footer of a page',
      [
        '上一篇：某镇2022年报告',
        '下一篇：没有了',
        '【打印】【关闭】',
        '版权所有：某县人民政府',
        '鄂ICP备12345678号',
      ],
    ],
    [
      'the source and categories of a wiki page',
      ['取自“https://zh.wikisource.org/w/index.php?title=a”', '分类：政府工作报告'],
    ],
  ])('dropWebTail drops %s', (_, tail) => {
    expect(drop(...tail)).toEqual({ kept: [], dropped: [...tail].sort() });
  });

  test('dropWebTail keeps the signature above a licence box', () => {
    const signature = ['柳汀镇人民政府', '2024年1月5日'];
    expect(drop(...signature, '本作品属于公有领域。', 'Public domain')).toEqual({
      kept: signature,
      dropped: ['Public domain', '本作品属于公有领域。'],
    });
  });
});

describe('endings of reports', () => {
  test.each<[string, string[]]>([
    ['a signature and a date', ['柳汀镇人民政府', '2024年1月5日']],
    ['attachments', ['附件：', '2021年度工作报告', '2022年度工作报告', '2023年度工作报告']],
    ['attachments with numbers', ['附件：1.2023年工作报告', '2.2022年工作报告', '3.2021年工作报告']],
    ['the vote that passed it', ['（2023年3月13日第十四届全国人民代表大会第一次会议通过）']],
    ['the name of a single report', ['2022年政府工作报告']],
    ['slogans', ['全国各族人民大团结万岁！', '伟大的中华人民共和国万岁！']],
    ['notes of the text', ['字库未存字注释：', '＠①原字石右加安']],
    ['a sentence on licences', ['依法查处侵犯著作权案件3件，宣传著作权法。']],
    ['a box with more of the report below it', ['本作品属于公有领域。', '柳汀镇人民政府']],
    ['rows of a table', ['| 2021年 |', '| 2022年 |', '| 2023年 |']],
    ['distribution', ['抄送：县委办，县政府办。', '柳汀镇党政办公室 2024年1月5日印发']],
  ])('dropWebTail keeps %s', (_, tail) => {
    expect(drop(...tail).dropped).toEqual([]);
  });

  test('dropWebTail never drops a whole text', () => {
    expect(dropWebTail(readPlainText('false').lines).dropped).toEqual([]);
  });
});
