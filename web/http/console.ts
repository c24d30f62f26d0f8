import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { readerOf } from '../language';
import { ConsolePage } from '../pages/console/console-page';
import { readView } from '../view';
import { assetsIn } from './assets';

/** What the editor of the console does that no other page may: it makes styles, and its sheet holds its letters. */
const LOOSER: Readonly<Record<string, string>> = {
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
  'img-src': "'self' data:",
};

/** A name with the hash of its content never means another content. */
const FOREVER = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;

/**
 * /console: GraphiQL from this address, and the contract it explains. `folder` is where the build put it; `schema`
 * is the file of the contract, which everybody has anyhow: it saves the hub the costly questions about itself.
 */
export function consoleOverHttp(folder: string, schema: string) {
  return (): RequestHandler => {
    const router = Router();
    const assets = assetsIn(folder);
    const address = (name: string) => assets(name).replace('/static/', '/console/files/');
    router.use(compression());
    router.use('/files', forgetNoStore, express.static(join(folder, 'files'), FOREVER));
    router.get('/schema.graphql', (_request, response) => {
      response
        .type('text/plain; charset=utf-8')
        .set('cache-control', 'no-cache')
        .sendFile(schema, { cacheControl: false });
    });
    router.get('/', (request, response) => {
      const view = readView(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
      const reader = readerOf(view.language, view.digits);
      const html = renderToString(h(ConsolePage, { view, reader, address }));
      const policy = String(response.getHeader('content-security-policy') ?? '');
      response
        .set('content-security-policy', withLooserStyles(policy))
        .type('html')
        .send(`<!doctype html>\n${html}`);
    });
    return router;
  };
}

/** The policy of all pages but for what LOOSER names; scripts are bound as everywhere. */
export function withLooserStyles(policy: string): string {
  return policy
    .split(';')
    .map((directive) => {
      const name = directive.trim().split(' ')[0] ?? '';
      return LOOSER[name] === undefined ? directive : `${name} ${LOOSER[name]}`;
    })
    .join(';');
}

/** The gateway forbids to keep what it mounts, unless that says otherwise. */
const forgetNoStore: RequestHandler = (_request, response, next) => {
  response.removeHeader('cache-control');
  next();
};
