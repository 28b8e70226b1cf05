/** Titles of invented notices, opinions, regulations and plans, in the layouts in which they are published. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportText } from '../domain/report.ts';
import { readHtml } from '../formats/html/html.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import type { SourceText } from '../formats/source.ts';
import { docxOf, p, t } from '../formats/testing/docx-of.ts';
import { readDocx } from '../formats/word/docx/docx.ts';
import { loadSectionKinds } from './outline/section-kinds.ts';
import { Gazetteer } from './place/gazetteer.ts';
import { readReport } from './read-report.ts';

const RULES = {
  gazetteer: Gazetteer.load(),
  sectionKinds: loadSectionKinds(join(import.meta.dirname, '../../data/section-kinds.json')),
};
const NO_TITLE = '文件名';

function read(source: SourceText): ReportText {
  return readReport({ ...source, declared: {} }, NO_TITLE, RULES);
}

function readText(text: string): ReportText {
  return read(readPlainText(text.replace(/^\n/, '')));
}

const BODY = '为进一步加强基层治理，经镇人民政府研究同意，现就有关事项明确如下。';

describe('text files', () => {
  test.each([
    ['a notice', '青禾镇人民政府关于做好2024年春季防火工作的通知'],
    ['an opinion', '青禾镇关于推进法治乡镇建设的实施意见'],
    ['a decision', '青禾县人民政府关于废止部分文件的决定'],
    ['an announcement', '青禾镇人民政府关于禁止露天焚烧的公告'],
    ['a plan of action', '青禾镇2024年综合行政执法工作方案'],
    ['a plan of five years', '青禾县国民经济和社会发展第十五个五年规划纲要'],
    ['main points', '青禾镇2024年法治政府建设工作要点'],
    ['provisional rules', '青禾镇村级小微权力监督办法（试行）'],
    ['a draft', '青禾县河道管理规定（征求意见稿）'],
    ['letters spaced out', '关 于 开 展 清 明 祭 扫 工 作 的 通 知'],
    [
      'a long title that quotes another',
      `青禾镇人民政府关于转发《${'青禾县人民政府办公室关于进一步做好矛盾纠纷排查化解和信访稳定工作的若干意见'}》并做好贯彻落实工作的通知`,
    ],
  ])('%s with its title on one line', (_, title) => {
    const report = readText(`${title}\n各村（居）民委员会，镇直各单位：\n${BODY}\n一、工作目标\n减少隐患。`);
    expect(report.title).toBe(title.replace(/\s/g, ''));
    expect(report.passages.map(({ role }) => role).slice(0, 3)).toEqual(['title', 'imprint', 'body']);
  });

  test.each([
    [
      'broken before 关于',
      '          青禾镇人民政府\n  关于印发2024年防汛工作方案的通知\n各村：',
      '青禾镇人民政府关于印发2024年防汛工作方案的通知',
    ],
    [
      'broken after the title that it quotes',
      '  青禾镇人民政府关于印发青禾镇防汛抗旱应急预案\n          的通知\n各村：',
      '青禾镇人民政府关于印发青禾镇防汛抗旱应急预案的通知',
    ],
    [
      'broken within the title that it quotes',
      '  关于转发《青禾县加强耕地保护的若干意见\n      补充规定》的通知\n各村：',
      '关于转发《青禾县加强耕地保护的若干意见补充规定》的通知',
    ],
    [
      'with the version on a line of its own',
      '    青禾镇网格员管理办法\n       （试行）\n第一条 为了加强管理，制定本办法。',
      '青禾镇网格员管理办法（试行）',
    ],
    [
      'of two plans in one',
      '  青禾镇2023年工作总结\n   暨2024年工作计划\n一、工作总结\n完成各项任务。',
      '青禾镇2023年工作总结暨2024年工作计划',
    ],
    [
      'that does not say what the document is, up to the addressee',
      '      致全镇广大居民\n     一封安全用火的信\n各位居民朋友：',
      '致全镇广大居民一封安全用火的信',
    ],
    [
      'that does not say what the document is, up to the first article',
      '      清风村\n     河道保洁十条\n第一条 不向河道倾倒垃圾。',
      '清风村河道保洁十条',
    ],
  ])('a title %s', (_, head, title) => {
    expect(readText(`${head}\n${BODY}`).title).toBe(title);
  });

  test('letterhead, number and notice of one document give all three', () => {
    const report = readText(`
青禾县青禾镇人民政府文件

青政发〔2024〕7号　　　　签发人：李禾

青禾镇人民政府
关于印发《青禾镇2024年普法工作方案》的
通知

各村（居）民委员会，镇直各单位：
${BODY}
青禾镇人民政府
2024年3月1日
`);
    expect(report).toMatchObject({
      title: '青禾镇人民政府关于印发《青禾镇2024年普法工作方案》的通知',
      documentNumber: '青政发〔2024〕7号',
      issuers: ['青禾县青禾镇人民政府'],
      issuedOn: '2024-03-01',
    });
    expect(report.passages.map(({ role }) => role)).toEqual([
      ...['imprint', 'imprint', 'title', 'imprint', 'body', 'imprint', 'imprint'],
    ]);
  });

  test('a letterhead without 文件 is not part of a title that names the issuer again', () => {
    const report = readText(
      `特急\n青禾镇人民政府\n青禾镇人民政府关于做好防火工作的紧急通知\n青政函〔2024〕3号\n各村：\n${BODY}`,
    );
    expect(report).toMatchObject({
      title: '青禾镇人民政府关于做好防火工作的紧急通知',
      documentNumber: '青政函〔2024〕3号',
    });
  });

  test('the number of an attachment is not a title', () => {
    expect(readText(`附件2\n\n青禾镇2024年重大行政决策事项目录清单\n${BODY}`).title).toBe(
      '青禾镇2024年重大行政决策事项目录清单',
    );
    expect(readText(`附件2\n${BODY}`).title).toBe(NO_TITLE);
  });

  test('a statute is titled by its name and not by the order that promulgates it', () => {
    const report = readText(`
        某某共和国主席令
           第七十一号
    《某某共和国河道保护法》已由第三次会议于2020年5月28日通过，现予公布，自2021年1月1日起施行。
        某某共和国主席　李　禾
          2020年5月28日
        某某共和国河道保护法
    （2020年5月28日第三次会议通过　根据2023年12月29日第七次
      会议《关于修改〈河道保护法〉的决定》修正）
          目　　录
    第一章　总则
    第二章　附则
        第一章　总　　则
    第一条　为了保护河道，制定本法。
    第二条　在河道管理范围内从事活动，适用本法。
        第二章　附　　则
    第三条　本法自2021年1月1日起施行。
`);
    expect(report.title).toBe('某某共和国河道保护法');
  });

  test('an order without the statute has no title', () => {
    expect(readText('某某省人民政府令\n第233号\n《某某省河道管理办法》已经通过，现予公布。').title).toBe(
      NO_TITLE,
    );
  });

  test('a regulation below an announcement of the congress', () => {
    const report = readText(`
青禾县人民代表大会常务委员会公告
（第5号）
《青禾县河道保护条例》已于2023年9月1日通过，现予公布。
青禾县人民代表大会常务委员会
2023年9月2日
青禾县河道保护条例
（2023年9月1日青禾县第十八届人民代表大会常务委员会第三次会议通过）
第一条　为了保护河道，制定本条例。
第二条　县水行政主管部门负责河道的监督管理。
第三条　禁止向河道倾倒垃圾。
第四条　本条例自2024年1月1日起施行。
`);
    expect(report.title).toBe('青禾县河道保护条例');
  });

  test('numbers of a standard and the name of its series are no titles', () => {
    const report = readText(`
ICS 03.160
CCS A 12
DB32
江苏省地方标准
DB32/T 1234—2023
乡镇综合行政执法规范
Specification for comprehensive law enforcement of towns
2023-01-01发布
2023-02-01实施
前言
本文件按照有关规则起草。
`);
    expect(report.title).toBe('乡镇综合行政执法规范');
  });

  test.each([
    ['the occasion', '——2026年1月21日在青禾市第十七届人民代表大会第五次会议上'],
    ['the occasion in Chinese digits', '——二〇二二年四月二十七日在青禾市第十五届人民代表大会第五次会议上'],
    ['the occasion in wide digits', '——２００６年１月１７日在青禾省第十届人民代表大会第四次会议上'],
    ['the occasion without a date', '在青禾省第十届人民代表大会第一次会议上'],
    ['the speaker', '青禾市市长 李禾'],
    ['the speaker without a space', '青禾市市长李禾'],
    ['the speaker with letters spaced out', '代省 长　李　禾'],
    ['date and speaker in brackets', '（2010年1月25日 李禾）'],
  ])('%s of a report is no title', (_, line) => {
    const body = '现在，我代表市人民政府，向大会报告政府工作，请予审议。';
    expect(readText(`${line}\n各位代表：\n${body}`).title).toBe(NO_TITLE);
    expect(readText(`政府工作报告\n${line}\n各位代表：\n${body}`).title).toBe('政府工作报告');
    expect(readText(`${line}\n政府工作报告\n各位代表：\n${body}`).title).toBe('政府工作报告');
    const noted = '政府工作报告（2020年1月12日在青禾省第十三届人民代表大会第三次会议上 省长 李禾）';
    expect(readText(`${noted}\n各位代表：\n${body}`).title).toBe(noted);
    expect(readText(`${line}\n各位代表：\n${body}`).passages.map(({ role }) => role)).toEqual([
      'imprint',
      'imprint',
      'body',
    ]);
  });
});

describe('web pages', () => {
  const page = (content: string): Uint8Array =>
    new TextEncoder().encode(
      `<html><head><title>青禾县人民政府</title></head><body><div class="nav"><a href="/">首页</a></div>` +
        `<div id="zoom">${content}</div></body></html>`,
    );
  const paragraphs = `<p>各村（居）民委员会：</p><p>　　${BODY}</p><p>　　一、工作目标</p><p>　　减少火灾隐患，确保群众安全。</p>`;

  test.each([
    [
      'paragraphs centred by style',
      '<p style="text-align:center">青禾镇人民政府</p><p style="text-align:center">关于加强消防安全工作的通知</p>',
    ],
    [
      'a centred paragraph with line breaks',
      '<center>青禾镇人民政府<br>关于加强消防安全工作的<br>通知</center>',
    ],
    [
      'the letterhead above it',
      '<p align="center">青禾镇人民政府文件</p><p align="center">青政发〔2024〕9号</p><p align="center">青禾镇人民政府<br>关于加强消防安全工作的通知</p>',
    ],
  ])('a title in %s', async (_, title) => {
    expect(read(await readHtml(page(title + paragraphs))).title).toBe(
      '青禾镇人民政府关于加强消防安全工作的通知',
    );
  });

  test('a title outside the text, among lines that are none', async () => {
    const html = `<html><head><title>通知公告-青禾县人民政府</title></head><body><div><p>通知公告</p><div class="xl-tit">青禾镇关于做好秸秆禁烧工作的实施方案</div><p>发布日期：2024-05-01</p><div id="zoom">${paragraphs}</div></div></body></html>`;
    expect(read(await readHtml(new TextEncoder().encode(html))).title).toBe(
      '青禾镇关于做好秸秆禁烧工作的实施方案',
    );
  });
});

describe('Word documents', () => {
  const centred = (text: string): string => p(t(text), '<w:jc w:val="center"/>');
  const body = p(t('各村（居）民委员会：')) + p(t(BODY)) + p(t('一、工作目标')) + p(t('减少火灾隐患。'));

  test.each([
    ['centred paragraphs', centred('青禾镇人民政府') + centred('关于加强消防安全工作的决定')],
    [
      'letterhead and number',
      centred('青禾镇人民政府文件') +
        centred('青政发〔2024〕9号') +
        centred('青禾镇人民政府') +
        centred('关于加强消防安全工作的决定'),
    ],
    [
      'a title with a line break',
      p('<w:r><w:t>青禾镇人民政府</w:t><w:br/><w:t>关于加强消防安全工作的决定</w:t></w:r>'),
    ],
  ])('%s', async (_, head) => {
    expect(read(await readDocx(docxOf(head + body))).title).toBe('青禾镇人民政府关于加强消防安全工作的决定');
  });
});
