import { collection } from '../models/collection.ts';
import { words } from '../words.ts';

/** What the collection holds, and what of it could not be read. */
export function Holdings() {
  const health = collection.health.value;
  return (
    <section class="holdings" aria-label={words.home.holdings}>
      <p>{health && sentence(health)}</p>
      {health && health.failed.length > 0 && (
        <details>
          <summary>{words.home.failed(health.failed.length)}</summary>
          <ul>
            {health.failed.map(({ file, reason }) => (
              <li key={file}>
                <b>{file}</b> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function sentence(health: NonNullable<typeof collection.health.value>): string {
  if (health.reports === 0 && health.indexing === false && health.status === 'ok') return words.home.nothing;
  const held = words.home.holds(health.reports, health.passages, health.places);
  const years = [...health.years].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined
    ? held
    : `${held}${words.comma}${words.home.years(first, last)}`;
}
