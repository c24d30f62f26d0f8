import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** What a number of clients met. */
export interface Met {
  answered: number;
  /** Those whose time was over, as it may be on a busy machine: told of, and not failed. */
  late: number;
  /** Those that got no byte of an answer, and that the other process answered; see `elsewhere`. */
  passedOn?: number;
  readonly failed: string[];
}

/** One request, made anew each time. */
export interface Asked {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** What a good answer contains. */
  readonly wanted: string;
}

/**
 * A client's own kept-alive connections, asking again and again while it is told to. Where there is somebody
 * `elsewhere`, a read that was refused, or whose connection closed before a byte of the answer, is asked there, as
 * a balancer does with the next of its servers.
 */
export async function busyClient(
  urlNow: () => string | null,
  ask: () => Asked,
  pauseMs: number,
  met: Met,
  elsewhere?: string,
): Promise<void> {
  const agent = new Agent({ connections: 1, keepAliveTimeout: 60_000 });
  for (let url = urlNow(); url !== null; url = urlNow()) {
    const { path, headers, body, wanted } = ask();
    try {
      const sent = { dispatcher: agent, method: 'POST', headers, body } as const;
      const response = await request(`${url}${path}`, sent).catch((error: unknown) => {
        if (!elsewhere) throw error;
        met.passedOn = (met.passedOn ?? 0) + 1;
        return request(`${elsewhere}${path}`, sent);
      });
      const text = await response.body.text();
      if (response.statusCode === 200 && text.includes(wanted) && !text.includes('"errors"'))
        met.answered += 1;
      else if (response.statusCode === 200 && isLate(text)) met.late += 1;
      else met.failed.push(`${response.statusCode} ${text.slice(0, 300)}`);
    } catch (error) {
      met.failed.push(String(error));
    }
    await wait(Math.random() * 2 * pauseMs);
  }
  await agent.close();
}

function isLate(text: string): boolean {
  const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code);
  return codes.length > 0 && codes.every((code) => code === 'OPERATION_TIMEOUT');
}

/** A question that all three subgraphs answer. */
export const OF_ALL_THREE: Asked = {
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query:
      '{ area(code: "50") { nameEn decisionProgress(fiscalYear: "2023-24") { assignments } planProgress(fiscalYear: "2023-24") { activities } } }',
  }),
  wanted: '"activities":',
};
