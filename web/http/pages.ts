import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type Request, type RequestHandler } from 'express';
import { areaPage } from '../pages/area/area-page';
import { queriesPage } from '../pages/queries/queries-page';
import { queryPage } from '../pages/queries/query-page';
import { startPage } from '../pages/start/start-page';
import { builderPage } from '../widgets/builder/builder-page';
import { assetsIn } from './assets';
import { embedOverHttp } from './embed';
import { oembedOverHttp } from './oembed';
import { pageSender } from './send-page';
import type { Visitor } from './visitor';

/** A name with the hash of its content never means another content. */
const FOREVER = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;

/** The pages of the hub, and what they load. `folder` is where the build put that. */
export function pagesOverHttp(folder: string) {
  return (visitorOf: (request: Request) => Visitor): Router => {
    const router = Router();
    router.use(compression());
    const send = pageSender(visitorOf, assetsIn(folder));
    router.use('/static', forgetNoStore, express.static(join(folder, 'files'), FOREVER));
    router.get('/embed', send(builderPage));
    router.use('/embed', embedOverHttp(visitorOf, folder));
    router.use('/oembed', oembedOverHttp(visitorOf));
    router.get('/', send(startPage));
    router.get('/areas/:code', send(areaPage));
    router.get('/q', send(queriesPage));
    router.get('/q/:name', send(queryPage));
    return router;
  };
}

/** The gateway forbids to keep what it mounts, unless that says otherwise. */
const forgetNoStore: RequestHandler = (_request, response, next) => {
  response.removeHeader('cache-control');
  next();
};
