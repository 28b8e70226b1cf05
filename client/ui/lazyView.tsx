import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import type { ApiError } from '../api/api.ts';
import { asApiError } from '../api/loader.ts';
import { Failure } from './Failure.tsx';
import { Skeleton } from './Skeleton.tsx';

/** A view whose script comes when it is first looked at; until then its room is kept. */
export function lazyView<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element {
  const loaded = signal<{ readonly View: ComponentType<P> } | null>(null);
  const failure = signal<ApiError | null>(null);
  let asked = false;
  const ask = (): void => {
    asked = true;
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
    if (!asked) ask();
    const View = loaded.value?.View;
    if (View) return <View {...props} />;
    return failure.value ? <Failure error={failure.value} onRetry={ask} /> : <Skeleton passages={4} />;
  };
}
