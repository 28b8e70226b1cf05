/** Icons as SVG paths: 16 units square, stroked in the colour of the text. */
const PATHS = {
  search: 'M7.2 12.4a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4ZM11 11l3.4 3.4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.4 6.6 12 13 4.6',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6.2 8 10.2l4-4',
  up: 'M4 9.8 8 5.8l4 4',
  left: 'M9.8 4 5.8 8l4 4',
  right: 'M6.2 4l4 4-4 4',
  display: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 2v12M8 4.5h4.8M8 8h6M8 11.5h4.8',
  basket: 'M2.5 6.5h11l-1.2 7H3.7zM5 6.5 8 2l3 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  quote:
    'M3 10.5c0-3 1-5 3.4-6.5M3 10.5a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0M9 10.5c0-3 1-5 3.4-6.5M9 10.5a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0',
  years: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  link: 'M6.6 9.4a2.6 2.6 0 0 0 3.7 0L12.7 7A2.6 2.6 0 0 0 9 3.3l-.8.8M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
