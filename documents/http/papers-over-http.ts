import { type Request, type RequestHandler, Router } from 'express';
import { fail } from '../../lib/errors';
import { confirmPaper } from './confirm-paper';
import { demandOffice } from './demand-office';
import { givenFile } from './given-file';
import { ADDRESSES, paperAddressed } from './paper-addressed';
import { previewPaper } from './preview-paper';
import { readingPlaces } from './reading-places';
import { sendPaper } from './send-paper';
import type { Visitor } from './visitor';

/**
 * Papers in and out over HTTP: read, corrected by a person, confirmed; and written for whoever may see the
 * record. The same code, limits and policy as `sopan import` and `sopan export`; docs/papers.md has the routes.
 */
export function papersOverHttp(visitorOf: (request: Request) => Visitor): Router {
  const router = Router();
  const offices: RequestHandler = (request, _response, next) => {
    demandOffice(visitorOf(request).viewer);
    next();
  };
  router.post('/read', offices, async (request, response) => {
    const given = { ...(await givenFile(request)), publish: request.query['draft'] !== 'true' };
    response.json(await previewPaper(visitorOf(request), given, readingPlaces));
  });
  router.post('/', offices, async (request, response) => {
    if (!request.is('application/json')) throw fail('NOT_UTF8');
    response.json(await confirmPaper(visitorOf(request), request.body));
  });
  router.get([...ADDRESSES], async (request, response, next) => {
    const paper = paperAddressed(request);
    if (paper) await sendPaper(visitorOf(request), paper, response);
    else next();
  });
  return router;
}
