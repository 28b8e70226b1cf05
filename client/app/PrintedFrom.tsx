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
          <span class="address">{decodeURI(location.href)}</span>
        </p>
      )}
    </Printed>
  );
}
