import { addressOf } from '../view';
import { meetingWords } from '../words/meeting';
import type { Shown } from './page';

/** Where a list goes on: how long the whole is, and the addresses of its start and of the next rows. */
export function Pager({
  shown: { view, reader, path },
  totalCount,
  pageInfo: { hasNextPage, endCursor },
  name = 'after',
}: {
  shown: Shown;
  totalCount: number;
  pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  name?: string;
}) {
  const words = meetingWords[reader.language];
  const { [name]: after, ...rest } = view.own;
  return (
    <nav class="pager" aria-label={words.rowsInAll}>
      <span>
        {words.rowsInAll} {reader.count(totalCount)}
      </span>
      {after ? <a href={addressOf(path, view, { own: rest })}>{words.firstRows}</a> : null}
      {hasNextPage && endCursor ? (
        <a href={addressOf(path, view, { own: { ...rest, [name]: endCursor } })} rel="next">
          {words.nextRows}
        </a>
      ) : null}
    </nav>
  );
}
