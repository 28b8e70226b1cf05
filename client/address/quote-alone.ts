/** A quotation mark typed alone: whoever looks for a name that is not known yet. */

/** The catalogue of named practices. */
export const CATALOGUE_PATH = '/practices';

const QUOTE_ALONE = /^[“”„"＂'‘’「」『』《》〝〞]{1,2}$/;

export const isQuoteAlone = (q: string): boolean => QUOTE_ALONE.test(q.trim());
