import { expect, test } from 'vitest';
import { reportLabel } from './report-label.ts';

const dated = { year: 2021, title: '2021年甲山镇政府工作报告' };
const undated = { year: null, title: '关于甲山镇规划的决议' };

test('a report is named by its year, and by its title where it has none or shares it', () => {
  expect(reportLabel(dated)).toBe('2021');
  expect(reportLabel(undated)).toBe('关于甲山镇规划的决议');
  expect(reportLabel(dated, [dated, undated])).toBe('2021');
  expect(reportLabel(dated, [dated, { ...dated, title: '法治报告' }])).toBe('2021年甲山镇政府工作报告');
});
