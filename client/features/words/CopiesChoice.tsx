import { wordsMessages } from '../../messages/words-messages.ts';

interface Props {
  readonly once: boolean;
  readonly hrefOf: (once: boolean) => string;
}

/** Whether copies of a passage count as one. */
export function CopiesChoice({ once, hrefOf }: Props) {
  return (
    <nav class="choices cluster" aria-label={wordsMessages.copies}>
      {[true, false].map((value) => (
        <a key={String(value)} href={hrefOf(value)} aria-current={value === once ? 'true' : undefined}>
          {value ? wordsMessages.counting.once : wordsMessages.counting.every}
        </a>
      ))}
    </nav>
  );
}
