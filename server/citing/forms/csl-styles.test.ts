/**
 * Our entries beside those of the CSL styles of zotero-chinese for GB/T 7714, numeric and bilingual, of 2015 (updated
 * 2025-01-08) and of 2025 (updated 2025-12-26). What they printed, by citeproc-js, is written down here, since the
 * styles (CC BY-SA 3.0) are no part of this project. Where the folder CSL_STYLES holds them as `gb-t-7714-2015.csl`
 * and `gb-t-7714-2025.csl`, with CSL's `locales-zh-CN.xml` and `locales-en-US.xml`, they print it again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CSL from 'citeproc';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../testing/record-of.ts';
import { entryIn } from '../cite.ts';
import { type CslItem, cslItem } from './csl-json.ts';
import { referenceOf } from './reference.ts';

const TODAY = '2026-01-02';
const URL = 'https://example.gov.cn/a.html';
const REPORT = { title: '柳汀镇报告', issuers: ['柳汀镇人民政府'], documentNumber: null };
const BODIES = ['甲镇人民政府', '乙镇人民政府', '丙镇人民政府', '丁镇人民政府'];

interface Compared {
  readonly item: string;
  readonly own: Parameters<typeof recordOf>[0];
  /** What the style prints. */
  readonly 'gbt7714-2015': string;
  readonly 'gbt7714-2025': string;
  /** What we print where it is not the same, and why. */
  readonly differs?: Readonly<Partial<Record<Standard, { readonly ours: string; readonly why: string }>>>;
}
type Standard = 'gbt7714-2015' | 'gbt7714-2025';

const COMPARED: readonly Compared[] = [
  {
    item: 'a report with a number',
    own: { ...REPORT, documentNumber: '柳政发〔2023〕5号' },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告: 柳政发〔2023〕5号[R]. 2023.',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告：柳政发〔2023〕5号[R]. 2023-01-16.',
  },
  {
    item: 'an online report',
    own: { ...REPORT, url: URL },
    'gbt7714-2015': `柳汀镇人民政府. 柳汀镇报告[R/OL]. (2023-01-16)[${TODAY}]. ${URL}.`,
    'gbt7714-2025': `柳汀镇人民政府. 柳汀镇报告[R/OL]. 2023-01-16. ${URL}.`,
    differs: {
      'gbt7714-2015': {
        ours: `柳汀镇人民政府. 柳汀镇报告[R/OL]. 2023(2023-01-16)[${TODAY}]. ${URL}.`,
        why: '4.6 has the year of issue before the date of updating: a pinpoint needs it (2023: 第2段), and so does a reader where the page was put up in another year',
      },
    },
  },
  {
    item: 'an online report without a date',
    own: { ...REPORT, issuedOn: null, year: null, url: URL },
    'gbt7714-2015': `柳汀镇人民政府. 柳汀镇报告[R/OL]. [${TODAY}]. ${URL}.`,
    'gbt7714-2025': `柳汀镇人民政府. 柳汀镇报告[R/OL]. ${URL}.`,
  },
  {
    item: 'a report without a date',
    own: { ...REPORT, issuedOn: null, year: null },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告[R].',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告[R].',
  },
  {
    item: 'a report without a date that says which year it reports on',
    own: { ...REPORT, issuedOn: null, year: 2022 },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告[R]. [2022].',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告[R]. 2022.',
    differs: {
      'gbt7714-2025': {
        ours: '柳汀镇人民政府. 柳汀镇报告[R]. [2022].',
        why: 'an estimated year is marked as one; the style of 2025 prints no estimates, that of 2015 does',
      },
    },
  },
  {
    item: 'two issuers',
    own: { ...REPORT, issuers: BODIES.slice(0, 2) },
    'gbt7714-2015': '甲镇人民政府, 乙镇人民政府. 柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '甲镇人民政府，乙镇人民政府. 柳汀镇报告[R]. 2023-01-16.',
  },
  {
    item: 'four issuers',
    own: { ...REPORT, issuers: BODIES },
    'gbt7714-2015': '甲镇人民政府, 乙镇人民政府, 丙镇人民政府, 等. 柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '甲镇人民政府，乙镇人民政府，丙镇人民政府，等. 柳汀镇报告[R]. 2023-01-16.',
  },
  {
    item: 'no issuer',
    own: { ...REPORT, issuers: [] },
    'gbt7714-2015': '柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '柳汀镇报告[R]. 2023-01-16.',
  },
];

for (const standard of ['gbt7714-2015', 'gbt7714-2025'] as const) {
  describe(`${standard} and the style of zotero-chinese`, () => {
    for (const compared of COMPARED) {
      const difference = compared.differs?.[standard];
      test(`${compared.item}${difference ? ` (differs: ${difference.why})` : ''}`, () => {
        const ours = entryIn(standard, referenceOf(recordOf(compared.own), TODAY), []);
        expect(ours).toBe(difference?.ours ?? compared[standard]);
        expect(ours === compared[standard]).toBe(difference === undefined);
      });
    }

    test('a pinpoint stands where the style has the pages', () => {
      const reference = referenceOf(recordOf(REPORT), TODAY);
      const sign = standard === 'gbt7714-2015' ? ': ' : '：';
      const printed = `${entryIn(standard, reference, []).slice(0, -1)}${sign}第2段.`;
      expect(entryIn(standard, reference, ['第2段'])).toBe(printed);
    });
  });
}

const STYLES = process.env['CSL_STYLES'];
describe.skipIf(!STYLES)('the styles in CSL_STYLES', () => {
  for (const standard of ['gbt7714-2015', 'gbt7714-2025'] as const) {
    test(`${standard}: citeproc prints what is written down here`, () => {
      const items = COMPARED.map(({ own }, index) => ({
        ...cslItem(referenceOf(recordOf(own), TODAY), []),
        id: String(index),
      }));
      expect(bibliography(standard, items)).toEqual(COMPARED.map((compared) => compared[standard]));
    });

    test(`${standard}: a pinpoint as the pages of a printed report`, () => {
      const reference = referenceOf(recordOf(REPORT), TODAY);
      const item = { ...cslItem(reference, []), page: '一、主要举措 第2段' };
      expect(bibliography(standard, [item])).toEqual([entryIn(standard, reference, ['一、主要举措 第2段'])]);
    });
  }
});

/** What the style makes of the items, without the numbers in front. */
function bibliography(standard: Standard, items: readonly CslItem[]): string[] {
  const read = (name: string): string => readFileSync(join(STYLES ?? '', name), 'utf8');
  const engine = new CSL.Engine(
    {
      retrieveLocale: (language: string) => read(`locales-${language === 'zh-CN' ? 'zh-CN' : 'en-US'}.xml`),
      retrieveItem: (id: string) => items.find((item) => item.id === id),
    },
    read(`${standard.replace('gbt', 'gb-t-')}.csl`),
    'zh-CN',
    true,
  );
  engine.setOutputFormat('text');
  engine.updateItems(items.map((item) => item.id));
  return engine.makeBibliography()[1].map((entry) => entry.trim().replace(/^\[\d+\]\s*/, ''));
}
