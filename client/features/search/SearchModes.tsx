import type { SearchAnswer } from '../../../server/contract/search.ts';
import { MODES, SCOPES, type SearchAddress, writeSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { SyntaxHelp } from '../../ui/search-box/SyntaxHelp.tsx';
import { ExportMenu } from './ExportMenu.tsx';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer | null;
}

/** The choice of mode and scope, help on the query language, and the export menu. */
export function SearchModes({ address, answer }: Props) {
  const clauses = new Set(
    answer?.query.terms.map(({ clause }) => clause).filter((clause) => clause !== null),
  );
  // With a single clause the scope makes no difference.
  const showsScopes = clauses.size > 1 || address.within === 'report';
  const here = { ...address, page: 1, countExactly: false };
  return (
    <div class="cluster">
      {showsScopes && (
        <nav class="choices cluster" aria-label={messages.scopes.title}>
          {SCOPES.map((within) => (
            <a
              key={within}
              href={writeSearch({ ...here, within })}
              aria-current={within === address.within ? 'true' : undefined}
            >
              {messages.scopes.names[within]}
            </a>
          ))}
        </nav>
      )}
      <nav class="modes" aria-label={messages.modes.title}>
        {MODES.map((mode) => (
          <a
            key={mode}
            href={writeSearch({ ...here, mode })}
            title={messages.modes.hints[mode]}
            aria-current={mode === address.mode ? 'true' : undefined}
          >
            {messages.modes.names[mode]}
          </a>
        ))}
      </nav>
      <SyntaxHelp />
      {answer && answer.total.passages > 0 && <ExportMenu address={address} total={answer.total} />}
    </div>
  );
}
