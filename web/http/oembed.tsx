import { Router, type Request, type Response } from 'express';
import { KINDS, type Kind } from '../widgets/answer';
import { readChoices, SIZES, widgetAddress, type Choices } from '../widgets/choices';
import { escaped, frameSnippet, titleOf } from '../widgets/snippets';
import { cardWords } from '../words/widget-card';
import { askAs } from './ask';
import { answerFor } from './embed-answers';
import { sendToAnySite, type Sent } from './embed-cache';
import { hubAddress } from './hub-address';
import type { WritePage } from './send-page';
import type { Visitor } from './visitor';

const LEAST_WIDTH = 220;
const CACHE_SECONDS = 300;
const AREA_PAGE = /^\/areas\/([^/]{1,40})(?:\/(late|meetings))?\/?$/;
const WIDGET = /^\/embed\/(progress|late|meetings)\/([^/.]{1,40})(?:\.(?:svg|png))?$/;

/** Tells systems that know oEmbed how a page of this hub is shown on another site: the page of an area as its widget. */
export function oembedOverHttp(visitorOf: (request: Request) => Visitor): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const query = new URLSearchParams(request.originalUrl.split('?', 2)[1]);
    const format = query.get('format') ?? 'json';
    if (format !== 'json' && format !== 'xml') {
      refuse(request, response, 501, 'There is format=json and format=xml.');
      return;
    }
    const meant = meantBy(query.get('url') ?? '', request.headers.host ?? '');
    if (!meant) {
      // Which hub this is the request says itself: kept, one that names another would speak to everybody.
      refuse(request, response, 404, 'Name the page of an area of this hub as url.', false);
      return;
    }
    const { kind, area, choices, hub } = meant;
    const visitor = visitorOf(request);
    const answer = await answerFor('meetings', area, null, askAs(visitor));
    if (typeof answer !== 'object') {
      if (answer === 'away') response.setHeader('retry-after', '30');
      refuse(request, response, answer === 'unknown' ? 404 : 503, cardWords.en[answer]);
      return;
    }
    const areaName = choices.language === 'bn' ? answer.area.nameBn : answer.area.nameEn;
    const size = SIZES[kind];
    const width = Math.max(LEAST_WIDTH, Math.min(size.width, numberIn(query, 'maxwidth')));
    const fields = {
      version: '1.0',
      type: 'rich',
      title: titleOf(kind, areaName, choices),
      provider_name: 'Sopan',
      provider_url: `${hub}/`,
      cache_age: CACHE_SECONDS,
      thumbnail_url: `${hub}${widgetAddress(kind, area, choices, '.png')}`,
      thumbnail_width: size.width * 2,
      thumbnail_height: size.height * 2,
      html: frameSnippet({ hub, kind, area, areaName, choices }, width),
      width,
      height: size.height,
    };
    const keep = visitor.viewer.role === 'PUBLIC' && answer.complete;
    sendToAnySite(request, response, { ...inFormat(format, fields), keep });
  });
  return router;
}

/** A page that says in its head that it can be embedded. */
export function embeddable(write: WritePage): WritePage {
  return async (ask, shown, request, visitor) => {
    const page = await write(ask, shown, request, visitor);
    if (!page || (page.status ?? 200) !== 200) return page;
    const url = encodeURIComponent(hubAddress(request) + request.originalUrl);
    const head = (['json', 'xml'] as const).map((format) => (
      <link
        key={format}
        rel="alternate"
        type={format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'}
        href={`${hubAddress(request)}/oembed?url=${url}&format=${format}`}
        title={page.title}
      />
    ));
    return { ...page, head: [page.head, head] };
  };
}

/** What an address of this hub is about; null for any other, and for those of another host than the one asked. */
function meantBy(
  text: string,
  host: string,
): { kind: Kind; area: string; choices: Choices; hub: string } | null {
  if (!URL.canParse(text) || !URL.canParse(`http://${host}`)) return null;
  const url = new URL(text);
  const isOurs = url.host === new URL(`${url.protocol}//${host}`).host && /^https?:$/.test(url.protocol);
  if (!isOurs || url.username || url.password) return null;
  const choices = readChoices((name) => url.searchParams.get(name));
  const page = AREA_PAGE.exec(url.pathname);
  const widget = WIDGET.exec(url.pathname);
  const code = page?.[1] ?? widget?.[2] ?? (url.pathname === '/' ? 'BD' : undefined);
  if (code === undefined) return null;
  const kind = KINDS.find((each) => each === (page?.[2] ?? widget?.[1])) ?? 'progress';
  return { kind, area: decoded(code), choices, hub: url.origin };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function inFormat(format: 'json' | 'xml', fields: object): Pick<Sent, 'type' | 'body'> {
  if (format === 'json') return { type: 'json', body: JSON.stringify(fields) };
  const parts = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
  const head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>';
  return { type: 'text/xml', body: `${head}\n<oembed>${parts.join('')}</oembed>` };
}

function numberIn(query: URLSearchParams, name: string): number {
  const number = Number(query.get(name) ?? '');
  return number > 0 ? Math.floor(number) : Infinity;
}

function refuse(
  request: Request,
  response: Response,
  status: number,
  message: string,
  keep = status === 404,
): void {
  const body = JSON.stringify({ error: { message } });
  sendToAnySite(request, response, { status, type: 'json', body, keep });
}
