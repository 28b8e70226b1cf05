import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { AS_PICTURE, type Point } from './chart.ts';

interface Props {
  readonly point: Point;
  readonly children: ComponentChildren;
}

/** A figure that opens its passages; one that has none is only said. */
export function ChartLink({ point, children }: Props) {
  const { route } = useLocation();
  const { href, told } = point;
  if (href === null)
    return (
      <g {...AS_PICTURE} aria-label={told}>
        <title>{told}</title>
        {children}
      </g>
    );
  // The router hears of links of HTML alone.
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    route(href);
  };
  return (
    <a class="figure-link" href={href} aria-label={told} onClick={onClick}>
      {children}
    </a>
  );
}
