import { messages } from '../messages/messages.ts';
import { Printed } from '../ui/Printed.tsx';

const dateFormat = new Intl.DateTimeFormat(messages.dates, { dateStyle: 'long' });

/** At the head of what is printed: where and when it was taken from. */
export function PrintedFrom() {
  return (
    <Printed>
      {() => (
        <p class="printed-from">
          {messages.name}
          {messages.comma}
          {dateFormat.format(new Date())}
          {messages.comma}
          <span class="address">{readableAddress()}</span>
        </p>
      )}
    </Printed>
  );
}

/** With its Chinese as such, unless a stray percent sign forbids decoding. */
function readableAddress(): string {
  try {
    return decodeURI(location.href);
  } catch {
    return location.href;
  }
}
