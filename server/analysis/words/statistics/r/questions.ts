/** What is asked of the sample collection, by the tests and for the figures of R. */

export const KEYWORDS = {
  province: '甘肃省',
  'against.province': '江苏省',
  once: 'false',
  limit: 500,
} as const;

export const COLLOCATES = { q: '镇', window: 5, limit: 500 } as const;
