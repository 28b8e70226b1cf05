/**
 * Maps CJK radical code points to the ideographs they stand for.
 *
 * Fonts draw 人 and the radical ⼈ (U+2F08), 民 and ⺠ (U+2EA0) with the same glyph, and a PDF writer that
 * knows only the glyph picks either of its characters; from PDF files the radicals spread to web pages and
 * Word files. The pairs were found by printing all characters of GBK with Chromium in Noto Serif and Noto
 * Sans CJK SC and reading them back.
 */

/**
 * CJK Radicals Supplement (U+2E80 to U+2EFF), each followed by its ideograph: Unicode decomposes few of them.
 */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫' +
  '⺥爪⺦丬⺨犭⺩王⺫罒⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝' +
  '⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜' +
  '⻲亀⻳龟';

export const IDEOGRAPH_BY_RADICAL: ReadonlyMap<string, string> = new Map([
  ...kangxiRadicals(),
  ...characterPairs(SUPPLEMENT),
]);

/** Kangxi Radicals (U+2F00 to U+2FD5), which Unicode decomposes. */
function* kangxiRadicals(): Generator<[string, string]> {
  for (let code = 0x2f00; code <= 0x2fd5; code++) {
    const radical = String.fromCharCode(code);
    yield [radical, radical.normalize('NFKC')];
  }
}

/** Splits a string into consecutive pairs of characters. */
export function* characterPairs(listed: string): Generator<[string, string]> {
  const characters = [...listed];
  for (let index = 0; index + 1 < characters.length; index += 2) {
    yield [characters[index] ?? '', characters[index + 1] ?? ''];
  }
}
