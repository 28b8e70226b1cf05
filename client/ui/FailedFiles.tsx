import type { HealthAnswer } from '../../server/contract/health.ts';

/** Files that could not be read, each with the reason. */
export function FailedFiles({ failed }: Pick<HealthAnswer, 'failed'>) {
  return (
    <ul class="failed" lang="zh-Hans">
      {failed.map(({ file, reason }) => (
        <li key={file}>
          <b>{file}</b> {reason}
        </li>
      ))}
    </ul>
  );
}
