import { writeReport } from '../address.ts';
import { baskets } from '../models/basket.ts';
import { dragging } from '../models/dragging.ts';
import type { Kept } from '../takeaway/taken.ts';
import { regionName, shortName } from '../text/place-name.ts';
import { words } from '../words.ts';
import { CopyMenu } from './CopyMenu.tsx';
import { Icon } from './Icon.tsx';

interface Props {
  readonly item: Kept;
  readonly at: number;
  readonly of: number;
  /** A basket of someone else is read, not changed. */
  readonly isOwn: boolean;
}

/** A passage that was put aside: whose it is, what it says, why it was kept. */
export function BasketItem({ item, at, of, isOwn }: Props) {
  const { passage, report, note, group } = item;
  const name = words.passage.of(shortName(report.place), words.year(report.year));
  const isTarget = isOwn && dragging.target('excerpt') === at;
  return (
    <li
      class={`kept${isTarget ? ' drop-here' : ''}`}
      data-passage={passage.id}
      tabIndex={-1}
      {...(isOwn && dragging.onto('excerpt', at, baskets.put))}
    >
      <div class="kept-head" {...(isOwn && dragging.handle('excerpt', at))}>
        <h3>
          <span lang="zh-Hans">{shortName(report.place)}</span>
          <span class="year">{words.year(report.year)}</span>
        </h3>
        <span class="region-name" lang="zh-Hans">
          {regionName(report.place)}
        </span>
        {isOwn && <Tools id={passage.id} name={name} at={at} of={of} />}
      </div>
      <p class="where">
        {passage.section.path.map((heading) => (
          <span key={heading} class="step" lang="zh-Hans">
            {heading}
          </span>
        ))}
        {passage.paragraph !== null && <span class="step">{words.passage.paragraph(passage.paragraph)}</span>}
      </p>
      <blockquote class="verbatim" lang="zh-Hans">
        <p>{passage.text}</p>
      </blockquote>
      {isOwn ? (
        <div class="kept-fields">
          <label>
            <span>{words.basket.note}</span>
            <textarea
              rows={1}
              value={note}
              placeholder={words.basket.noteHint}
              onInput={(event) => baskets.note(passage.id, event.currentTarget.value)}
            />
          </label>
          <label>
            <span>{words.basket.group}</span>
            <input
              type="text"
              list="basket-groups"
              value={group}
              placeholder={words.basket.groupHint}
              autocomplete="off"
              onChange={(event) => baskets.group(passage.id, event.currentTarget.value.trim())}
            />
          </label>
        </div>
      ) : (
        note !== '' && (
          <p class="kept-note">
            <b>{words.basket.note}</b> {note}
          </p>
        )
      )}
      <div class="actions">
        <CopyMenu id={passage.id} text={passage.text} />
        <a href={writeReport(report.id, '', passage.position)}>{words.passage.read}</a>
      </div>
    </li>
  );
}

interface ToolsProps {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly of: number;
}

function Tools({ id, name, at, of }: ToolsProps) {
  return (
    <span class="kept-tools">
      <button
        type="button"
        class="plain"
        aria-label={words.basket.up(name)}
        title={words.basket.up(name)}
        disabled={at === 0}
        onClick={() => baskets.step(id, -1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="plain"
        aria-label={words.basket.down(name)}
        title={words.basket.down(name)}
        disabled={at === of - 1}
        onClick={() => baskets.step(id, 1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        class="plain"
        aria-label={words.basket.remove(name)}
        title={words.basket.remove(name)}
        data-action="basket"
        onClick={() => baskets.remove(id)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
