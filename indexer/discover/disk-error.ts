/** Explains file system errors to the user. */

/** Whether a file exists but could not be read. */
export function isDiskError(error: unknown): boolean {
  return /^E[A-Z]+$/.test(codeOf(error)) && codeOf(error) !== 'ENOENT';
}

/** The reason in one sentence; the message of any other error. */
export function describeDiskError(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限，请检查文件的权限设置';
  if (code === 'ENOENT') return '文件在读取时已不存在';
  if (code === 'ELOOP') return '链接指向自己，无法读取';
  if (code === 'ENOSPC') return '磁盘已满';
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
