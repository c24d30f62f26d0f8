import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { execute, parse, validate, type DocumentNode } from 'graphql';
import { LOCAL_ADMINISTRATOR } from '../../lib/auth/local-key';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { createPlans } from '../../subgraphs/plans/plans';
import { oneSchema, type Contexts } from './one-schema';

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const ADMINISTRATOR: Viewer = { role: 'ADMIN', area: 'BD', subject: LOCAL_ADMINISTRATOR };

/**
 * Row (d): the same resolvers over the same kind of databases in one schema, without federation: Node's own server
 * and graphql-js, each document parsed and validated once. Whoever sends a token is the administrator here.
 */
async function serve(): Promise<void> {
  const subgraphs = await openAll(process.env['SOPAN_DATA'] ?? '');
  const schema = oneSchema(readFileSync(process.env['BENCH_SUPERGRAPH'] ?? '', 'utf8'), subgraphs);
  const documents = new Map<string, DocumentNode>();

  function documentOf(query: string): DocumentNode {
    let document = documents.get(query);
    if (document) return document;
    document = parse(query);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    documents.set(query, document);
    return document;
  }

  async function answer({ query, variables }: Asked, viewer: Viewer): Promise<string> {
    const made = await Promise.all(
      subgraphs.map((each) => each.contextFor({ viewer, requestId: 'bench', directoryVersion: 0 })),
    );
    const contexts = Object.fromEntries(
      subgraphs.map(({ name }, index) => [name, made[index]?.context ?? {}]),
    ) as Contexts;
    const answered = await execute({
      schema,
      document: documentOf(query),
      variableValues: variables,
      contextValue: contexts,
    });
    for (const { done } of made) await done?.();
    return JSON.stringify(answered);
  }

  createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const viewer = request.headers.authorization ? ADMINISTRATOR : PUBLIC;
      const send = (status: number, text: string): void => {
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
      };
      answer(JSON.parse(Buffer.concat(parts).toString('utf8')) as Asked, viewer).then(
        (text) => {
          send(200, text);
        },
        (error: unknown) => {
          send(500, JSON.stringify({ errors: [{ message: String(error) }] }));
        },
      );
    });
  }).listen(Number(process.env['PORT']), '127.0.0.1');
}

async function openAll(folder: string): Promise<Subgraph[]> {
  const all = new Map<SubgraphName, Subgraph>();
  const feedOf =
    (name: SubgraphName): PullFeed =>
    async (since) =>
      ((await all.get(name)?.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const databaseUrl = (name: SubgraphName): string => `sqlite:${folder}/${name}.sqlite`;
  const organisation = await createOrganisation({
    databaseUrl: databaseUrl('organisation'),
    log: createLog('bench', 'error'),
    feeds: { meetings: feedOf('meetings'), plans: feedOf('plans') },
  });
  all.set('organisation', organisation);
  const onOutbox = (): void => void organisation.catchUp();
  for (const [name, create] of [
    ['meetings', createMeetings],
    ['plans', createPlans],
  ] as const) {
    const feed = feedOf('organisation');
    all.set(name, await create({ databaseUrl: databaseUrl(name), organisation: feed, onOutbox }));
  }
  return [...all.values()];
}

void serve();
