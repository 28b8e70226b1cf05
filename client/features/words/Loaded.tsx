import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LoaderState } from '../../api/loader.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

interface Props<T> {
  readonly state: LoaderState<T>;
  readonly onRetry: () => void;
  readonly children: (answer: T) => ComponentChildren;
}

/** An answer, the one before it while it is loading, or why there is none. */
export function Loaded<T>({ state: { answer, answeredPath, busy, failure }, onRetry, children }: Props<T>) {
  useEffect(() => {
    if (!busy && answer) scrollPosition.viewReady(answeredPath);
  }, [busy, answeredPath]);
  if (failure?.refused)
    return (
      <p class="refusal" role="status">
        {failure.message}
      </p>
    );
  if (failure) return <Failure error={failure} onRetry={onRetry} />;
  if (!answer) return <Skeleton passages={3} />;
  return (
    <div class={busy ? 'stale' : undefined} aria-busy={busy}>
      {children(answer)}
    </div>
  );
}
