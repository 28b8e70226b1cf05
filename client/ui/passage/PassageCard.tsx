import type { Hit } from '../../../server/contract/passage.ts';
import { type Mode, writeReport, writeReuse } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { BasketButton } from './BasketButton.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { Excerpts } from './Excerpts.tsx';
import { expanded } from './expanded.ts';
import { Recognised } from './Recognised.tsx';
import { figures } from './ranges/figures.ts';
import type { Underline } from './ranges/segments.ts';
import { isTruncated, visibleParts } from './ranges/visible-parts.ts';
import { Surrounding, SurroundingButtons } from './Surrounding.tsx';
import { surroundings } from './surroundings.ts';

interface Props {
  readonly hit: Hit;
  readonly q: string;
  readonly mode?: Mode;
  /** For columns that span several years. */
  readonly withYear?: boolean;
  readonly withPath?: boolean;
  readonly under?: readonly Underline[];
  readonly withFigures?: boolean;
}

/** A passage with its location and its actions. */
export function PassageCard({
  hit,
  q,
  mode,
  withYear = false,
  withPath = true,
  under,
  withFigures = false,
}: Props) {
  const isExpanded = expanded.ids.value.has(hit.id);
  const around = surroundings.shown.value.get(hit.id);
  const excerpts = visibleParts(hit.text, hit.excerpts, false);
  const place =
    hit.paragraph === null ? messages.passage.roles[hit.role] : messages.passage.paragraph(hit.paragraph);
  return (
    <article
      class="passage"
      id={`passage-${hit.id}`}
      data-passage={hit.id}
      tabIndex={-1}
      aria-label={`${messages.passage.of(shortName(hit.report.place), messages.year(hit.report.year))} ${place}`}
    >
      {withPath && (
        <p class="where aside">
          {withYear && <strong>{messages.year(hit.report.year)}</strong>}
          {hit.section.path.map((heading) => (
            <span key={heading} class="step" lang="zh-Hans">
              {heading}
            </span>
          ))}
          <span class="step">{place}</span>
          <Recognised passage={hit} report={hit.report.id} />
          {hit.missing && hit.missing.length > 0 && (
            <span class="lacks">{messages.passage.lacks(hit.missing.join(messages.join))}</span>
          )}
        </p>
      )}
      <Surrounding passages={around?.before ?? []} report={hit.report.id} />
      <Excerpts
        text={hit.text}
        ranges={hit.ranges}
        parts={isExpanded || around ? visibleParts(hit.text, [], true) : excerpts}
        under={under}
        figures={withFigures ? figures(hit.text) : undefined}
      />
      <Surrounding passages={around?.after ?? []} report={hit.report.id} />
      <div class="actions cluster aside">
        {!withPath && <Recognised passage={hit} report={hit.report.id} />}
        <CopyMenu id={hit.id} text={hit.text} />
        <BasketButton passage={hit} report={hit.report} />
        <a href={writeReport(hit.report.id, q, hit.position, mode)}>{messages.passage.read}</a>
        <a href={writeReuse({ passage: hit.id })}>{messages.reuse.passage}</a>
        {isTruncated(excerpts) && !around && (
          <button
            type="button"
            class="plain"
            aria-expanded={isExpanded}
            onClick={() => expanded.toggle(hit.id)}
          >
            {isExpanded ? messages.passage.fold : messages.passage.unfold}
          </button>
        )}
        <SurroundingButtons id={hit.id} shown={around} />
      </div>
    </article>
  );
}
