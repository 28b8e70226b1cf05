import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly children: () => ComponentChildren;
}

/**
 * What is laid out on paper otherwise than on the screen. It is rendered when printing begins, at once, since the
 * browser waits for nothing then, and is gone when it ends.
 */
export function Printed({ children }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const latest = useRef(children);
  latest.current = children;
  useEffect(() => {
    const fill = () => room.current && render(latest.current(), room.current);
    const empty = () => room.current && render(null, room.current);
    addEventListener('beforeprint', fill);
    addEventListener('afterprint', empty);
    return () => {
      removeEventListener('beforeprint', fill);
      removeEventListener('afterprint', empty);
    };
  }, []);
  return <div ref={room} class="printed" />;
}
