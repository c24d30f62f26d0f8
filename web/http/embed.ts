import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { dhakaToday } from '../calendar';
import { KINDS, type Answer, type Trouble } from '../widgets/answer';
import { readChoices } from '../widgets/choices';
import { pictureOf } from '../widgets/picture/card-picture';
import { pngOf } from '../widgets/picture/png-of';
import { svgOf } from '../widgets/picture/svg-of';
import { cardWords } from '../words/widget-card';
import { askAs } from './ask';
import { answerFor } from './embed-answers';
import { sendToAnySite } from './embed-cache';
import { embedPage, FRAME_POLICY } from './embed-page';
import type { Visitor } from './visitor';

/** What is loaded under a name that never changes. */
const LOADED = [
  ['v1.js', 'text/javascript'],
  ['v1.css', 'text/css'],
  ['frame.js', 'text/javascript'],
  ['builder.js', 'text/javascript'],
] as const;

const ENDINGS = /\.(json|svg|png)$/;

/**
 * What pages of other sites load: the script, and each widget as JSON, as a page for a frame, as SVG and as PNG.
 * It is asked as whoever comes. What is answered to the public any cache may keep; nothing else is kept anywhere.
 */
export function embedOverHttp(visitorOf: (request: Request) => Visitor, folder: string): Router {
  const router = Router();
  for (const [name, type] of LOADED) {
    const body = readFileSync(join(folder, 'embed', name));
    router.get(`/${name}`, (request, response) => {
      sendToAnySite(request, response, { type, body, keep: true });
    });
  }
  const fonts = join(folder, 'embed', 'fonts');
  router.get('/:kind/:file', async (request, response, next) => {
    const { file } = request.params;
    const kind = KINDS.find((each) => each === request.params.kind);
    if (!kind) {
      next();
      return;
    }
    const visitor = visitorOf(request);
    const ending = ENDINGS.exec(file)?.[1] ?? 'html';
    const area = file.replace(ENDINGS, '');
    const choices = readChoices(parameters(request));
    const answer = await answerFor(kind, area, choices.fiscalYear, askAs(visitor));
    const shown = { kind, area, choices, hub: '', today: dhakaToday(), answer };
    const told = {
      status: answer === 'unknown' ? 404 : answer === 'away' ? 503 : 200,
      keep: visitor.viewer.role === 'PUBLIC' && (answer === 'unknown' || isComplete(answer)),
    };
    if (answer === 'away') response.setHeader('retry-after', '30');
    if (ending === 'json') sendToAnySite(request, response, { ...told, type: 'json', body: bodyOf(answer) });
    else if (ending === 'html') sendFrame(request, response, { ...told, body: embedPage(shown) });
    else {
      const picture = await pictureOf(shown, fonts);
      const body = ending === 'svg' ? svgOf(picture) : await pngOf(picture, fonts);
      if (body === null) {
        response.setHeader('retry-after', '5');
        sendToAnySite(request, response, { status: 503, keep: false, type: 'json', body: bodyOf('away') });
        return;
      }
      if (ending === 'svg') response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      sendToAnySite(request, response, { ...told, type: ending, body });
    }
  });
  return router;
}

function sendFrame(
  request: Request,
  response: Response,
  sent: { status: number; keep: boolean; body: string },
): void {
  response.setHeader('content-security-policy', FRAME_POLICY);
  response.removeHeader('x-frame-options');
  sendToAnySite(request, response, { ...sent, type: 'html' });
}

function parameters(request: Request): (name: string) => string | null {
  const query = new URLSearchParams(request.originalUrl.split('?', 2)[1]);
  return (name) => query.get(name);
}

const isComplete = (answer: Answer | Trouble): boolean => typeof answer === 'object' && answer.complete;

function bodyOf(answer: Answer | Trouble): string {
  if (typeof answer === 'object') return JSON.stringify(answer);
  const code = answer === 'away' ? 'UNAVAILABLE' : 'UNKNOWN_AREA';
  return JSON.stringify({ error: { code, message: cardWords.en[answer], messageBn: cardWords.bn[answer] } });
}
