/** Colour, marker shape and dash pattern of each series, so that colour is never the only difference. */

const SHAPES = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  'M-3.6-3.6h7.2v7.2h-7.2Z',
  'M0-4.6 4.6 3.6h-9.2Z',
  'M0-5 5 0 0 5-5 0Z',
  'M0 4.6 4.6-3.6h-9.2Z',
  'M-1.6-4.6h3.2v3h3v3.2h-3v3h-3.2v-3h-3v-3.2h3Z',
] as const;
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '1 2'] as const;

export const colourOf = (at: number): string => `var(--series-${(at % SHAPES.length) + 1})`;
export const dashOf = (at: number): string => DASHES[at % DASHES.length] ?? 'none';

interface ShapeProps {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
}

export function Shape({ at, x, y, scale = 1 }: ShapeProps) {
  const transform = `translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}`;
  return <path d={SHAPES[at % SHAPES.length]} transform={transform} fill={colourOf(at)} />;
}

/** The legend key of a phrase. */
export function Sign({ at }: { readonly at: number }) {
  return (
    <svg class="sign" viewBox="0 0 28 12" aria-hidden="true" focusable="false">
      <path d="M0 6h28" stroke={colourOf(at)} stroke-width="2" stroke-dasharray={dashOf(at)} fill="none" />
      <Shape at={at} x={14} y={6} />
    </svg>
  );
}
