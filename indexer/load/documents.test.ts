import { expect, test } from 'vitest';
import { passageId } from '../domain/ids.ts';
import type { ReportText } from '../domain/report.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import { loadSectionKinds } from '../reading/outline/section-kinds.ts';
import { Gazetteer } from '../reading/place/gazetteer.ts';
import { readReport } from '../reading/read-report.ts';
import { settings } from '../settings.ts';
import { tokens } from '../text/tokens.ts';
import { passageDocument, reportId, reportRecord } from './documents.ts';

const RULES = { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings({}).sectionKinds) };

function read(text: string, name = '报告'): ReportText {
  return readReport(readPlainText(text), name, RULES);
}

const TITLE = '枫桥镇2023年法治政府建设情况报告';
const BODY = '2023年，全镇稳步推进，现将情况报告如下：\n一、主要成效\n（一）学法。学习“枫桥经验”12次。';
const ID = reportId(read(`${TITLE}\n${BODY}`));

test('ids consist of letters, digits, - and _', () => {
  expect(ID).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(passageId(ID, 12)).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(passageId(ID, 12)).not.toBe(passageId(ID, 1));
});

test.each([
  ['the file name', read(`${TITLE}\n${BODY}`, '别名')],
  ['letterhead and document number', read(`石门县枫桥镇人民政府文件\n枫政发〔2024〕1号\n${TITLE}\n${BODY}`)],
  ['the addressee', read(`${TITLE}\n县人民政府：\n${BODY}`)],
  ['signature, date and distribution', read(`${TITLE}\n${BODY}\n枫桥镇人民政府\n2024年1月9日\n抄送：司法局`)],
  ['empty lines', read(`\n${TITLE}\n\n\n${BODY.replaceAll('\n', '\n\n')}\n`)],
  ['line ends', read(`${TITLE}\r\n${BODY.replaceAll('\n', '\r\n')}`)],
  ['indentation', read(`　　　${TITLE}\n　　${BODY.replaceAll('\n', '\n　　')}`)],
  ['spaces around numbers', read(`${TITLE}\n${BODY}`.replaceAll('2023', ' 2023 '))],
  ['line breaks in the title', read(`枫桥镇2023年\n法治政府建设情况报告\n${BODY}`)],
  ['page numbers', read(`${TITLE}\n${BODY.replace('\n', '\n— 1 —\n')}`)],
  [
    'width and quotation marks',
    read(`${TITLE}\n${BODY}`.replace('，', ',').replace('“枫桥经验”', '「枫桥经验」')),
  ],
])('the id of a report does not depend on %s', (_, report) => {
  expect(reportId(report)).toBe(ID);
});

test.each([
  ['the title', read(`枫桥镇2022年法治政府建设情况报告\n${BODY}`)],
  ['a changed word', read(`${TITLE}\n${BODY.replace('学习', '研习')}`)],
  ['a changed number', read(`${TITLE}\n${BODY.replace('12', '13')}`)],
  ['an added sentence', read(`${TITLE}\n${BODY}\n持证执法。`)],
])('the id of a report depends on %s', (_, report) => {
  expect(reportId(report)).not.toBe(ID);
});

test('a passage document has the verbatim text, the tokens of the folded text, and no open place levels', () => {
  const report = read(`${TITLE}\n${BODY}`);
  const passage = report.passages.at(-1);
  expect(passage && passageDocument(ID, report, passage)).toEqual({
    id: `${ID}-4`,
    report: ID,
    position: 4,
    paragraph: 1,
    role: 'body',
    section: 'achievements',
    path: ['一、主要成效', '（一）学法'],
    text: '（一）学法。学习“枫桥经验”12次。',
    chars: tokens('(一)学法。学习枫桥经验12次。'),
    genre: '法治政府建设报告',
    place: '330681109',
    level: 'town',
    province: '浙江省',
    city: '绍兴市',
    county: '诸暨市',
    town: '枫桥镇',
    year: 2023,
  });

  const nowhere = read('全镇稳步推进，现将情况报告如下。');
  const [first] = nowhere.passages;
  const document = first && passageDocument('x', nowhere, first);
  for (const key of ['province', 'city', 'county', 'town', 'year']) expect(document).not.toHaveProperty(key);
});

test('a report record counts passages and characters without containing the passages', () => {
  const record = reportRecord(ID, read('甲镇报告\n𠮷一。'), [], 'stamp');
  expect(record).toMatchObject({ id: ID, passages: 2, characters: 8, complete: true, rulesVersion: 'stamp' });
});

test.each([
  ['an imprint', `${TITLE}\n${BODY}\n抄送：司法局`],
  ['a divided paragraph', `${TITLE}\n${BODY.replace('。学习', '。\n学习')}`],
  ['another heading above it', `${TITLE}\n${BODY.replace('一、主要成效', '一、存在问题')}`],
  ['another kind of quotation marks', `${TITLE}\n${BODY.replace('“枫桥经验”', '「枫桥经验」')}`],
])('the digest of a report depends on %s', (_, changed) => {
  const digest = (text: string) => reportRecord('x', read(text), [], 'stamp').digest;
  expect(digest(`\n${TITLE}\r\n${BODY}`)).toBe(digest(`${TITLE}\n${BODY}`));
  expect(digest(changed)).toMatch(/^[0-9a-f]{16}$/);
  expect(digest(changed)).not.toBe(digest(`${TITLE}\n${BODY}`));
});
