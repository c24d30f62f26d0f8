import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { TimeLimit } from './time-limit';
import { refusalOf, tooMuch } from './whole-answer';

/** What goes over the wire. */
export interface Sent {
  readonly path: string;
  readonly body: Buffer;
  /** Names and values in turn. */
  readonly headers: string[];
}

/** What came back: the text of an answer, which nobody has looked into yet. */
export interface Posted {
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Posts one body and reads the answer, for as long as its time allows. It listens to the connection itself: a stream
 * and a signal for each answer would cost as much as all else that the wire costs. Whatever is no answer (another
 * status, another kind of content, more than is read) takes its connection with it: what is left may be endless.
 */
export function post(pool: Dispatcher, { path, body, headers }: Sent, limit: TimeLimit): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let told: IncomingHttpHeaders = {};

    pool.dispatch(
      { method: 'POST', path, body, headers },
      {
        onRequestStart(controller) {
          limit.whenEnded((why) => controller.abort(why));
        },
        onResponseStart(controller, status, received) {
          if (status < 200) return;
          told = received;
          const refusal = refusalOf(status, received);
          if (refusal) controller.abort(refusal);
        },
        onResponseData(controller, part) {
          bytes += part.length;
          const refusal = tooMuch(bytes);
          if (refusal) controller.abort(refusal);
          else parts.push(part);
        },
        onResponseEnd() {
          const [first] = parts;
          const whole = first && parts.length === 1 ? first : Buffer.concat(parts, bytes);
          resolve({ text: whole.toString('utf8'), headers: told });
        },
        onResponseError(_, error) {
          reject(error);
        },
      },
    );
  });
}
