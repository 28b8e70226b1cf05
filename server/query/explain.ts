/** States in one sentence how a query was understood, in the language of the page. */
import type { Language } from '../web/errors.ts';
import type { Chain, Clause, Query, Term } from './query.ts';

/** 含「枫桥经验」，并含「调解」或「化解」；不含「信访」 */
export function explain(query: Query, language: Language): string {
  return language === 'zh' ? chinese(query) : english(query);
}

function chinese({ required, excluded }: Query): string {
  const name = ({ text, unit }: Term): string => (unit ? `单位为“${unit.name}”的数` : `「${text}」`);
  const chain = ({ first, neighbours }: Chain): string =>
    neighbours.reduce(
      (sentence, { within, term }) => `${sentence}与${name(term)}（相隔不超过 ${within} 字）`,
      name(first),
    );
  const clause = (clause: Clause): string => clause.map(chain).join('或');
  const includes = required.map((item, at) => `${at === 0 ? '含' : '并含'}${clause(item)}`).join('，');
  return excluded.length === 0 ? includes : `${includes}；不含${excluded.map(name).join('、')}`;
}

function english({ required, excluded }: Query): string {
  const name = ({ text, unit }: Term): string => (unit ? `a number of “${unit.name}”` : `“${text}”`);
  const chain = ({ first, neighbours }: Chain): string =>
    neighbours.reduce(
      (sentence, { within, term }) => `${sentence} with ${name(term)} at most ${within} characters away`,
      name(first),
    );
  const clause = (clause: Clause): string => clause.map(chain).join(' or ');
  const includes = `has ${required.map(clause).join(', and ')}`;
  return excluded.length === 0 ? includes : `${includes}; without ${excluded.map(name).join(', ')}`;
}
