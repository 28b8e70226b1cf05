import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SectionKind } from '../../domain/passage.ts';
import { loadSectionKinds } from './section-kinds.ts';

const KINDS = loadSectionKinds(join(import.meta.dirname, '../../../data/section-kinds.json'));

test.each<[string, SectionKind]>([
  ['主要举措和成效', 'achievements'],
  ['2023年法治政府建设工作开展情况', 'achievements'],
  ['主要做法', 'achievements'],
  ['一年来工作回顾', 'achievements'],
  ['存在的问题和原因', 'problems'],
  ['不足之处', 'problems'],
  ['存 在 問 題', 'problems'],
  ['党政主要负责人履行推进法治建设第一责任人职责情况', 'responsibility'],
  ['下一步工作安排', 'plan'],
  ['下步打算', 'plan'],
  ['2024年工作计划', 'plan'],
  ['明年重点', 'plan'],
  ['2023年工作成效和存在问题', 'problems'],
  ['聚力解决群众急难愁盼问题', 'achievements'],
  ['保障措施', 'plan'],
])('the first-level section %s is of kind %s', (heading, kind) => {
  expect(KINDS.part(heading, [], '法治政府建设报告')).toBe(kind);
});

test('an unmatched section is an achievement unless it follows problems or plans', () => {
  const heading = '创新治理，激发活力';
  expect(KINDS.part(heading, ['achievements'], '法治政府建设报告')).toBe('achievements');
  expect(KINDS.part(heading, ['achievements', 'problems'], '法治政府建设报告')).toBe('other');
  expect(KINDS.part(heading, [], '政府工作报告')).toBe('other');
});

test.each([
  ['党政主要负责人履行第一责任人职责', 'responsibility'],
  ['存在的主要问题', 'problems'],
  ['下一步打算', 'plan'],
  ['解决群众急难愁盼问题', null],
  ['强化执法', null],
])('the lower heading %s is of kind %s', (heading, kind) => {
  expect(KINDS.heading(heading)).toBe(kind);
});

test.each([
  ['工作仍存在宣传力度不够等问题。', { first: 'problems', last: 'problems' }],
  ['下一步，我镇将加强宣传。', { first: 'plan', last: 'plan' }],
  ['工作还存在一些不足。下一年，我镇将加强宣传。', { first: 'problems', last: 'plan' }],
  ['2024年，全镇将加强宣传。', { first: 'plan', last: 'plan' }],
  ['全年召开会议3次。', null],
])('the paragraph %s opens and closes with the kinds %j', (text, kinds) => {
  expect(KINDS.paragraph(text)).toEqual(kinds);
});

test('loadSectionKinds rejects invalid rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-'));
  const file = join(folder, 'kinds.json');
  writeFileSync(file, '{"rules": [{"kind": "nonsense", "part": [], "heading": [], "paragraph": []}]}');
  expect(() => loadSectionKinds(file)).toThrow();
  expect(() => loadSectionKinds(join(folder, 'none.json'))).toThrow();
  rmSync(folder, { recursive: true });
});
