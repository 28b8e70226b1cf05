import { describe, expect, test } from 'vitest';
import { openingOf } from './opening.ts';

const SPEECH = ['各位代表：', '现在，我代表市人民政府，向大会报告工作，请予审议。'];

describe('the congress and the date of a speech', () => {
  test.each([
    ['on one line', ['——2021年1月12日在白城市第六届人民代表大会第五次会议上'], '白城市', '2021-01-12'],
    ['on two lines', ['——2026年1月21日在白城市', '第六届人民代表大会第五次会议上'], '白城市', '2026-01-21'],
    [
      'with a line end in the date',
      ['2006年1月', '6日在白城市第六届人民代表大会第五次会议上'],
      '白城市',
      '2006-01-06',
    ],
    [
      'behind the title',
      ['政府工作报告（2010年1月19日在吉林省第十一届人民代表大会第三次会议上 省长 张三）'],
      '吉林省',
      '2010-01-19',
    ],
    [
      'with the date below',
      ['——在日照市第十届人民代表大会第二次会议上', '（二○○五年一月十一日）'],
      '日照市',
      '2005-01-11',
    ],
    ['in Chinese digits', ['——二0一四年一月十五日在向阳区第二届人大一次会议上'], '向阳区', '2014-01-15'],
    ['without 在', ['2020年1月9日长沙市第十五届人民代表大会第五次会议通过'], '长沙市', '2020-01-09'],
    ['of the level alone', ['——2012年6月26日在市十五届人大一次会议上'], '市', '2012-06-26'],
    ['of a town', ['（2023年2月8日在青禾镇第十九届人民代表大会第三次会议上）'], '青禾镇', '2023-02-08'],
    ['of the nation', ['——2024年3月5日在第十四届全国人民代表大会第二次会议上'], '全国', '2024-03-05'],
    [
      'with the date of the page',
      ['在白城市第六届人民代表大会第五次会议上（2021年1月12日）', '发布时间：2021年1月20日'],
      '白城市',
      '2021-01-12',
    ],
  ])('%s', (_, lines, congress, deliveredOn) => {
    expect(openingOf(['政府工作报告', ...lines, ...SPEECH])).toMatchObject({ congress, deliveredOn });
  });

  test('the date may be in a declared title', () => {
    const { deliveredOn } = openingOf(SPEECH, ['白城市政府工作报告 （2016年1月17日 张三）']);
    expect(deliveredOn).toBe('2016-01-17');
  });

  test('a congress whose spirit is followed is not the occasion, nor is one in the text', () => {
    const lines = [
      '青禾镇2023年报告',
      '学习贯彻第十四届全国人民代表大会第一次会议精神',
      '在市十五届人大一次会议上通过。',
    ];
    expect(openingOf(lines)).toMatchObject({ congress: null, deliveredOn: null });
  });
});

describe('the government and the speaker', () => {
  test.each([
    ['现在，我代表白城市人民政府，向大会报告工作', '白城市'],
    ['我代表市十五届人民政府向大会报告工作', '市'],
    ['我代表省政府，作政府工作报告', '省'],
    ['我受县人民政府的委托，向大会报告工作', '县'],
    ['现在我代表中华人民共和国国务院作政府工作报告', '国务院'],
  ])('%s', (sentence, government) => {
    expect(openingOf(['政府工作报告', '各位代表：', sentence])).toMatchObject({
      government,
      presentsWork: true,
    });
  });

  test.each([
    ['白城市市长 张 三', '白城市'],
    ['白城市人民政府代市长 张三', '白城市'],
    ['自治区主席 张三', '自治区'],
  ])('%s', (line, office) => {
    expect(openingOf(['政府工作报告', line, ...SPEECH]).office).toBe(office);
  });

  test('a town that the State Council has praised is not the nation', () => {
    const lines = ['青禾镇2023年报告', '我镇受国务院表彰，县人民政府重视。'];
    expect(openingOf(lines)).toMatchObject({ government: null });
  });

  test('a report of a town has none', () => {
    expect(openingOf(['青禾镇2023年法治政府建设情况报告', '全镇推进法治。'])).toEqual({
      congress: null,
      government: null,
      office: null,
      deliveredOn: null,
      presentsWork: false,
    });
  });
});
