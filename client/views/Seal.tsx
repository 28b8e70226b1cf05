/** The seal: one character cut out of cinnabar, its edges a little worn as on paper. The favicon is drawn alike. */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M4.5 2.2 20 2.6l15.2-.5c1.6 0 2.6.9 2.7 2.5l-.4 15.600.5 15.200c0 1.600-1 2.500-2.600 2.600l-15.300-.5-15.300.4c-1.700 0-2.600-.9-2.700-2.500l.5-15.300L2 4.800c0-1.700.9-2.600 2.500-2.600Z" />
      <text x="20" y="29.6" text-anchor="middle">
        鉴
      </text>
    </svg>
  );
}
