import { createHash } from 'node:crypto';
import compression from 'compression';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { dhakaToday, fiscalYearsTo } from '../calendar';
import { dataPackage } from '../data/data-package';
import { keptYears, type KeptYear } from '../data/kept-years';
import { licenceOf } from '../data/licence';
import { askAs } from './ask';
import type { Visitor } from './visitor';

/** The hub's own failures, as `scripts/` hands them in. */
export interface DataFailures {
  readonly unavailable: () => Error;
  readonly beingWritten: (seconds: number) => Error;
}

interface DataSettings {
  /** Where files are written while they are kept. */
  readonly folder: string;
  readonly licence: string | undefined;
}

/** Whoever loads all of a year holds a place in the hub meanwhile; so many may. */
const MOST_AT_ONCE = 20;
const ASK_AGAIN_SECONDS = 15;
/** Whoever takes nothing for so long has gone away. */
const IDLE_MS = 30_000;

/**
 * /data/<year>/<file>.csv and /data/<year>/datapackage.json: all that is published of a fiscal year, alike for
 * everybody, whoever asks. Other addresses are left to whatever comes after.
 */
export function dataOverHttp({ folder, licence }: DataSettings, failures: DataFailures) {
  return (_visitorOf: unknown, _sessions: unknown, everybody: Visitor): RequestHandler => {
    const yearOf = keptYears({ ask: askAs(everybody), folder });
    const terms = licenceOf(licence);
    const router = Router();
    let atOnce = 0;

    router.use(compression());
    router.get('/:year/:file', async (request, response, next) => {
      const { year, file } = request.params;
      if (!fiscalYearsTo(dhakaToday(), true).includes(year) || !FILE.test(file)) {
        next();
        return;
      }
      const kept = atOnce >= MOST_AT_ONCE ? 'LATER' : await yearOf(year);
      if (kept === 'LATER') {
        response.set('retry-after', String(ASK_AGAIN_SECONDS));
        throw failures.beingWritten(ASK_AGAIN_SECONDS);
      }
      if (kept === null) {
        response.set('retry-after', '5');
        throw failures.unavailable();
      }
      atOnce++;
      response.once('close', () => {
        atOnce--;
        kept.release();
      });
      send(request, response, kept, file);
    });
    return router;

    function send(request: Request, response: Response, kept: KeptYear, file: string): void {
      const { year } = kept;
      response.set(
        'link',
        `</data>; rel="license", </data/${year.fiscalYear}/datapackage.json>; rel="describedby"`,
      );
      if (file === PACKAGE) {
        const text = JSON.stringify(dataPackage(year, terms), null, 2);
        const sha256 = createHash('sha256').update(text).digest('hex');
        if (isKnown(request, response, sha256, year.writtenAt)) return;
        response.type('json').send(text);
        return;
      }
      const name = file.slice(0, -'.csv'.length);
      const written = year.files.find((each) => each.file.name === name);
      if (!written) throw new Error(`The year has no file called ${name}.`);
      if (isKnown(request, response, written.sha256, kept.changedAt.get(name) ?? year.writtenAt)) return;
      response
        .type('text/csv; charset=utf-8; header=present')
        .attachment(`sopan-${year.fiscalYear}-${file}`)
        .set('content-length', String(written.bytes));
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      response.setTimeout(IDLE_MS, () => response.destroy());
      const reading = written.read();
      response.once('close', () => reading.destroy());
      reading.on('error', () => response.destroy()).pipe(response);
    }
  };
}

const PACKAGE = 'datapackage.json';
const FILE = /^(areas|meetings|decisions|assignments|plans|activities)\.csv$|^datapackage\.json$/;

/** Says what the answer is, and ends it with 304 where whoever asks has it already. */
function isKnown(request: Request, response: Response, sha256: string, changedAt: Date): boolean {
  const tag = `W/"${sha256.slice(0, 32)}"`;
  response
    .set('cache-control', 'public, max-age=600')
    .set('etag', tag)
    .set('last-modified', changedAt.toUTCString());
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  const known =
    tags === undefined
      ? since !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= Date.parse(since)
      : tags
          .split(',')
          .some((each) => each.trim() === tag || `W/${each.trim()}` === tag || each.trim() === '*');
  if (known) response.status(304).end();
  return known;
}
