import { useEffect, useRef } from 'preact/hooks';
import { type SearchAddress, writeReport, writeSearch } from '../../address/address.ts';
import type { LineSort } from '../../address/result-view.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { concordance, type KwicLine, MAX_LINES } from './concordance.ts';
import { useWindowed } from './useWindowed.ts';

/** Row heights in pixels, as in the stylesheet: one line, or on phones two, with the place above. */
const ROW_HEIGHT = { wide: 36, narrow: 64 };

/** Concordance (KWIC): one line per occurrence, with the keyword centred. */
export function KwicView({ address }: { readonly address: SearchAddress }) {
  useEffect(() => concordance.open(address), [address]);
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
      <table class="kwic" aria-label={messages.kwic.title} aria-rowcount={shown + 1}>
        <Head address={address} />
        <Lines q={address.q} count={shown} />
      </table>
      {total > shown && <p class="hint">{messages.kwic.truncated(shown)}</p>}
    </>
  );
}

const COLUMNS: readonly (readonly [name: keyof typeof messages.kwic.columns, sort: LineSort | null])[] = [
  ['left', 'left'],
  ['keyword', null],
  ['right', 'right'],
  ['place', 'place'],
  ['year', 'newest'],
];

/** Column headers that sort the lines; years sort in both directions. */
function Head({ address }: { readonly address: SearchAddress }) {
  const { shown } = address;
  const to = (lines: LineSort) => writeSearch({ ...address, shown: { ...shown, lines } });
  return (
    <thead class="kwic-head">
      <tr class="kwic-row" aria-rowindex={1}>
        {COLUMNS.map(([name, sort]) => {
          const isYear = sort === 'newest';
          const isOn = sort !== null && (shown.lines === sort || (isYear && shown.lines === 'oldest'));
          const isDescending = isYear && shown.lines === 'newest';
          return (
            <th
              key={name}
              scope="col"
              class={`kwic-${name}`}
              aria-sort={isOn ? (isDescending ? 'descending' : 'ascending') : undefined}
            >
              {sort === null ? (
                messages.kwic.columns[name]
              ) : (
                <a
                  href={to(isDescending ? 'oldest' : sort)}
                  aria-current={isOn ? 'true' : undefined}
                  title={messages.kwic.sortBy[sort]}
                >
                  {messages.kwic.columns[name]}
                  {isOn && <span aria-hidden="true">{isDescending ? ' ↓' : ' ↑'}</span>}
                </a>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Lines({ q, count }: { readonly q: string; readonly count: number }) {
  const list = useRef<HTMLTableSectionElement>(null);
  const isNarrow = useMedia('(width < 62.5rem)');
  const rowHeight = isNarrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide;
  const { rows, height, above } = useWindowed(list, count, rowHeight);
  const [first, last] = [rows[0]?.index, rows.at(-1)?.index];
  const { path } = concordance.state.value;
  useEffect(() => {
    if (first !== undefined && last !== undefined) concordance.showLines(first, last);
  }, [first, last, path]);
  return (
    <tbody ref={list} class="kwic-lines" style={{ height: `${height}px` }}>
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
        <a href={writeReport(report.id, q, line.position)} title={report.title} data-passage={line.passage}>
          {shortName(report.place)}
        </a>
      </td>
      <td class="kwic-year">{messages.year(report.year)}</td>
    </>
  );
}
