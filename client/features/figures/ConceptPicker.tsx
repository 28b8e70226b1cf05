import { useEffect } from 'preact/hooks';
import {
  columnText,
  type FiguresAddress,
  MAX_FIGURE_COLUMNS,
  writeFigures,
} from '../../address/figures-address.ts';
import { figuresMessages } from '../../messages/figures-messages.ts';
import { Failure } from '../../ui/Failure.tsx';
import { figures } from './figures.ts';

/** Milliseconds after the last key before the concepts are looked up. */
const PAUSE = 200;

/** Looks for what is counted in the reports; each becomes a column. Open while there is no column yet. */
export function ConceptPicker({ address }: { readonly address: FiguresAddress }) {
  const words = figuresMessages;
  const typed = figures.typed.value;
  const isLooking = typed.trim() !== '' || address.columns.length === 0;
  useEffect(() => {
    if (!isLooking) return;
    const timer = setTimeout(() => figures.lookUp(address), PAUSE);
    return () => clearTimeout(timer);
  }, [address, typed, isLooking]);
  if (address.columns.length >= MAX_FIGURE_COLUMNS)
    return <p class="hint">{words.full(MAX_FIGURE_COLUMNS)}</p>;
  return (
    <section class="figures-picker" aria-label={words.add}>
      <label>
        <span class="aside">{words.add}</span>
        <input
          class="field"
          type="search"
          value={typed}
          placeholder={words.addHint}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            figures.typed.value = currentTarget.value;
          }}
        />
      </label>
      {isLooking && <Found address={address} typed={typed.trim()} />}
    </section>
  );
}

function Found({ address, typed }: { readonly address: FiguresAddress; readonly typed: string }) {
  const words = figuresMessages;
  const { answer, failure } = figures.concepts.value;
  if (failure)
    return failure.refused ? (
      <p class="refusal" role="status">
        {failure.message}
      </p>
    ) : (
      <Failure error={failure} onRetry={() => figures.lookUp(address)} />
    );
  if (!answer)
    return (
      <p class="hint" role="status">
        {words.reading}
      </p>
    );
  const withColumn = (column: string) =>
    writeFigures({ ...address, columns: [...new Set([...address.columns, column])] });
  const clear = () => {
    figures.typed.value = '';
  };
  return (
    <>
      <p class="hint" role="status">
        {answer.total === 0 ? words.noneFound : words.found(answer.concepts.length, answer.total)}
      </p>
      <ul class="figures-concepts cluster">
        {typed !== '' && answer.total > 1 && (
          <li>
            <a class="choose" href={withColumn(typed)} onClick={clear}>
              {words.addTyped(typed)}
            </a>
          </li>
        )}
        {answer.concepts.map(({ concept, unit, places }) => (
          <li key={`${concept} ${unit}`}>
            <a class="choose" href={withColumn(columnText(concept, unit))} onClick={clear}>
              <span lang="zh-Hans">
                {concept} {unit}
              </span>
              <small class="aside">{words.places(places)}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
