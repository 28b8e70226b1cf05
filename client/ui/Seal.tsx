/**
 * The logo: a seal with one character cut out, its edges worn as if stamped on paper. The favicon matches it.
 */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M4.5 2.2 20 2.6l15.2-.5c1.6 0 2.6.9 2.7 2.5l-.4 15.6.5 15.2c0 1.6-1 2.5-2.6 2.6l-15.3-.5-15.3.4c-1.7 0-2.6-.9-2.7-2.5l.5-15.3L2 4.8c0-1.7.9-2.6 2.5-2.6Z" />
      <text x="20" y="29.6" text-anchor="middle">
        鉴
      </text>
    </svg>
  );
}
