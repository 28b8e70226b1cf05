import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { IMAGE_ROLE, type Point } from './chart.ts';

interface Props {
  readonly point: Point;
  readonly children: ComponentChildren;
}

/** Links a figure to its passages; a figure without passages is only labelled. */
export function ChartLink({ point, children }: Props) {
  const { route } = useLocation();
  const { href, description } = point;
  if (href === null)
    return (
      <g {...IMAGE_ROLE} aria-label={description}>
        <title>{description}</title>
        {children}
      </g>
    );
  // The router ignores links inside SVG.
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    route(href);
  };
  return (
    <a class="figure-link" href={href} aria-label={description} onClick={onClick}>
      <title>{description}</title>
      {children}
    </a>
  );
}
