/** Reads `data/practice-cues.txt` and `data/practices.txt`: lines of a kind and words. */
import { wordList } from '../../indexer/text/word-list.ts';

/** What tells a name from other words in quotation marks. */
export interface Cues {
  /** After the closing mark: “三根板凳”调解室. */
  readonly after: readonly string[];
  /** After the closing mark and 的: “身边人讲法”的模式. */
  readonly afterOf: readonly string[];
  /** At the end of the name itself: “板凳议事会”. */
  readonly endings: readonly string[];
  /** At the end of names without quotation marks: 推行撑篙调解法. */
  readonly bareEndings: readonly string[];
  /** Before the opening mark: 推行“罚植并举”. */
  readonly before: readonly string[];
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
  readonly notWithin: readonly string[];
}

/** What the keeper has said of names; each as written, not folded. */
export interface PracticeRules {
  /** The first of each group is the name, the others are variants of it. */
  readonly joined: readonly (readonly string[])[];
  readonly leftOut: readonly string[];
  /** Names that no cue tells. */
  readonly added: readonly string[];
  /** Names in use all over the country, whatever the collection says; they count as added. */
  readonly national: readonly string[];
}

/** @throws if a line begins with another word than a kind */
export function readCues(path: string): Cues {
  const words = byKind(path, [
    '其后',
    '的后',
    '词尾',
    '无引号词尾',
    '其前',
    '不是其前',
    '不是其后',
    '不是词中',
  ]);
  return {
    after: words('其后').flat(),
    afterOf: words('的后').flat(),
    endings: words('词尾').flat(),
    bareEndings: words('无引号词尾').flat(),
    before: words('其前').flat(),
    notBefore: words('不是其前').flat(),
    notAfter: words('不是其后').flat(),
    notWithin: words('不是词中').flat(),
  };
}

/** @throws if a line begins with another word than a kind */
export function readRules(path: string): PracticeRules {
  const words = byKind(path, ['合并', '去掉', '加上', '全国']);
  return {
    joined: words('合并'),
    leftOut: words('去掉').flat(),
    added: words('加上').flat(),
    national: words('全国').flat(),
  };
}

function byKind<Kind extends string>(
  path: string,
  kinds: readonly Kind[],
): (kind: Kind) => readonly (readonly string[])[] {
  const lines = wordList(path);
  for (const [kind = ''] of lines)
    if (!(kinds as readonly string[]).includes(kind))
      throw new Error(`${path}：“${kind}”不是行首该有的种类；应是 ${kinds.join('、')} 之一`);
  return (kind) => lines.filter(([first]) => first === kind).map(([, ...words]) => words);
}
