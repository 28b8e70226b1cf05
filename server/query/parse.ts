/**
 * Parses the query language; a syntax error says where it is and how to fix it.
 *
 * - Terms separated by spaces are all required.
 * - `甲 | 乙` requires either and binds tighter than the space.
 * - `甲 ~10 乙` requires both with at most ten folded characters between them and binds tightest.
 * - `"…"` or “…” is a phrase that keeps its spaces.
 * - `-` excludes.
 * - `#件` is any number with this unit, wherever a term may stand.
 */
import { UnitLexicon } from '../../indexer/figures/unit-lexicon.ts';
import { ApiError } from '../web/errors.ts';
import { type Chain, type Clause, type Neighbour, type Query, type Term, termsOf } from './query.ts';
import { type QueryToken, type TermToken, tokenizeQuery } from './query-tokens.ts';
import { unitTerm } from './unit-term.ts';

/** Maximum of `~N`, in folded characters; beyond that, terms are not near each other in any paragraph. */
const MAX_DISTANCE = 1000;
/** Each alternative costs one engine query. */
const MAX_TERMS = 60;

const NO_UNITS = new UnitLexicon([]);
/** `#` and a word: a unit is meant. Anything else with `#` is text. */
const UNIT = /^[#＃]([%％‰\p{L}][^\s#＃]*)$/u;

/**
 * @param units those that `#` may name; without any, `#` is a character like others
 * @throws ApiError if nothing is required, if an operator is misused, if a unit is unknown, or if there are too many
 * terms
 */
export function parseQuery(query: string, units: UnitLexicon = NO_UNITS): Query {
  const parser = new Parser(query, tokenizeQuery(query), units);
  const required: Clause[] = [];
  const excluded: Term[] = [];
  for (let token = parser.next(); token; token = parser.next()) {
    if (token.kind !== 'term') throw parser.missingOperand(token);
    if (token.excluded) excluded.push(parser.exclusion(token));
    else required.push(parser.clause(token));
  }
  if (required.length === 0) throw new ApiError(excluded.length === 0 ? 'empty_query' : 'only_exclusions');
  const parsed = {
    required: distinct(required, clauseKey),
    excluded: distinct(excluded, ({ folded }) => folded),
  };
  const count = parsed.required.flat().flatMap(termsOf).length + parsed.excluded.length;
  if (count > MAX_TERMS) throw new ApiError('too_many_terms', { count, most: MAX_TERMS });
  return parsed;
}

/** Recursive descent over the tokens. */
class Parser {
  /** Index of the next token. */
  private at = 0;

  constructor(
    private readonly query: string,
    private readonly tokens: readonly QueryToken[],
    private readonly units: UnitLexicon,
  ) {}

  next(): QueryToken | undefined {
    return this.tokens[this.at++];
  }

  missingOperand(operator: QueryToken): ApiError {
    return new ApiError('missing_operand', { operator: operator.typed, at: this.characterAt(operator) });
  }

  exclusion(token: TermToken): Term {
    const operator = this.tokens[this.at];
    if (operator && operator.kind !== 'term') throw this.misplacedExclusion(token, operator);
    return this.term(token);
  }

  clause(first: TermToken): Clause {
    const chains = [this.chain(first)];
    while (this.tokens[this.at]?.kind === 'or') chains.push(this.chain(this.operand()));
    return distinct(chains, chainKey);
  }

  private chain(first: TermToken): Chain {
    const neighbours: Neighbour[] = [];
    for (;;) {
      const operator = this.tokens[this.at];
      if (operator?.kind !== 'near') return { first: this.term(first), neighbours };
      if (operator.within === null || operator.within > MAX_DISTANCE) {
        const details = { operator: operator.typed, at: this.characterAt(operator), most: MAX_DISTANCE };
        throw new ApiError('wrong_distance', details);
      }
      neighbours.push({ within: operator.within, term: this.term(this.operand()) });
    }
  }

  /** Consumes the operator at the current position and returns the term after it. */
  private operand(): TermToken {
    const operator = this.tokens[this.at] as QueryToken;
    const operand = this.tokens[this.at + 1];
    if (operand?.kind !== 'term') throw this.missingOperand(operator);
    if (operand.excluded) throw this.misplacedExclusion(operand, operator);
    this.at += 2;
    return operand;
  }

  private misplacedExclusion(term: TermToken, operator: QueryToken): ApiError {
    const details = { term: term.typed, operator: operator.typed, at: this.characterAt(term) };
    return new ApiError('misplaced_exclusion', details);
  }

  private term(token: TermToken): Term {
    const { text, folded, quoted } = token;
    const typed = quoted || this.units.names.length === 0 ? undefined : UNIT.exec(text)?.[1];
    if (typed === undefined) return { text, folded, quoted };
    const unit = unitTerm(typed, this.units);
    if (!unit) throw new ApiError('unknown_unit', { unit: typed, at: this.characterAt(token) });
    // A unit in another spelling, or with a scale, is the same term.
    return { text: `#${unit.name}`, folded: `#${unit.spellings[0] ?? ''}`, quoted: true, unit };
  }

  /** Code points from 1, as a person counts. */
  private characterAt({ at }: QueryToken): number {
    return [...this.query.slice(0, at)].length + 1;
  }
}

function clauseKey(clause: Clause): string {
  return clause.map(chainKey).join('|');
}

/** Folded text contains no line break, so that different chains have different keys. */
function chainKey({ first, neighbours }: Chain): string {
  return [first.folded, ...neighbours.flatMap(({ within, term }) => [String(within), term.folded])].join(
    '\n',
  );
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
