import { Fragment } from 'preact';
import type { ReuseSource } from '../../../server/contract/reuse.ts';
import { changesOf } from '../../ui/reuse/changes.ts';

/** The wording of a source, with what the text has instead struck out before what the source has. */
export function Wording({ source, draft }: { readonly source: ReuseSource; readonly draft: string }) {
  return (
    <>
      {changesOf(source, draft).map(({ same, ours, theirs }, at) => (
        <Fragment key={at}>
          <span class="correction">
            {ours !== '' && <del>{ours}</del>}
            {theirs !== '' && <ins>{theirs}</ins>}
          </span>
          {same}
        </Fragment>
      ))}
    </>
  );
}
