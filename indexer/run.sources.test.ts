/** What the index knows of the files that its reports come from, after runs against a real Meilisearch. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FILES, PASSAGES, REPORTS } from './document.ts';
import type { Settings } from './settings.ts';
import { A, B, sandbox } from './testing/sandbox.ts';
import { wordToken } from './text/tokens.ts';

const box = sandbox();

describe('the same report under two names', () => {
  beforeEach(async () => {
    box.write('甲.txt', A);
    box.write('副本.txt', `\n\n${A}\n`);
    expect(await box.run()).toMatchObject({ files: 2, indexed: 2, reports: 1, passages: 5 });
    expect(await box.sources()).toEqual([['副本.txt', '甲.txt']]);
  });

  it('is unchanged by a second run', async () => {
    expect(await box.run()).toMatchObject({ indexed: 0, unchanged: 2, reports: 1 });
  });

  it.each(['甲.txt', '副本.txt'])('survives the deletion of %s', async (name) => {
    rmSync(box.path(name));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1, passages: 5 });
    expect(await box.sources()).toEqual([[name === '甲.txt' ? '副本.txt' : '甲.txt']]);
    expect(await box.run()).toMatchObject({ unchanged: 1, removed: 0, reports: 1 });
  });

  it.each([
    ['甲.txt', B],
    ['副本.txt', B],
    ['甲.txt', ''],
  ])('loses %s as a source when that holds %j instead', async (name, text) => {
    box.write(name, text);
    await box.run();
    const other = name === '甲.txt' ? '副本.txt' : '甲.txt';
    expect(await box.sources()).toEqual((text === '' ? [[other]] : [[other], [name]]).sort());
    expect(await box.run()).toMatchObject({ indexed: 0, removed: 0, reports: text === '' ? 1 : 2 });
  });

  it('is one still when a file is renamed', async () => {
    renameSync(box.path('副本.txt'), box.path('新名.txt'));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1 });
    expect(await box.sources()).toEqual([['新名.txt', '甲.txt']]);
  });
});

describe('a rebuild', () => {
  const otherLexicon = (): Settings => {
    const lexicon = join(box.root, 'lexicon.txt');
    writeFileSync(lexicon, '化解纠纷\n');
    return { ...box.own, lexicon };
  };

  /** Of all passages; the engine shows them to nobody without being told to. */
  const words = async (): Promise<string> => {
    await box.client.index(PASSAGES).updateDisplayedAttributes(['*']).waitTask();
    return (await box.passages()).map((passage) => passage.words).join(' ');
  };

  it('reads all again where the lexicon is another', async () => {
    box.write('甲.txt', A);
    await box.run();
    expect(await words()).not.toContain(wordToken('化解纠纷'));
    const before = (await box.records())[0]?.stamp;
    expect(await box.run({}, otherLexicon())).toMatchObject({
      indexed: 1,
      unchanged: 0,
      passages: 5,
    });
    expect(await words()).toContain(wordToken('化解纠纷'));
    expect((await box.records())[0]?.stamp).not.toBe(before);
    expect(await box.run({}, otherLexicon())).toMatchObject({ indexed: 0, unchanged: 1 });
  });

  it('by order reads all again, leaves what is gone out, and no second index behind', async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    await box.run();
    rmSync(box.path('乙.txt'));
    expect(await box.run({ rebuild: true })).toMatchObject({
      indexed: 1,
      unchanged: 0,
      reports: 1,
      passages: 5,
    });
    const uids = (await box.client.getRawIndexes()).results.map(({ uid }) => uid);
    expect(uids.sort()).toEqual([FILES, PASSAGES, REPORTS].sort());
  });

  it('of one file keeps the other reports, also where the lexicon asks for it', async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    const outside = join(box.root, 'outside.txt');
    writeFileSync(outside, `${B}\n持证执法。`);
    await box.run({ roots: [box.own.reportsDir, outside] });
    expect(await box.run({ roots: [box.path('甲.txt')], rebuild: true })).toMatchObject({ reports: 3 });
    expect(await box.run({ roots: [box.path('甲.txt')] }, otherLexicon())).toMatchObject({ reports: 3 });
    expect(await box.sources()).toEqual([['乙.txt'], ['甲.txt'], [outside]].sort());
  });
});
