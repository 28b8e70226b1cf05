/**
 * A query in, what it asks for out; or the sentence that says where it goes wrong and how to mend it.
 *
 * Words apart are all required; `甲 | 乙` is either, binding closer than the space; `甲 ~10 乙` is both with at most
 * ten folded characters between them, binding closest; `"…"` or “…” is a phrase with its spaces; `-` excludes.
 */
import { ApiError } from '../web/errors.ts';
import { type Chain, type Clause, type Neighbour, type Query, type Term, termsOf } from './query.ts';
import { type Mark, marksOf, type TermMark } from './query-tokens.ts';

/** Folded characters; what stands farther apart is not near in any paragraph. */
const FARTHEST = 1000;
/** Terms of a query; each alternative costs the engine a question. */
const MOST_TERMS = 60;

/** @throws ApiError where there is nothing to find, or where an operator lacks what it needs */
export function parseQuery(query: string): Query {
  const reading = new Reading(query, marksOf(query));
  const required: Clause[] = [];
  const excluded: Term[] = [];
  for (let mark = reading.next(); mark; mark = reading.next()) {
    if (mark.kind !== 'term') throw reading.lacks(mark);
    if (mark.excluded) excluded.push(reading.excludes(mark));
    else required.push(reading.clause(mark));
  }
  if (required.length === 0) throw new ApiError(excluded.length === 0 ? 'empty_query' : 'only_exclusions');
  const found = { required: once(required, clauseKey), excluded: once(excluded, ({ folded }) => folded) };
  const count = found.required.flat().flatMap(termsOf).length + found.excluded.length;
  if (count > MOST_TERMS) throw new ApiError('too_many_terms', { count, most: MOST_TERMS });
  return found;
}

class Reading {
  private at = 0;

  constructor(
    private readonly query: string,
    private readonly marks: readonly Mark[],
  ) {}

  next(): Mark | undefined {
    return this.marks[this.at++];
  }

  /** An operator stands without a word on one of its sides. */
  lacks(operator: Mark): ApiError {
    return new ApiError('missing_operand', { operator: operator.typed, at: this.place(operator) });
  }

  excludes(mark: TermMark): Term {
    const operator = this.marks[this.at];
    if (operator && operator.kind !== 'term') throw this.misplaced(mark, operator);
    return termOf(mark);
  }

  clause(first: TermMark): Clause {
    const chains = [this.chain(first)];
    while (this.marks[this.at]?.kind === 'either') chains.push(this.chain(this.operand()));
    return once(chains, chainKey);
  }

  private chain(first: TermMark): Chain {
    const neighbours: Neighbour[] = [];
    for (;;) {
      const operator = this.marks[this.at];
      if (operator?.kind !== 'near') return { first: termOf(first), neighbours };
      if (operator.within === null || operator.within > FARTHEST) {
        const details = { operator: operator.typed, at: this.place(operator), most: FARTHEST };
        throw new ApiError('wrong_distance', details);
      }
      neighbours.push({ within: operator.within, term: termOf(this.operand()) });
    }
  }

  /** The word after the operator that comes next. */
  private operand(): TermMark {
    const operator = this.marks[this.at] as Mark;
    const operand = this.marks[this.at + 1];
    if (operand?.kind !== 'term') throw this.lacks(operator);
    if (operand.excluded) throw this.misplaced(operand, operator);
    this.at += 2;
    return operand;
  }

  private misplaced(term: TermMark, operator: Mark): ApiError {
    const details = { term: term.typed, operator: operator.typed, at: this.place(term) };
    return new ApiError('misplaced_exclusion', details);
  }

  /** As a person counts: characters from 1. */
  private place({ at }: Mark): number {
    return [...this.query.slice(0, at)].length + 1;
  }
}

function termOf({ text, folded, quoted }: TermMark): Term {
  return { text, folded, quoted };
}

function clauseKey(clause: Clause): string {
  return clause.map(chainKey).join('|');
}

/** No folded text holds a line break, so keys of different chains differ. */
function chainKey({ first, neighbours }: Chain): string {
  return [first.folded, ...neighbours.flatMap(({ within, term }) => [String(within), term.folded])].join(
    '\n',
  );
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
