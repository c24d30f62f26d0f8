import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('sopan');

/** Until then nothing is traced, and costs nothing: spans that go nowhere still cost a context each. */
let isOn = false;

/** From now on what is traced is kept; `startTracing` says so. */
export function traceFromNowOn(): void {
  isOn = true;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** Spans say what was done and how long it took: never a text, a value or a literal of an operation or a statement. */
type Attributes = Readonly<Record<string, string | number>>;

/** Traces a piece of work, as a part of whatever is being traced. */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isOn) return work();
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Whether anything is being traced here, so that spans are worth making. */
export function isTraced(): boolean {
  return isOn && trace.getActiveSpan() !== undefined;
}

/**
 * Traces a request until its answer is out. Where `caller` is told, what that traces goes on here; a client's
 * own traces never do, since they could name any trace and demand that all is kept.
 */
export function tracedRequest(
  request: IncomingMessage,
  response: ServerResponse,
  run: () => void,
  caller?: IncomingHttpHeaders,
): void {
  if (!isOn) return run();
  const parent = caller ? propagation.extract(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
  tracer.startActiveSpan(
    'request',
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method ?? '' } },
    parent,
    (span) => {
      response.once('close', () => {
        span.setAttribute('http.response.status_code', response.statusCode);
        if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      run();
    },
  );
}

/** The headers by which another process of the hub goes on with what is being traced here. */
export function traceHeaders(): Readonly<Record<string, string>> {
  if (!isOn) return NO_HEADERS;
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
