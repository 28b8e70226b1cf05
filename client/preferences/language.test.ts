import { describe, expect, it } from 'vitest';
import { chinese } from '../messages/chinese.ts';
import { english } from '../messages/english.ts';
import { chooseLanguage } from './language.ts';

describe('the language of the page', () => {
  it.each([
    ['the address has the first word', 'en', 'zh', ['zh-CN'], 'en'],
    ['then what was chosen before', null, 'en', ['zh-CN'], 'en'],
    ['then the first of the browser that is spoken here', null, null, ['fr-FR', 'en-GB', 'zh'], 'en'],
    ['a language that is not spoken here is passed over', 'fr', 'de', ['zh-TW', 'en'], 'zh'],
    ['else it is Chinese', null, null, ['fr'], 'zh'],
  ] as const)('%s', (_, asked, chosen, preferred, expected) => {
    expect(chooseLanguage(asked, chosen, preferred)).toBe(expected);
  });
});

/** Every text of a table, by its path; a function is named only. */
function texts(table: object, path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(table).flatMap(([name, value]) =>
      value !== null && typeof value === 'object'
        ? [...texts(value, `${path}${name}.`)]
        : [[`${path}${name}`, value] as const],
    ),
  );
}

describe('the two tables of words', () => {
  const [zh, en] = [texts(chinese), texts(english)];

  it('have the same entries', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('leave nothing in Chinese in the English one but the name and the phrases to search for', () => {
    const quoted = /镇鉴|枫桥经验/g;
    const left = [...en].filter(
      ([name, text]) =>
        !/^(?:search\.examples|syntax\.rows\.\d+\.0$)/.test(name) &&
        /\p{Script=Han}/u.test(String(text).replace(quoted, '')) &&
        typeof text === 'string',
    );
    expect(left).toEqual([]);
  });
});
