import { writeReuse } from '../address/address.ts';
import { writeFigures } from '../address/figures-address.ts';
import { LEDGERS_PATH } from '../address/ledgers-address.ts';
import { CATALOGUE_PATH } from '../address/quote-alone.ts';
import { messages } from '../messages/messages.ts';

/** Links to the ways into the collection other than the search box. */
export function Ways() {
  const ways = [
    { href: CATALOGUE_PATH, label: messages.ways.practices },
    { href: '/keywords', label: messages.ways.words },
    { href: writeFigures({}), label: messages.ways.figures },
    { href: writeReuse({}), label: messages.reuse.open },
    { href: LEDGERS_PATH, label: messages.ledgers.open },
    { href: '/quotations', label: messages.quotations.open },
  ];
  return (
    <>
      {ways.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </>
  );
}
