import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { projectRoot } from '../lib/project-root';

const folder = join(projectRoot, 'gateway', 'welcome');

/** The page at `/`, whole in itself: nothing is loaded from elsewhere. */
export function welcomePage(): RequestHandler {
  return express.static(folder, { index: 'index.html', redirect: false, maxAge: 0 });
}

/** What a browser that opens /graphql sees; programs, and whoever sends a query, pass through. */
export function explainToBrowsers(): RequestHandler {
  return (request, response, next) => {
    const browser =
      request.method === 'GET' && request.accepts(['application/json', 'text/html']) === 'text/html';
    if (browser && !('query' in request.query) && !('extensions' in request.query)) {
      response.sendFile(join(folder, 'graphql.html'));
    } else next();
  };
}
