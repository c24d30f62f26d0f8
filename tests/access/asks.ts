import { Agent, request } from 'node:http';
import { signLocalToken } from '../../lib/auth/local-key';
import { signCall } from '../../lib/auth/signed-call';
import type { Viewer } from '../../lib/auth/viewer';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { ADMIN } from '../support/ask';
import type { Answered, World } from './world';

/** What a busy machine answers to a question that it would answer otherwise: it is asked again. */
const BUSY = ['OPERATION_TIMEOUT', 'SUBGRAPH_UNAVAILABLE', 'OVERLOADED'];
const TRIES = 5;
const TOKEN_SECONDS = 12 * 3600;

/** The ways to ask a world: its subgraphs directly, its gateway with a token, and an act that must succeed. */
export function asks(
  secret: string,
  urlOf: (name: SubgraphName) => string,
  gatewayUrl: string,
  localKey: Uint8Array,
): Pick<World, 'direct' | 'hub' | 'act'> & { hangUp(): void } {
  const agent = new Agent({ keepAlive: true });
  const tokens = new Map<Viewer, string>();
  const direct: World['direct'] =
    (name) =>
    (viewer, query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const signature = signCall(secret, name, viewer, { method: 'POST', path: '/graphql', body });
      return post(agent, `${urlOf(name)}/graphql`, body, { 'x-sopan-viewer': signature });
    };

  async function headersOf(viewer: Viewer): Promise<Record<string, string>> {
    if (viewer.role === 'PUBLIC') return {};
    const token = tokens.get(viewer) ?? (await signLocalToken(localKey, viewer, TOKEN_SECONDS));
    tokens.set(viewer, token);
    return { authorization: `Bearer ${token}` };
  }

  return {
    direct,
    async hub(viewer, query, variables = {}) {
      const [body, headers] = [JSON.stringify({ query, variables }), await headersOf(viewer)];
      for (let turn = 1; ; turn += 1) {
        const answer = await post(agent, `${gatewayUrl}/graphql`, body, headers);
        const isAct = query.startsWith('mutation');
        if (isAct || turn === TRIES || !answer.codes.some((code) => BUSY.includes(code))) return answer;
      }
    },
    async act(name, mutation, input) {
      const answer = await direct(name)(ADMIN, mutation, { input });
      if (answer.codes.length) throw new Error(`${mutation} ${JSON.stringify(input)}: ${answer.text}`);
      return Object.values(answer.data as object)[0];
    },
    hangUp: () => agent.destroy(),
  };
}

function post(agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve(answered(Buffer.concat(chunks).toString('utf8'))));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

function answered(text: string): Answered {
  const { data = null, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  return { data, codes: errors.map(({ extensions }) => extensions?.code ?? 'NO CODE'), text };
}
