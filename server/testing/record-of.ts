/** Builds a report record and a passage for tests, from defaults and the fields that matter to the test. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { PassageInContext } from '../citing/link.ts';
import type { Candidate } from '../engine/engine-reader.ts';

export function recordOf(fields: Partial<ReportRecord> & { readonly url?: string } = {}): ReportRecord {
  const { url = null, ...rest } = fields;
  return {
    id: '0123456789abcdef',
    title: '柳汀镇人民政府关于2022年度法治政府建设情况的报告',
    year: 2022,
    genre: '法治政府建设报告',
    place: {
      key: '柳汀镇',
      code: null,
      province: null,
      city: null,
      county: null,
      town: '柳汀镇',
      confidence: 'likely',
      candidates: [],
      evidence: [],
    },
    issuers: ['清漪县柳汀镇人民政府'],
    issuerConfidence: 'certain',
    documentNumber: '柳政发〔2023〕5号',
    issuedOn: '2023-01-16',
    publishedOn: null,
    sections: [],
    outline: [],
    warnings: [],
    digest: '0123456789abcdef',
    passages: 1,
    characters: 1,
    sources: [{ file: '报告.txt', row: null, url }],
    rulesVersion: '',
    complete: true,
    ...rest,
  };
}

export function placedIn(record: ReportRecord, fields: Partial<Candidate> = {}): PassageInContext {
  const position = fields.position ?? 17;
  const passage: Candidate = {
    id: `${record.id}-${position}`,
    report: record.id,
    position,
    paragraph: 2,
    role: 'body',
    section: 'achievements',
    path: ['一、主要举措和成效', '（三）规范执法'],
    text: '推行“板凳议事会”，调解纠纷37件。',
    ...fields,
  };
  return { passage, record, before: null, after: null };
}
