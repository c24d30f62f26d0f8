import type { Request, RequestHandler } from 'express';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { readerOf } from '../language';
import { Layout } from '../parts/layout';
import type { Page, Shown } from '../parts/page';
import { readView } from '../view';
import { askAs, type Ask } from './ask';
import type { Assets } from './assets';
import type { Visitor } from './visitor';

/** Asks what a page needs and writes it; null where there is no such page. */
export type WritePage = (ask: Ask, shown: Shown, request: Request, visitor: Visitor) => Promise<Page | null>;

/** Answers with a page, whole, in the view that the address asks for. */
export function pageSender(visitorOf: (request: Request) => Visitor, assets: Assets) {
  return (write: WritePage): RequestHandler =>
    async (request, response, next) => {
      const view = readView(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
      const visitor = visitorOf(request);
      const { viewer } = visitor;
      const shown: Shown = { view, reader: readerOf(view.language, view.digits), path: request.path, viewer };
      const page = await write(askAs(visitor), shown, request, visitor);
      if (!page) {
        next();
        return;
      }
      response.set(page.headers ?? {});
      if (page.seeOther !== undefined) {
        response.redirect(303, page.seeOther);
        return;
      }
      const html = renderToString(h(Layout, { shown, page, assets }));
      response
        .status(page.status ?? 200)
        .type('html')
        .send(`<!doctype html>\n${html}`);
    };
}
