import { Router, type RequestHandler } from 'express';
import { areaTable } from '../pages/area/area-csv';
import { areaPage } from '../pages/area/area-page';
import { startPage } from '../pages/start/start-page';
import { embeddable } from './oembed';
import type { WritePage } from './send-page';
import type { WriteTable } from './send-table';

/** The dashboard: the page of an area, beside it its tables, and at the start that of the visitor's own. */
export function areaPages(
  send: (write: WritePage) => RequestHandler,
  sendTable: (write: WriteTable) => RequestHandler,
): Router {
  const router = Router();
  router.get('/', send(embeddable(startPage)));
  router.get('/areas/:code.csv', sendTable(areaTable));
  router.get('/areas/:code', send(embeddable(areaPage)));
  return router;
}
