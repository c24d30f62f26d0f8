import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler } from 'express';
import { projectRoot } from '../lib/project-root';

const folder = join(projectRoot, 'gateway', 'welcome');

/** What the gateway's own pages load. */
export function welcomePage(): RequestHandler {
  return express.static(folder, { index: false, redirect: false, maxAge: 0 });
}

/** What a browser that opens /graphql sees; programs, and whoever sends a query, pass through. */
export function explainToBrowsers(): RequestHandler {
  const page = readFileSync(join(folder, 'graphql.html'), 'utf8');
  return (request, response, next) => {
    if (isBrowser(request) && !('query' in request.query) && !('extensions' in request.query)) {
      // The port it was asked at, never the name: that is whatever the client says it is.
      const port = String(request.socket.localPort ?? 4000);
      response.type('html').send(page.replace('localhost:4000', `localhost:${port}`));
    } else next();
  };
}

/** What a browser sees where there is nothing; it repeats nothing of what was asked. Programs pass through. */
export function tellBrowsersNotFound(): RequestHandler {
  const page = readFileSync(join(folder, 'not-found.html'), 'utf8');
  return (request, response, next) => {
    if (isBrowser(request)) response.status(404).set('cache-control', 'no-store').type('html').send(page);
    else next();
  };
}

function isBrowser(request: Request): boolean {
  const isPage = request.method === 'GET' || request.method === 'HEAD';
  return isPage && request.accepts(['application/json', 'text/html']) === 'text/html';
}
