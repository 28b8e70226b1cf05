import { writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { basketStore } from '../../state/basket-store.ts';
import type { KeptPassage } from '../../state/kept-passages.ts';
import { dragging } from '../../ui/dragging.ts';
import { Icon } from '../../ui/Icon.tsx';
import { CopyMenu } from '../../ui/passage/CopyMenu.tsx';
import { Recognised } from '../../ui/passage/Recognised.tsx';

interface Props {
  readonly item: KeptPassage;
  readonly at: number;
  readonly of: number;
  /** False for a basket shared by someone else, which is read-only. */
  readonly isOwn: boolean;
}

/** A kept passage: its report, its text, and the reader's note and group. */
export function BasketItem({ item, at, of, isOwn }: Props) {
  const { passage, report, note, group } = item;
  const name = messages.passage.of(shortName(report.place), messages.year(report.year));
  const link = writeReport(report.id, '', passage.position);
  const isTarget = isOwn && dragging.overIndex('excerpt') === at;
  return (
    <li
      class={`kept${isTarget ? ' drop-here' : ''}`}
      data-passage={passage.id}
      tabIndex={-1}
      {...(isOwn && dragging.dropTarget('excerpt', at, basketStore.put))}
    >
      <div class="kept-head cluster" {...(isOwn && dragging.handle('excerpt', at))}>
        <h3>
          <span lang="zh-Hans">{shortName(report.place)}</span>
          <span class="year">{messages.year(report.year)}</span>
        </h3>
        <span class="aside" lang="zh-Hans">
          {regionName(report.place)}
        </span>
        {isOwn && <Tools id={passage.id} name={name} at={at} of={of} />}
      </div>
      <p class="where aside">
        {passage.section.path.map((heading) => (
          <span key={heading} class="step" lang="zh-Hans">
            {heading}
          </span>
        ))}
        {passage.paragraph !== null && (
          <span class="step">{messages.passage.paragraph(passage.paragraph)}</span>
        )}
        <Recognised passage={passage} report={report.id} />
      </p>
      <blockquote class="verbatim" lang="zh-Hans">
        <p>{passage.text}</p>
      </blockquote>
      <p class="print-only aside">
        <span lang="zh-Hans">{report.title}</span> {new URL(link, location.origin).href}
      </p>
      {isOwn && (
        <div class="kept-fields screen-only">
          <label>
            <span class="aside">{messages.basket.note}</span>
            <textarea
              class="field"
              rows={1}
              value={note}
              placeholder={messages.basket.noteHint}
              onInput={(event) => basketStore.note(passage.id, event.currentTarget.value)}
            />
          </label>
          <label>
            <span class="aside">{messages.basket.group}</span>
            <input
              class="field"
              type="text"
              list="basket-groups"
              value={group}
              placeholder={messages.basket.groupHint}
              autocomplete="off"
              onChange={(event) => basketStore.group(passage.id, event.currentTarget.value.trim())}
            />
          </label>
        </div>
      )}
      {note !== '' && (
        <p class={isOwn ? 'kept-note print-only' : 'kept-note'}>
          <b>{messages.basket.note}</b> {note}
        </p>
      )}
      <div class="actions cluster aside">
        <CopyMenu id={passage.id} text={passage.text} />
        <a href={link}>{messages.passage.read}</a>
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
        aria-label={messages.basket.up(name)}
        title={messages.basket.up(name)}
        disabled={at === 0}
        onClick={() => basketStore.step(id, -1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="plain"
        aria-label={messages.basket.down(name)}
        title={messages.basket.down(name)}
        disabled={at === of - 1}
        onClick={() => basketStore.step(id, 1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        class="plain"
        aria-label={messages.basket.remove(name)}
        title={messages.basket.remove(name)}
        data-action="basket"
        onClick={() => basketStore.remove(id)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
