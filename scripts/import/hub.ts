import { setTimeout as wait } from 'node:timers/promises';
import { AreaDirectory } from '../../documents/recognise/area-directory';
import { areasOfHub } from '../../documents/submit/areas-of-hub';

/** The hub said no, with one of its codes (docs/errors.md), or could not be reached (HUB_UNREACHABLE). */
export class HubError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const TRIES = 3;

/** A hub reached by GraphQL over HTTP. */
export class Hub {
  constructor(
    readonly url: string,
    private readonly token: string | null,
  ) {}

  /** Asks, or acts; what is sent must be safe to send again. Fails with a HubError. */
  async ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.askOnce(query, variables);
      } catch (error) {
        const passing = error instanceof HubError && PASSING.includes(error.code);
        if (!passing || attempt === TRIES) throw error;
        await wait(200 * attempt);
      }
    }
  }

  /** Every area of the country, as the recogniser must know it. */
  async areas(): Promise<AreaDirectory> {
    return new AreaDirectory(await areasOfHub((query, variables) => this.ask(query, variables)));
  }

  private async askOnce(query: string, variables: object): Promise<Record<string, unknown>> {
    let answer: Answer;
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      answer = (await response.json()) as Answer;
    } catch {
      throw new HubError(
        'HUB_UNREACHABLE',
        `No hub answers at ${this.url}. Start one with "npm start", or name another with --url.`,
      );
    }
    const error = answer.errors?.[0];
    if (error) throw new HubError(error.extensions?.code ?? 'UNKNOWN', error.message);
    return answer.data ?? {};
  }
}

/** Failures that pass by themselves; with the same requestId nothing is done twice. */
const PASSING = [
  'DATABASE_BUSY',
  'DATABASE_UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'DIRECTORY_BEHIND',
  'OVERLOADED',
];
