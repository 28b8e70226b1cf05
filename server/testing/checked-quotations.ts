/** Has drawn quotations checked by a server, and tells those that it judges wrongly. */
import { random } from '../../indexer/bench/random.ts';
import type { QuotationCheck, QuotationsAnswer } from '../contract/quotations.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { unitsOf } from '../quotations/wording.ts';
import { alter, type DrawnQuotation, drawTrue } from './drawn-quotations.ts';
import type { SampleServer } from './sample-server.ts';

export interface Draw {
  /** Of true and of altered quotations each. */
  readonly count: number;
  readonly seed: number;
  /** In units of the quotation. */
  readonly lengths: { readonly least: number; readonly most: number };
}

export interface Tally {
  readonly true: number;
  readonly altered: number;
  /** One line for each wrong answer. */
  readonly wrong: readonly string[];
}

/** Characters for each edit at least, after the first one. */
const PER_EDIT = 14;
/** Quotations in one request. */
const BATCH = 50;

export async function textsOf({ catalogue, reader }: SampleServer): Promise<string[]> {
  const ids = catalogue.list(NO_FILTERS).map(({ id }) => id);
  return (await reader.passagesOf(ids)).map(({ text }) => text);
}

export async function checkDrawn(server: SampleServer, { count, seed, lengths }: Draw): Promise<Tally> {
  const texts = await textsOf(server);
  const everything = texts.map(written).join('\n');
  const draw = random(seed);
  const pick = (): string => texts[Math.floor(draw() * texts.length)] ?? '';
  const trueOnes: DrawnQuotation[] = [];
  while (trueOnes.length < count) {
    const drawn = drawTrue(pick(), draw, lengths);
    if (drawn) trueOnes.push(drawn);
  }
  const altered: DrawnQuotation[] = [];
  while (altered.length < count) {
    const drawn = drawTrue(pick(), draw, lengths);
    const edited = drawn && alter(drawn, 1 + Math.floor((draw() * drawn.quotation.length) / PER_EDIT), draw);
    // Other words of another report may be what the alteration makes.
    if (edited && !everything.includes(written(edited.quotation))) altered.push(edited);
  }
  const wrong: string[] = [];
  for (const drawn of [trueOnes, altered])
    for (let from = 0; from < drawn.length; from += BATCH) {
      const batch = drawn.slice(from, from + BATCH);
      const checks = await checked(server, batch);
      for (const [at, one] of batch.entries()) wrong.push(...complaints(one, checks[at]));
    }
  return { true: trueOnes.length, altered: altered.length, wrong };
}

function written(text: string): string {
  return unitsOf(text)
    .map((unit) => unit.text)
    .join('');
}

async function checked(server: SampleServer, batch: readonly DrawnQuotation[]): Promise<QuotationCheck[]> {
  const response = await server.routes.request('/api/quotations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: batch.map(({ quotation }) => `有言：“${quotation}”。`).join('\n\n') }),
  });
  return ((await response.json()) as QuotationsAnswer).quotations;
}

function complaints(
  { quotation, edits, source }: DrawnQuotation,
  check: QuotationCheck | undefined,
): string[] {
  if (check === undefined) return [`not found in the draft: ${quotation}`];
  if (edits.length === 0)
    return check.status === 'verbatim' ? [] : [`true but ${check.status}: ${quotation}`];
  if (check.status !== 'altered') return [`altered but ${check.status}: ${quotation}`];
  const made = edits.map(({ was, is }) => `${is}←${was}`);
  const shown = check.differences.map(({ text, passageText }) => `${text}←${passageText}`);
  if (made.every((edit, at) => isShown(edit, shown[at])) && made.length === shown.length) return [];
  // Another passage may be nearer than the one it was drawn from: then fewer changes are shown.
  const isElsewhere = !check.source?.text.replace(/[\s“”‘’"「」『』]/g, '').includes(source.slice(0, 12));
  if (isElsewhere && shown.length <= made.length) return [];
  return [`made ${made.join(' ')}, shown ${shown.join(' ')}: ${quotation}`];
}

/** A number is shown whole: with its decimals and its percent sign. */
function isShown(made: string, shown: string | undefined): boolean {
  if (shown === undefined) return false;
  if (!/^\d/.test(made)) return made === shown;
  const [is = '', was = ''] = made.split('←');
  const [shownIs = '', shownWas = ''] = shown.split('←');
  return shownIs.includes(is) && shownWas.includes(was) && shownIs.replace(is, was) === shownWas;
}
