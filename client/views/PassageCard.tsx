import type { Hit } from '../../server/contract.ts';
import { type Mode, writeReport } from '../address.ts';
import { search } from '../models/search.ts';
import { surroundings } from '../models/surroundings.ts';
import { figures } from '../text/figures.ts';
import type { Range } from '../text/marked.ts';
import { shortName } from '../text/place-name.ts';
import { isCut, shownParts } from '../text/shown.ts';
import { words } from '../words.ts';
import { BasketButton } from './BasketButton.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { Excerpts } from './Excerpts.tsx';
import { Surrounding, SurroundingButtons } from './Surrounding.tsx';

interface Props {
  readonly hit: Hit;
  readonly q: string;
  readonly mode?: Mode;
  /** Where a column gathers several years, each passage says its own. */
  readonly withYear?: boolean;
  readonly withPath?: boolean;
  readonly under?: readonly Range[];
  readonly withFigures?: boolean;
}

/** A passage: where it stands, what it says, what can be done with it. */
export function PassageCard({
  hit,
  q,
  mode,
  withYear = false,
  withPath = true,
  under,
  withFigures = false,
}: Props) {
  const unfolded = search.unfolded.value.has(hit.id);
  const around = surroundings.shown.value.get(hit.id);
  const folded = shownParts(hit.text, hit.excerpts, false);
  const place =
    hit.paragraph === null ? words.passage.roles[hit.role] : words.passage.paragraph(hit.paragraph);
  return (
    <article
      class="passage"
      data-passage={hit.id}
      tabIndex={-1}
      aria-label={`${words.passage.of(shortName(hit.report.place), words.year(hit.report.year))} ${place}`}
    >
      {withPath && (
        <p class="where">
          {withYear && <strong>{words.year(hit.report.year)}</strong>}
          {hit.section.path.map((heading) => (
            <span key={heading} class="step" lang="zh-Hans">
              {heading}
            </span>
          ))}
          <span class="step">{place}</span>
          {hit.missing && hit.missing.length > 0 && (
            <span class="lacks">{words.passage.lacks(hit.missing.join(words.join))}</span>
          )}
        </p>
      )}
      <Surrounding passages={around?.before ?? []} />
      <Excerpts
        text={hit.text}
        ranges={hit.ranges}
        parts={unfolded || around ? shownParts(hit.text, [], true) : folded}
        under={under}
        figures={withFigures ? figures(hit.text) : undefined}
      />
      <Surrounding passages={around?.after ?? []} />
      <div class="actions">
        <CopyMenu id={hit.id} text={hit.text} />
        <BasketButton passage={hit} report={hit.report} />
        <a href={writeReport(hit.report.id, q, hit.position, mode)}>{words.passage.read}</a>
        {isCut(folded) && !around && (
          <button
            type="button"
            class="plain"
            aria-expanded={unfolded}
            onClick={() => search.toggleFold(hit.id)}
          >
            {unfolded ? words.passage.fold : words.passage.unfold}
          </button>
        )}
        <SurroundingButtons id={hit.id} shown={around} />
      </div>
    </article>
  );
}
