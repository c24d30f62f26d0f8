import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '../../lib/subgraph/request-id';
import type { KeptAnswer } from './kept-answers';

/** What a question in these very words came to the last time. */
export interface FrontRecord {
  readonly key: string;
  readonly cost: { readonly cost: number; readonly limit: number };
  readonly operationName?: string | null | undefined;
  readonly generation: number;
}

/** Remembered, with the headers of the answer: all but those that are of one answer only. */
interface Remembered extends FrontRecord {
  readonly headers: readonly string[];
  /** What an answer says of its data, as far as it says it after the data. */
  readonly after: string;
}

interface Sent {
  readonly record: FrontRecord;
  readonly kept: KeptAnswer;
  readonly remaining: number | null;
  readonly requestId: string;
}

const MOST = 1000;
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
  REQUEST_ID_HEADER,
  'content-length',
  'connection',
  'date',
  'etag',
]);
/** Without a body there is nothing to be told of it. */
const OF_A_BODY: ReadonlySet<string> = new Set(['content-type']);

/** The headers of a request on which an answer, or whether there is one, can depend; see questionOf. */
const TELLING = [
  'accept',
  'content-type',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'cache-control',
];

/** Everything in a request of the public on which the bytes of its answer depend. */
export function questionOf({ method, url = '', headers }: IncomingMessage, body: Buffer | null): string {
  let question = `${method} ${url}`;
  for (const name of TELLING) question += `\n${String(headers[name] ?? '')}`;
  return body ? `${question}\n${body.toString('latin1')}` : question;
}

/** Which questions were answered before, those of late. */
export class FrontRecords {
  private readonly records = new Map<string, Remembered>();

  get(question: string): FrontRecord | undefined {
    const record = this.records.get(question);
    if (!record) return undefined;
    this.records.delete(question);
    this.records.set(question, record);
    return record;
  }

  set(question: string, record: FrontRecord, response: ServerResponse): void {
    const headers: string[] = [];
    for (const name of response.getHeaderNames()) {
      if (OF_ONE_ANSWER.has(name)) continue;
      headers.push(name, String(response.getHeader(name)));
    }
    const { cost, limit } = record.cost;
    const after = `,"extensions":{"cost":{"cost":${cost},"limit":${limit},"remaining":`;
    this.records.delete(question);
    this.records.set(question, { ...record, headers, after });
    if (this.records.size <= MOST) return;
    for (const oldest of this.records.keys()) {
      this.records.delete(oldest);
      return;
    }
  }

  /** Sends the answer as Apollo Server writes it, or nothing where whoever asks by GET has the same data. */
  send(
    request: IncomingMessage,
    response: ServerResponse,
    { record, kept, remaining, requestId }: Sent,
  ): void {
    const { headers, after } = record as Remembered;
    const isGet = request.method === 'GET';
    const tagged = isGet ? [...headers, 'etag', kept.tag] : headers;
    if (isGet && holds(request.headers, kept.tag)) {
      response.writeHead(304, [...withoutBody(tagged), REQUEST_ID_HEADER, requestId]).end();
      return;
    }
    const end = `${after}${remaining}}}}\n`;
    const length = String(BEGIN.length + kept.data.length + end.length);
    response.writeHead(200, [...tagged, REQUEST_ID_HEADER, requestId, 'content-length', length]);
    response.cork(); // Three pieces, and one call of the system.
    response.write(BEGIN);
    response.write(kept.data);
    response.end(end);
    response.uncork();
  }
}

const BEGIN = '{"data":';

/** As Express has it: whoever asks by "no-cache" wants the whole answer. */
function holds(
  { 'if-none-match': held = '', 'cache-control': asked = '' }: IncomingHttpHeaders,
  tag: string,
) {
  const same = (each: string): boolean => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, '');
  return !/\bno-cache\b/.test(asked) && (held.trim() === '*' || held.split(',').some(same));
}

function withoutBody(headers: readonly string[]): string[] {
  return headers.filter((_, at) => !OF_A_BODY.has((headers[at - (at % 2)] ?? '').toLowerCase()));
}
