/** A title → a name that any disk takes. */

/** Without what Windows refuses in a name. */
export const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 80) || 'zhenjian';
