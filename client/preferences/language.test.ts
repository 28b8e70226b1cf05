import { describe, expect, test } from 'vitest';
import { chinese } from '../messages/chinese.ts';
import * as chineseChanges from '../messages/chinese-changes.ts';
import * as chineseFigures from '../messages/chinese-figures.ts';
import * as chinesePractices from '../messages/chinese-practices.ts';
import * as chineseWords from '../messages/chinese-words.ts';
import { english } from '../messages/english.ts';
import * as englishChanges from '../messages/english-changes.ts';
import * as englishFigures from '../messages/english-figures.ts';
import * as englishPractices from '../messages/english-practices.ts';
import * as englishWords from '../messages/english-words.ts';
import { chooseLanguage } from './language.ts';

describe('the language of the page', () => {
  test.each([
    ['the address comes first', 'en', 'zh', ['zh-CN'], 'en'],
    ['the stored choice comes second', null, 'en', ['zh-CN'], 'en'],
    ['the first supported language of the browser comes third', null, null, ['fr-FR', 'en-GB', 'zh'], 'en'],
    ['unsupported languages are skipped', 'fr', 'de', ['zh-TW', 'en'], 'zh'],
    ['Chinese is the fallback', null, null, ['fr'], 'zh'],
  ] as const)('chooseLanguage: %s', (_, requested, chosen, preferred, expected) => {
    expect(chooseLanguage(requested, chosen, preferred)).toBe(expected);
  });
});

/** All texts and functions of a message table, by path. */
function texts(table: object, path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(table).flatMap(([name, value]) =>
      value !== null && typeof value === 'object'
        ? [...texts(value, `${path}${name}.`)]
        : [[`${path}${name}`, value] as const],
    ),
  );
}

describe('the message tables', () => {
  const zh = texts({
    ...chinese,
    ...chineseChanges,
    ...chineseFigures,
    ...chinesePractices,
    ...chineseWords,
  });
  const en = texts({
    ...english,
    ...englishChanges,
    ...englishFigures,
    ...englishPractices,
    ...englishWords,
  });

  test('the Chinese and English tables have the same entries', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  test('the English table has no Chinese but the name and example phrases', () => {
    const quoted = /镇鉴|枫桥经验|人民调解( ~20 #件)?|矛盾纠纷|普法宣传 #场|成功率|工作法|模式|品牌|板凳/g;
    const left = [...en].filter(
      ([name, text]) =>
        !/^(?:search\.examples|syntax\.rows\.\d+\.0$)/.test(name) &&
        /\p{Script=Han}/u.test(String(text).replace(quoted, '')) &&
        typeof text === 'string',
    );
    expect(left).toEqual([]);
  });
});
