import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import type { ApiError } from '../api/api.ts';
import { asApiError } from '../api/loader.ts';
import { Failure } from './Failure.tsx';
import { Skeleton } from './Skeleton.tsx';

/** A view whose script is loaded when it is first rendered, with a placeholder until then. */
export function lazyView<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element {
  const loaded = signal<{ readonly View: ComponentType<P> } | null>(null);
  const failure = signal<ApiError | null>(null);
  let isRequested = false;
  const request = (): void => {
    isRequested = true;
    failure.value = null;
    load().then(
      (View) => {
        loaded.value = { View };
      },
      (cause: unknown) => {
        failure.value = asApiError(cause);
      },
    );
  };
  return function LazyView(props) {
    if (!isRequested) request();
    const View = loaded.value?.View;
    if (View) return <View {...props} />;
    return failure.value ? <Failure error={failure.value} onRetry={request} /> : <Skeleton passages={4} />;
  };
}
