/**
 * Compares our entries with those of zotero-chinese's CSL styles for GB/T 7714, numeric and bilingual, of
 * 2015 (updated 2025-01-08) and of 2025 (updated 2025-12-26). Their output from citeproc-js is recorded here,
 * since the styles (CC BY-SA 3.0) are not part of this project. If the folder CSL_STYLES contains them as
 * `gb-t-7714-2015.csl` and `gb-t-7714-2025.csl`, with CSL's `locales-zh-CN.xml` and `locales-en-US.xml`, the
 * output is produced anew.
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

interface Comparison {
  readonly item: string;
  readonly fields: Parameters<typeof recordOf>[0];
  /** Output of the style. */
  readonly 'gbt7714-2015': string;
  readonly 'gbt7714-2025': string;
  /** Our output if it differs, and why. */
  readonly differs?: Readonly<Partial<Record<Standard, { readonly ours: string; readonly why: string }>>>;
}
type Standard = 'gbt7714-2015' | 'gbt7714-2025';

const COMPARISONS: readonly Comparison[] = [
  {
    item: 'a report with a number',
    fields: { ...REPORT, documentNumber: '柳政发〔2023〕5号' },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告: 柳政发〔2023〕5号[R]. 2023.',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告：柳政发〔2023〕5号[R]. 2023-01-16.',
  },
  {
    item: 'an online report',
    fields: { ...REPORT, url: URL },
    'gbt7714-2015': `柳汀镇人民政府. 柳汀镇报告[R/OL]. (2023-01-16)[${TODAY}]. ${URL}.`,
    'gbt7714-2025': `柳汀镇人民政府. 柳汀镇报告[R/OL]. 2023-01-16. ${URL}.`,
    differs: {
      'gbt7714-2015': {
        ours: `柳汀镇人民政府. 柳汀镇报告[R/OL]. 2023(2023-01-16)[${TODAY}]. ${URL}.`,
        why: '4.6 puts the year of issue before the date of update: a pinpoint needs it (2023: 第2段), and so do readers if the page was published in another year',
      },
    },
  },
  {
    item: 'an online report without a date',
    fields: { ...REPORT, issuedOn: null, year: null, url: URL },
    'gbt7714-2015': `柳汀镇人民政府. 柳汀镇报告[R/OL]. [${TODAY}]. ${URL}.`,
    'gbt7714-2025': `柳汀镇人民政府. 柳汀镇报告[R/OL]. ${URL}.`,
  },
  {
    item: 'a report without a date',
    fields: { ...REPORT, issuedOn: null, year: null },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告[R].',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告[R].',
  },
  {
    item: 'a report without a date whose covered year is known',
    fields: { ...REPORT, issuedOn: null, year: 2022 },
    'gbt7714-2015': '柳汀镇人民政府. 柳汀镇报告[R]. [2022].',
    'gbt7714-2025': '柳汀镇人民政府. 柳汀镇报告[R]. 2022.',
    differs: {
      'gbt7714-2025': {
        ours: '柳汀镇人民政府. 柳汀镇报告[R]. [2022].',
        why: 'an estimated year is marked as such; the style of 2025 does not mark estimates, that of 2015 does',
      },
    },
  },
  {
    item: 'two issuers',
    fields: { ...REPORT, issuers: BODIES.slice(0, 2) },
    'gbt7714-2015': '甲镇人民政府, 乙镇人民政府. 柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '甲镇人民政府，乙镇人民政府. 柳汀镇报告[R]. 2023-01-16.',
  },
  {
    item: 'four issuers',
    fields: { ...REPORT, issuers: BODIES },
    'gbt7714-2015': '甲镇人民政府, 乙镇人民政府, 丙镇人民政府, 等. 柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '甲镇人民政府，乙镇人民政府，丙镇人民政府，等. 柳汀镇报告[R]. 2023-01-16.',
  },
  {
    item: 'no issuer',
    fields: { ...REPORT, issuers: [] },
    'gbt7714-2015': '柳汀镇报告[R]. 2023.',
    'gbt7714-2025': '柳汀镇报告[R]. 2023-01-16.',
  },
];

for (const standard of ['gbt7714-2015', 'gbt7714-2025'] as const) {
  describe(`${standard} and the style of zotero-chinese`, () => {
    for (const compared of COMPARISONS) {
      const difference = compared.differs?.[standard];
      const outcome = difference ? `differs from the style: ${difference.why}` : 'matches the style';
      test(`our ${standard} entry of ${compared.item} ${outcome}`, () => {
        const ours = entryIn(standard, referenceOf(recordOf(compared.fields), TODAY), []);
        expect(ours).toBe(difference?.ours ?? compared[standard]);
        expect(ours === compared[standard]).toBe(difference === undefined);
      });
    }

    test(`the pinpoint of a ${standard} entry takes the place of the page numbers`, () => {
      const reference = referenceOf(recordOf(REPORT), TODAY);
      const sign = standard === 'gbt7714-2015' ? ': ' : '：';
      const printed = `${entryIn(standard, reference, []).slice(0, -1)}${sign}第2段.`;
      expect(entryIn(standard, reference, [{ where: '第2段', note: null }])).toBe(printed);
    });
  });
}

const STYLES = process.env['CSL_STYLES'];
describe.skipIf(!STYLES)('the styles in CSL_STYLES', () => {
  for (const standard of ['gbt7714-2015', 'gbt7714-2025'] as const) {
    test(`citeproc with the style of ${standard} still produces the recorded output`, () => {
      const items = COMPARISONS.map(({ fields }, index) => ({
        ...cslItem(referenceOf(recordOf(fields), TODAY), []),
        id: String(index),
      }));
      expect(bibliography(standard, items)).toEqual(COMPARISONS.map((compared) => compared[standard]));
    });

    test(`citeproc with the style of ${standard} prints a page as our entry prints a pinpoint`, () => {
      const reference = referenceOf(recordOf(REPORT), TODAY);
      const item = { ...cslItem(reference, []), page: '一、主要举措 第2段' };
      expect(bibliography(standard, [item])).toEqual([
        entryIn(standard, reference, [{ where: '一、主要举措 第2段', note: null }]),
      ]);
    });
  }
});

/** Output of the style for the items, without leading numbers. */
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
