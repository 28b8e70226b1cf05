/** Export documents for tests, with everything that could go wrong in a writer. */
import type { ReportHead } from '../../server/contract/report.ts';
import type { CitedPassage, ExportDocument } from './excerpts.ts';

export const ORIGIN = 'http://10.0.0.7:5170';

function reportOf(id: string, town: string, year: number): ReportHead {
  return {
    id,
    title: `${town}${year}年度法治政府建设情况报告`,
    year,
    genre: '法治政府建设报告',
    place: {
      key: town,
      code: null,
      province: '江苏省',
      city: '云渚市',
      county: '清漪县',
      town,
      confidence: 'certain',
      candidates: [],
      evidence: [],
    },
    issuer: `${town}人民政府`,
    issuerConfidence: 'certain',
    documentNumber: '柳政发〔2023〕5号',
    issuedOn: '2023-01-16',
    publishedOn: null,
  };
}

interface ItemSpec {
  readonly text: string;
  readonly note?: string;
  readonly group?: string;
  readonly report?: ReportHead;
  readonly number?: number;
  readonly isGone?: boolean;
}

export const LIUTING = reportOf('aaaa', '柳汀镇', 2022);
export const CHAYAN = reportOf('bbbb', '茶崦镇', 2023);

export function documentOf(
  items: readonly ItemSpec[],
  references?: ExportDocument['references'],
): ExportDocument {
  return {
    title: '基层治理：“枫桥经验”摘录',
    date: '2026-11-02',
    origin: ORIGIN,
    excerpts: items.map(excerptOf),
    references: references ?? [
      { number: 1, report: 'aaaa', text: '柳汀镇人民政府. 柳汀镇报告[R]. 2023-01-16.' },
      {
        number: 2,
        report: 'bbbb',
        text: '茶崦镇人民政府. 茶崦镇报告[R/OL]. 2024-01-10：一、 第1段. https://a.cn/?a=1&b=2.',
      },
    ],
  };
}

function excerptOf(
  { text, note = '', group = '', report = LIUTING, number = 1, isGone }: ItemSpec,
  index: number,
): CitedPassage {
  const position = index + 1;
  const id = `${report.id}-${position}`;
  const pinpoint = `一、主要举措和成效 第${position}段`;
  return {
    passage: {
      id,
      text,
      position,
      paragraph: position,
      section: { kind: 'achievements', path: ['一、主要举措和成效'] },
    },
    report,
    note,
    group,
    citation: isGone
      ? null
      : {
          format: 'gbt7714-2025',
          text: '',
          quote: text,
          pinpoint,
          source: null,
          shortLink: `/passages/${id}`,
          link: `/passages/${id}?quote=%E6%9E%AB&sum=0a1b2c3d`,
          id,
          number,
          mark: number === 1 ? `[1]${pinpoint}` : `[${number}]`,
        },
  };
}

/**
 * A basket with two groups, notes, syntax of every file format in its texts, and one passage that is gone.
 */
export const BASKET = documentOf([
  {
    text: '推行“板凳议事会”<b>&amp;</b>，调解纠纷37件。\n一是*抓*早；二是_抓_小。',
    note: '可学：议事会',
    group: '议事',
  },
  { text: '=1+1 与 -2 都是原文', group: '没有|分组' },
  { text: '坚持和发展新时代“枫桥经验”。', note: '  ', report: CHAYAN, number: 2 },
  { text: '已经不在库里的一段，保留原文。', note: '原链接失效', isGone: true, report: CHAYAN },
  { text: '老柳树下的河埠头', group: '议事' },
]);
