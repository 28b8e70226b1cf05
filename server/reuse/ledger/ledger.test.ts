/** `/api/reports/{id}/ledger` over the sample collection, and over invented reports that copy from each other. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { type LedgerAnswer, SOURCE_CLASSES } from '../../contract/ledger.ts';
import { type SampleServer, sampleServer } from '../../testing/sample-server.ts';

async function ledgerOf(server: SampleServer, report: ReportRecord): Promise<LedgerAnswer> {
  const { status, body } = await server.get(`/api/reports/${report.id}/ledger`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function passagesOf(server: SampleServer, { id }: ReportRecord): Promise<Map<string, string>> {
  const { body } = await server.get(`/api/reports/${id}`);
  return new Map(body.passages.map((passage: { id: string; text: string }) => [passage.id, passage.text]));
}

/** A copy that leaves something out has its wording in one piece, and its source has not. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  return [...part].every((character) => {
    at = whole.indexOf(character, at) + 1;
    return at > 0;
  });
}

describe('on the sample collection', () => {
  let server: SampleServer;
  beforeAll(async () => {
    server = await sampleServer();
  });
  afterAll(() => server.stop());

  test('every character of every report is in exactly one class, and its source has it', async () => {
    const seen = new Set<string>();
    const texts = new Map<string, string>();
    for (const report of server.catalogue.all.values())
      for (const [id, text] of await passagesOf(server, report)) texts.set(id, text);
    for (const report of server.catalogue.all.values()) {
      const ledger = await ledgerOf(server, report);
      expect(ledger.complete).toBe(true);
      expect(ledger.passages.map(({ id }) => id)).toEqual([...(await passagesOf(server, report)).keys()]);
      const counts = new Map<string, number>();
      for (const { id, spans } of ledger.passages) {
        const text = texts.get(id) ?? '';
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(spans.map(({ start }) => start)).toEqual(
          [0, ...spans.map(({ end }) => end)].slice(0, spans.length),
        );
        for (const { start, end, class: name, source } of spans) {
          counts.set(name, (counts.get(name) ?? 0) + end - start);
          seen.add(name);
          expect(source === null).toBe(name === 'own' || name === 'outline');
          if (source !== null)
            expect(
              isSubsequence(
                foldToString(text.slice(start, end)),
                foldToString(texts.get(source.passage) ?? ''),
              ),
            ).toBe(true);
        }
      }
      for (const name of SOURCE_CLASSES)
        expect(ledger.shares[name] * ledger.characters).toBeCloseTo(counts.get(name) ?? 0, 6);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test('a report that does not exist has no ledger', async () => {
    expect((await server.get('/api/reports/0000000000000000/ledger')).status).toBe(404);
  });
});

describe('on reports that copy from each other', () => {
  const CENTRAL = '深入开展法治乡村建设示范创建活动，推动公共法律服务资源下沉到村到组。';
  const OWN_OLD = '在渡口茶馆设立说事角，每逢赶集日由老支书坐堂听取各村意见。';
  const ELSEWHERE = '推行田坎议事会，院坝里的事由乡亲们围坐一圈当面说清。';
  const SAME_TIME = '建成矛盾纠纷流动化解车，沿江十二个码头轮流停靠办理。';
  const OUTLINE = '充分发挥党委在推进本辖区法治建设中的领导核心作用';
  const NEW = '新开一处江边夜间法律夜市，摆渡船收班以后照常接待群众。';

  const report = (place: string, year: number, ...paragraphs: string[]): string =>
    `${place}人民政府关于${year}年度法治政府建设情况的报告\n\n一、主要举措和成效\n\n${paragraphs.join('\n\n')}\n\n${place}人民政府\n${year + 1}年1月10日\n`;

  let server: SampleServer;
  let folder: string;
  let ledger: LedgerAnswer;
  let texts: Map<string, string>;
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhenjian-ledger-'));
    const files: Record<string, string> = {
      '云南省.txt': report('云南省', 2021, CENTRAL),
      '甲渡镇2021.txt': report('甲渡镇', 2021, OWN_OLD, CENTRAL),
      '乙坝镇2021.txt': report('乙坝镇', 2021, `一年来，${ELSEWHERE}`),
      '丙港镇2022.txt': report('丙港镇', 2022, SAME_TIME, `${OUTLINE}，成效明显。`),
      '丁山镇2023.txt': report('丁山镇', 2023, NEW),
      ...Object.fromEntries(
        ['戊田镇', '己桥镇', '庚泉镇'].map((place) => [`${place}.txt`, report(place, 2022, `${OUTLINE}。`)]),
      ),
      '甲渡镇2022.txt': report(
        '甲渡镇',
        2022,
        `${OUTLINE}，狠抓落实。`,
        CENTRAL,
        OWN_OLD.replace('茶馆', '“茶馆”'),
        ELSEWHERE.replace('院坝', '大院坝'),
        SAME_TIME,
        NEW,
      ),
      'metadata.csv': `file,province,city,county,town\n${[
        '甲渡镇2021',
        '甲渡镇2022',
        '乙坝镇2021',
        '丙港镇2022',
        '丁山镇2023',
        '戊田镇',
        '己桥镇',
        '庚泉镇',
      ]
        .map((name) => `${name}.txt,云南省,滇江市,江畔县,${name.replace(/\d+$/, '')}`)
        .join('\n')}\n`,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    server = await sampleServer(folder);
    const [own] = [...server.catalogue.all.values()].filter(
      ({ place, year }) => place.town === '甲渡镇' && year === 2022,
    );
    if (!own) throw new Error('the report is not in the collection');
    ledger = await ledgerOf(server, own);
    texts = await passagesOf(server, own);
  });

  /** The wording of each class, span by span. */
  const wordingOf = (name: string): string[] =>
    ledger.passages.flatMap(({ id, spans }) =>
      spans
        .filter((span) => span.class === name)
        .map(({ start, end }) => texts.get(id)?.slice(start, end) ?? ''),
    );

  test('a higher level comes before the own earlier report that quotes it', () => {
    expect(wordingOf('higher')).toContain(CENTRAL);
  });
  test('the own earlier wording is found whatever its quotation marks', () => {
    expect(wordingOf('ownEarlier')).toContain(OWN_OLD.replace('茶馆', '“茶馆”'));
  });
  test('what a copy has added is its own', () => {
    expect(wordingOf('elsewhereEarlier').join('')).toBe(ELSEWHERE);
    expect(wordingOf('own')).toContain('大');
  });
  test('no direction is claimed between reports of one date', () => {
    expect(wordingOf('sameTime')).toContain(SAME_TIME);
  });
  test('what most reports of the genre and the year have is the outline', () => {
    expect(ledger.outlineOf).toBe(4);
    expect(wordingOf('outline').join('')).toContain(OUTLINE);
  });
  test('what others took over later is the own wording', () => {
    expect(wordingOf('own')).toContain(NEW);
  });
  test('the sources are listed by how much they have', () => {
    const { sources } = ledger;
    expect(sources.map(({ characters }) => characters)).toEqual(
      sources.map(({ characters }) => characters).toSorted((a, b) => b - a),
    );
    expect(sources.find(({ class: name }) => name === 'higher')).toMatchObject({
      report: { place: { province: '云南省', town: null } },
      characters: CENTRAL.length,
    });
  });
});
