/** Parameters and hints that several tools share. */
import { z } from 'zod';

export const READS_ONLY = { readOnlyHint: true, openWorldHint: false };

const names = z.array(z.string()).optional();

export const FILTERS = {
  province: names.describe('省，如 江苏省'),
  city: names.describe('市，如 南通市'),
  county: names.describe('县、区'),
  town: names.describe('乡镇、街道'),
  place: names.describe('地区的 key（检索结果里的 placeKey）'),
  year: z
    .array(z.string().regex(/^\d{4}$/))
    .optional()
    .describe('报告的年度，如 2023'),
  genre: names.describe('文种：法治政府建设报告、政府工作报告、other'),
};
