import type { Request, RequestHandler } from 'express';
import { readerOf } from '../language';
import type { Shown } from '../parts/page';
import { writeCsv } from '../tables/csv';
import type { Table } from '../tables/table-of';
import { readView } from '../view';
import { askAs, type Ask } from './ask';
import type { Visitor } from './visitor';

/** Asks what a table needs and fills it; null where there is no such page. */
export type WriteTable = (
  ask: Ask,
  shown: Shown,
  request: Request,
) => Promise<(Table & { readonly name: string }) | null>;

/** Answers with what a page shows as CSV, by the same address with `.csv`. */
export function tableSender(visitorOf: (request: Request) => Visitor) {
  return (write: WriteTable): RequestHandler =>
    async (request, response, next) => {
      const view = readView(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
      const shown: Shown = { view, reader: readerOf(view.language, view.digits), path: request.path };
      const table = await write(askAs(visitorOf(request)), shown, request);
      if (!table) {
        next();
        return;
      }
      const name = table.name.replace(/[^a-zA-Z0-9-]+/g, '-');
      response
        .type('text/csv; charset=utf-8')
        .set('content-disposition', `attachment; filename="sopan-${name}.csv"`)
        .send(writeCsv(table));
    };
}
