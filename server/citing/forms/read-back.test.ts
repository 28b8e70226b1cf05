/** BibTeX and RIS must be read correctly by citation-js, which shares no code with us. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { placedIn, recordOf } from '../../testing/record-of.ts';
import { citeAll } from '../bibliography.ts';
import { cite } from '../cite.ts';

const TODAY = '2026-11-02';
const URL = 'https://example.gov.cn/a_b%20c.html?x=1&y=~2#t';
const TITLE = '关于100%完成“三项制度”_A&B{试点}^$#~\\镇的报告';
const ISSUERS = ['清漪县柳汀镇人民政府', '清漪县司法局 & Co'];
const WHERE = '一、主要举措和成效 （三）规范执法 第2段';

const record = recordOf({ title: TITLE, issuers: ISSUERS, url: URL });

interface Item {
  readonly title: string;
  readonly author?: readonly { readonly family?: string; readonly literal?: string }[];
  readonly note?: string | readonly string[];
}

function parsed(form: string, text: string): Item[] {
  return plugins.input.chain(text, { forceType: form, generateGraph: false }) as unknown as Item[];
}

/** Plain BibTeX has no day and no access date; BibLaTeX reads both from the same entry. */
for (const [format, form, dates] of [
  ['bibtex', '@bibtex/text', { issued: { 'date-parts': [[2023, 1]] } }],
  [
    'bibtex',
    '@biblatex/text',
    { issued: { 'date-parts': [[2023, 1, 16]] }, accessed: { 'date-parts': [[2026, 11, 2]] } },
  ],
  [
    'ris',
    '@ris/file',
    { issued: { 'date-parts': [[2023, 1, 16]] }, accessed: { 'date-parts': [[2026, 11, 2]] } },
  ],
] as const) {
  describe(`${format}, read as ${form}`, () => {
    test(`every field of a ${format} entry, TeX characters included, is read back as ${form}`, () => {
      const [item, ...more] = parsed(form, cite(placedIn(record), format, TODAY).text);
      expect(more).toEqual([]);
      expect(item).toMatchObject({
        type: 'report',
        title: TITLE,
        publisher: ISSUERS.join('、'),
        number: '柳政发〔2023〕5号',
        URL,
        note: WHERE,
        ...dates,
      });
      expect(item?.author?.map(({ family, literal }) => literal ?? family)).toEqual(ISSUERS);
    });

    test(`each report cited in ${format} is read back once as ${form}, with all its pinpoints`, async () => {
      const other = recordOf({ id: 'fedcba9876543210', title: '另一份报告', issuers: [], issuedOn: null });
      const { text } = await citeAll(
        [placedIn(record), placedIn(other), placedIn(record, { position: 18, paragraph: 3 })],
        [],
        format,
        TODAY,
      );
      const [first, second, ...more] = parsed(form, text);
      expect([first?.title, second?.title, more]).toEqual([TITLE, '另一份报告', []]);
      expect([first?.note].flat()).toEqual(
        format === 'ris'
          ? [WHERE, WHERE.replace('第2段', '第3段')]
          : [`${WHERE}；${WHERE.replace('第2段', '第3段')}`],
      );
      expect(JSON.stringify(second)).toContain('2022');
    });
  });
}
