import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type Request, type RequestHandler } from 'express';
import { dataPage } from '../pages/data/data-page';
import { queriesPage } from '../pages/queries/queries-page';
import { queryPage } from '../pages/queries/query-page';
import { builderPage } from '../widgets/builder/builder-page';
import { areaPages } from './area-pages';
import { assetsIn } from './assets';
import { embedOverHttp } from './embed';
import { installed } from './installed';
import { oembedOverHttp } from './oembed';
import { recordPages } from './record-pages';
import { pageSender } from './send-page';
import { tableSender } from './send-table';
import { sessionPages } from './session-pages';
import type { ReadPaper, Sessions } from './session';
import type { Visitor } from './visitor';

/** A name with the hash of its content never means another content. */
const FOREVER = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;

/**
 * The pages of the hub, and what they load. `folder` is where the build put that; `dataLicence` says under which
 * terms the files of data are given.
 */
export function pagesOverHttp(folder: string, readPaper: ReadPaper, dataLicence?: string) {
  return (visitorOf: (request: Request) => Visitor, sessions: Sessions): Router => {
    const router = Router();
    router.use(compression());
    const assets = assetsIn(folder);
    const send = pageSender(visitorOf, assets);
    const sendTable = tableSender(visitorOf);
    router.use('/static', forgetNoStore, express.static(join(folder, 'files'), FOREVER));
    router.get('/embed', send(builderPage));
    router.use('/embed', embedOverHttp(visitorOf, folder));
    router.use('/oembed', oembedOverHttp(visitorOf));
    router.use(installed(folder, assets));
    router.use(sessionPages(send, visitorOf, sessions, readPaper));
    router.use(areaPages(send, sendTable));
    router.use(recordPages(send, sendTable));
    router.get('/data', send(dataPage(dataLicence)));
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
