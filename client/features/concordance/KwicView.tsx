import { useEffect, useRef } from 'preact/hooks';
import { type SearchAddress, writeReport, writeSearch } from '../../address/address.ts';
import { CONTEXTS, type Context, type LineSort } from '../../address/result-view.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Printed } from '../../ui/Printed.tsx';
import { Recognised } from '../../ui/passage/Recognised.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useRequest } from '../../ui/useRequest.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { concordance, type KwicLine, MAX_LINES } from './concordance.ts';
import { rowSize } from './row-size.ts';
import { useWindowed } from './useWindowed.ts';

/** Concordance (KWIC): one line per occurrence, with the keyword centred. */
export function KwicView({ address }: { readonly address: SearchAddress }) {
  useRequest(() => concordance.open(address), [address]);
  useEffect(() => concordance.leave, []);
  const { path, total, failure } = concordance.state.value;
  useEffect(() => {
    if (path !== '') scrollPosition.viewReady(path);
  }, [path]);
  if (failure) return <Failure error={failure} onRetry={concordance.reload} />;
  if (path === '') return <Skeleton passages={4} />;
  const shown = Math.min(total, MAX_LINES);
  return (
    <>
      <ExactOnly address={address} />
      <ContextChoice address={address} />
      <table
        class={address.shown.context === 'line' ? 'kwic' : 'kwic whole-context'}
        aria-label={messages.kwic.title}
        aria-rowcount={shown + 1}
      >
        <Head address={address} />
        <Lines q={address.q} context={address.shown.context} count={shown} />
      </table>
      {total > shown && <p class="hint">{messages.kwic.truncated(shown)}</p>}
      <Printed>{() => <PrintedLines />}</Printed>
    </>
  );
}

function ContextChoice({ address }: { readonly address: SearchAddress }) {
  const { shown } = address;
  return (
    <nav class="choices cluster kwic-context" aria-label={messages.kwic.context}>
      <span class="aside" aria-hidden="true">
        {messages.kwic.context}
      </span>
      {CONTEXTS.map((context) => (
        <a
          key={context}
          href={writeSearch({ ...address, shown: { ...shown, context } })}
          aria-current={context === shown.context ? 'true' : undefined}
        >
          {context === 'line' ? messages.kwic.oneLine : messages.kwic.characters(Number(context))}
        </a>
      ))}
    </nav>
  );
}

/** On paper there is no scrolling: the lines loaded so far, and how many there are. */
function PrintedLines() {
  const lines = concordance.loaded();
  const { total } = concordance.state.peek();
  return (
    <>
      {lines.length < total && <p class="hint">{messages.kwic.printed(lines.length, total)}</p>}
      <table class="printed-lines">
        <colgroup>
          <col style={{ width: '41%' }} />
          <col />
          <col style={{ width: '14%' }} />
        </colgroup>
        <tbody>
          {lines.map(({ left, keyword, right, report, passage, range }) => (
            <tr key={`${passage} ${range[0]}`}>
              <td class="printed-left verbatim" lang="zh-Hans">
                {left}
              </td>
              <td class="verbatim" lang="zh-Hans">
                <mark>{keyword}</mark>
                {right}
              </td>
              <td lang="zh-Hans">
                {messages.passage.of(shortName(report.place), messages.year(report.year))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Marks of the current order: ascending, descending, by words. */
const MARKS: Readonly<Record<LineSort, string>> = {
  left: ' ↑',
  'left-word': messages.kwic.byWord,
  right: ' ↑',
  'right-word': messages.kwic.byWord,
  place: ' ↑',
  newest: ' ↓',
  oldest: ' ↑',
};

/** Orders that the header of a column offers, each click the next one. */
const COLUMNS: readonly (readonly [name: keyof typeof messages.kwic.columns, sorts: readonly LineSort[]])[] =
  [
    ['left', ['left', 'left-word']],
    ['keyword', []],
    ['right', ['right', 'right-word']],
    ['place', ['place']],
    ['year', ['newest', 'oldest']],
  ];

/** Column headers that sort the lines. */
function Head({ address }: { readonly address: SearchAddress }) {
  const { shown } = address;
  const to = (lines: LineSort) => writeSearch({ ...address, shown: { ...shown, lines } });
  return (
    <thead class="kwic-head">
      <tr class="kwic-row" aria-rowindex={1}>
        {COLUMNS.map(([name, sorts]) => {
          const current = sorts.indexOf(shown.lines);
          const isOn = current >= 0;
          const isDescending = shown.lines === 'newest' && isOn;
          const next = sorts[(current + 1) % sorts.length];
          return (
            <th
              key={name}
              scope="col"
              class={`kwic-${name}`}
              aria-sort={isOn ? (isDescending ? 'descending' : 'ascending') : undefined}
            >
              {next === undefined ? (
                messages.kwic.columns[name]
              ) : (
                <a
                  href={to(next)}
                  aria-current={isOn ? 'true' : undefined}
                  title={messages.kwic.sortBy[next]}
                >
                  {messages.kwic.columns[name]}
                  {isOn && <span aria-hidden="true">{MARKS[shown.lines]}</span>}
                </a>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface LinesProps {
  readonly q: string;
  readonly context: Context;
  readonly count: number;
}

function Lines({ q, context, count }: LinesProps) {
  const list = useRef<HTMLTableSectionElement>(null);
  const isNarrow = useMedia('(width < 62.5rem)');
  const { rowHeight, sideLines } = rowSize({
    width: useWidth(list),
    context,
    keyword: concordance.lineAt(0)?.keyword.length ?? q.length,
    isNarrow,
  });
  const { rows, height, above } = useWindowed(list, count, rowHeight);
  const [first, last] = [rows[0]?.index, rows.at(-1)?.index];
  const { path } = concordance.state.value;
  useEffect(() => {
    if (first !== undefined && last !== undefined) concordance.showLines(first, last);
  }, [first, last, path]);
  return (
    <tbody
      ref={list}
      class="kwic-lines"
      style={{ height: `${height}px`, '--row': `${rowHeight}px`, '--side-lines': String(sideLines) }}
    >
      {rows.map(({ index, start }) => (
        <tr
          key={index}
          class="kwic-row"
          aria-rowindex={index + 2}
          style={{ transform: `translateY(${start - above}px)` }}
        >
          <Line q={q} line={concordance.lineAt(index)} />
        </tr>
      ))}
    </tbody>
  );
}

/** A line, or a placeholder while it is loading. */
function Line({ q, line }: { readonly q: string; readonly line: KwicLine | undefined }) {
  if (!line) return <td class="kwic-coming" aria-label={messages.loading} />;
  const { report } = line;
  return (
    <>
      <td class="kwic-left verbatim" lang="zh-Hans">
        <span>{line.left}</span>
      </td>
      <td class="kwic-keyword verbatim" lang="zh-Hans">
        <mark>{line.keyword}</mark>
      </td>
      <td class="kwic-right verbatim" lang="zh-Hans">
        {line.right}
      </td>
      <td class="kwic-place" lang="zh-Hans">
        <Recognised passage={line} report={report.id} />
        <a href={writeReport(report.id, q, line.position)} title={report.title} data-passage={line.passage}>
          {shortName(report.place)}
        </a>
      </td>
      <td class="kwic-year">{messages.year(report.year)}</td>
    </>
  );
}
