import { messages } from '../../messages/messages.ts';

interface Props {
  readonly once: boolean;
  readonly hrefOf: (once: boolean) => string;
}

/** Whether copies of a passage count as one. */
export function CopiesChoice({ once, hrefOf }: Props) {
  return (
    <nav class="choices cluster" aria-label={messages.words.copies}>
      {[true, false].map((value) => (
        <a key={String(value)} href={hrefOf(value)} aria-current={value === once ? 'true' : undefined}>
          {value ? messages.words.counting.once : messages.words.counting.every}
        </a>
      ))}
    </nav>
  );
}
