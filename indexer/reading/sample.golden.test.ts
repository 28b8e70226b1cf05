/** What a careful reader takes from each sample report, in one place, to be held against the texts by eye. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dryRun } from '../dry-run.ts';
import type { ReportText } from '../report.ts';
import { settings } from '../settings.ts';

const FOLDER = join(import.meta.dirname, '../../data/reports');
const { readings, failed } = await dryRun(settings({ REPORTS_DIR: FOLDER }), [FOLDER]);

/** Title; year, place, number, date, passages, sections; the outline with kind and position, a level an indent. */
function seen({
  title,
  year,
  place,
  documentNumber,
  issuedOn,
  passages,
  sections,
  outline,
}: ReportText): string {
  return [
    title,
    [
      [year, place.province, place.city, place.county, place.town].join(' '),
      `${documentNumber ?? '无文号'} ${issuedOn ?? '无日期'}`,
      `${passages.length} 段`,
      sections.join(' '),
    ].join(' | '),
    ...outline.map(
      ({ level, number, text, kind, position }) =>
        `${'  '.repeat(level - 1)}${number ?? ''}${text} ${kind} ${position}`,
    ),
  ].join('\n');
}

it.each([
  [
    '四川-锦岫市-竹笕县-茶崦镇-2021.txt',
    `
茶崦镇2021年度法治政府建设情况报告
2021 四川省 锦岫市 竹笕县 茶崦镇 | 无文号 2021-12-28 | 26 段 | achievements responsibility problems plan
一、2021年推进法治政府建设的主要做法和成效 achievements 4
  （一）强化组织保障，构建齐抓共管格局 achievements 5
  （二）强化制度约束，推动依法科学决策 achievements 7
  （三）强化执法监督，促进公正文明执法 achievements 9
  （四）强化多元化解，守住和谐稳定底线 achievements 11
  （五）强化普法教育，营造浓厚法治氛围 achievements 15
二、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 17
三、存在的主要问题 problems 19
四、2022年工作打算 plan 21
  （一）抓认识提升 plan 22
  （二）抓能力提升 plan 23
  （三）抓治理提升 plan 24`,
  ],
  [
    '柳汀镇人民政府关于2022年度法治政府建设情况的报告.txt',
    `
柳汀镇人民政府关于2022年度法治政府建设情况的报告
2022 江苏省 云渚市 清漪县 柳汀镇 | 柳政发〔2023〕5号 2023-01-16 | 33 段 | achievements responsibility problems plan
一、主要举措和成效 achievements 6
  （一）抓学习、明责任，依法履职的弦绷得更紧 achievements 7
  （二）守程序、严审查，行政决策更加规范 achievements 9
  （三）强队伍、重说理，行政执法更有温度 achievements 11
  （四）聚合力、解纠纷，基层治理更见成效 achievements 13
  （五）广普法、优服务，尊法守法渐成习惯 achievements 16
二、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 19
三、存在的问题和原因 problems 21
四、2023年工作安排 plan 23
  （一）补齐执法短板 plan 24
  （二）擦亮“柳下说事”品牌 plan 25
  （三）做实法治宣传 plan 26`,
  ],
  [
    '江苏-云渚市-清漪县-柳汀镇-2023.md',
    `
柳汀镇2023年度法治政府建设情况报告
2023 江苏省 云渚市 清漪县 柳汀镇 | 无文号 2024-01-22 | 25 段 | achievements responsibility problems plan
一、2023年度推进法治政府建设的主要举措和成效 achievements 4
  （一）突出政治引领，健全统筹推进机制 achievements 5
  （二）突出依法决策，织密合法性审查网络 achievements 7
  （三）突出严格规范，提升综合执法水平 achievements 9
  （四）突出源头预防，推动矛盾纠纷实质化解 achievements 11
  （五）突出精准滴灌，打造水乡普法品牌 achievements 13
二、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 16
三、存在的不足和原因 problems 18
四、2024年度主要安排 plan 20
  （一）推动平台互通 plan 21
  （二）压实程序责任 plan 22
  （三）优化法律服务 plan 23`,
  ],
  [
    '甘肃-朔渊市-沙棠县-砚泉镇-2022.md',
    `
砚泉镇2022年度法治政府建设情况报告
2022 甘肃省 朔渊市 沙棠县 砚泉镇 | 无文号 无日期 | 31 段 | achievements responsibility problems plan
一、本年度工作开展情况及成效 achievements 4
  （一）加强党的领导，把牢正确方向 achievements 5
  （二）完善决策机制，提升决策质量 achievements 7
  （三）严格执法程序，规范执法行为 achievements 9
  （四）化解矛盾纠纷，维护社会稳定 achievements 12
  （五）深化法治宣传，增强法治观念 achievements 14
二、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 16
三、存在的问题和不足 problems 18
  （一）法治队伍力量偏弱 problems 19
  （二）网格化治理作用发挥不充分 problems 21
  （三）普法形式与群众需求有差距 problems 23
四、下一年度工作安排 plan 25
  （一）抓队伍强素质 plan 26
  （二）抓网格强基础 plan 28
  （三）抓宣传强实效 plan 30`,
  ],
  [
    '甘肃-砚泉镇-2021.txt',
    `
沙棠县砚泉镇人民政府2021年法治政府建设工作情况的报告
2021 甘肃省 朔渊市 沙棠县 砚泉镇 | 无文号 2021-12-24 | 21 段 | achievements responsibility problems plan
一、主要工作及成效 achievements 4
  （一）提高站位，凝聚法治建设共识 achievements 5
  （二）健全制度，扎紧依法行政笼子 achievements 6
  （三）规范执法，树立公平公正形象 achievements 7
  （四）源头治理，化解各类矛盾纠纷 achievements 8
  （五）多点发力，推进全民学法守法 achievements 9
二、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 10
三、存在的问题及原因 problems 12
  （一）法治意识有待增强 problems 13
  （二）执法规范化水平有待提高 problems 14
  （三）法律服务有待拓展 problems 15
四、2022年工作计划 plan 16`,
  ],
  [
    // 第一责任人 has no part of its own; the problems stand in a paragraph between 三、 and 四、.
    '茶崦镇2022年法治政府建设年度报告.txt',
    `
竹笕县茶崦镇2022年法治政府建设年度报告
2022 四川省 锦岫市 竹笕县 茶崦镇 | 无文号 2022-12-30 | 24 段 | achievements problems plan
一、坚持高位推动，扛牢法治建设责任 achievements 4
  1.落实第一责任人职责 responsibility 5
  2.拧紧学法用法链条 achievements 6
  3.完善督察考核机制 achievements 7
二、坚持依法行政，提升政府治理效能 achievements 8
  1.严把决策审查关口 achievements 9
  2.严格规范行政执法 achievements 10
  3.持续优化政务服务 achievements 11
三、坚持多元共治，筑牢基层平安防线 achievements 12
  1.做深做实议事协商 achievements 13
  2.做细做优网格管理 achievements 16
  3.做活做新法治宣传 achievements 17
四、2023年重点安排 plan 19
  1.在依法决策上求实效 plan 20
  2.在规范执法上下功夫 plan 21
  3.在共治共享上见真章 plan 22`,
  ],
  [
    '荻溆镇2023.txt',
    `
荻溆镇2023年法治政府建设情况报告
2023 江苏省 云渚市 清漪县 荻溆镇 | 无文号 2024-01-10 | 21 段 | responsibility achievements problems plan
一、党政主要负责人履行推进法治建设第一责任人职责情况 responsibility 4
  (一)坚持以上率下, 压实领导责任 responsibility 5
  (二)坚持述法评议, 用好考核指挥棒 responsibility 6
二、推进法治政府建设的主要举措和成效 achievements 7
  (一)狠抓依法决策, 规范权力运行 achievements 8
  (二)狠抓规范执法, 提升执法公信力 achievements 9
  (三)狠抓诉源治理, 践行新时代枫桥经验 achievements 10
  (四)狠抓普法宣传, 厚植法治土壤 achievements 12
  (五)狠抓政务服务, 优化营商环境 achievements 13
三、存在的不足 problems 14
四、2024 年工作安排 plan 16
  (一)在学用转化上再加力 plan 17
  (二)在协同执法上再突破 plan 18
  (三)在队伍建设上再提升 plan 19`,
  ],
  [
    '驼铃街道-2023.md',
    `
望霁区驼铃街道2023年法治政府建设情况报告
2023 甘肃省 朔渊市 望霁区 驼铃街道 | 无文号 2024-01-08 | 37 段 | responsibility achievements problems plan
党政主要负责人履职情况 responsibility 4
主要举措和成效 achievements 7
  决策更加公开透明 achievements 8
  执法更加规范文明 achievements 10
  治理更加多元有效 achievements 13
  普法更加贴近群众 achievements 21
  营商环境更加稳定可期 achievements 23
存在的问题 problems 25
下一步打算 plan 29
  提升协同执法效能 plan 30
  破解物业治理难题 plan 32
  建强基层法治队伍 plan 34`,
  ],
])('%s', (file, expected) => {
  const reading = readings.find((reading) => reading.file === file);
  expect(reading && seen(reading.report)).toBe(expected.trim());
});

it('all of the samples are read without a failure or a warning', () => {
  expect([...failed, ...readings.flatMap(({ report }) => report.warnings)]).toEqual([]);
});
