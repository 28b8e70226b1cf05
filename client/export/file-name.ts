/** Turns a title into a file name that every file system accepts. */

/** Drops the characters that Windows refuses. */
export const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 80) || 'zhenjian';
