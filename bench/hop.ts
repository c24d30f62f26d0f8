import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DirectoryVersion } from '../gateway/directory-version';
import { linkOverHttp } from '../gateway/links/over-http';
import type { Fetch, SubgraphLink } from '../gateway/links/subgraph-link';
import { PUBLIC } from '../lib/auth/viewer';
import { createLog } from '../lib/log';
import { projectRoot } from '../lib/project-root';
import { HOP_SECRET, type Spent } from './hop/server';
import { median } from './gateway/measured';

const CALLS = Number(process.env['SOPAN_BENCH_CALLS'] ?? 3000);
const ROUNDS = 5;
const SIDE_BY_SIDE = 4;
/** Microseconds of a processor for one read of stamps, on either side, on a machine that does nothing else. */
const WANTED = 150;

const QUERY =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Area { code } } }';

interface Kind {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
  readonly answer: string;
}

/**
 * What it costs to ask another process, whatever is asked: our own gateway's link and our own subgraph's server,
 * before a subgraph of one type that knows its answer. Each answer is compared with the one that is wanted.
 */
export async function benchHop(): Promise<boolean> {
  const server = fork(join(projectRoot, 'dist', 'bench', 'hop', 'server.js'), [], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  });
  const [url] = (await once(server, 'message')) as [string];
  const link = linkOverHttp({ name: 'meetings', url, secret: HOP_SECRET, timeoutMs: 60_000, log: quiet });
  try {
    console.log('| µs of a processor a call | gateway | subgraph |\n|---|---:|---:|');
    const spent = [];
    for (const kind of kindsOf(link)) spent.push(await measured(kind, server));
    const met = spent.at(-1)?.every((microseconds) => microseconds <= WANTED) ?? false;
    console.log(`\nStamps: at most ${WANTED} µs on either side are wanted: ${met ? 'met' : 'missed'}.`);
    return met;
  } finally {
    await link.close();
    server.disconnect();
  }
}

const quiet = createLog('bench', 'error');

function kindsOf(link: SubgraphLink): Kind[] {
  const directory = new DirectoryVersion();
  const entities = (count: number): Kind => {
    const representations = Array.from({ length: count }, (_, at) => ({
      __typename: 'Area',
      code: `55${at}`,
    }));
    const request = { query: QUERY, variables: { representations } };
    return {
      name: `${count} ${count === 1 ? 'entity' : 'entities'}`,
      ask: () => {
        const context = {
          viewer: PUBLIC,
          requestId: 'bench',
          directory,
          deadlineAt: performance.now() + 60_000,
        };
        return link.dataSource.process({ request, context } as unknown as Fetch);
      },
      answer: JSON.stringify({ data: { _entities: representations.map(({ code }) => ({ code })) } }),
    };
  };
  const parts = ['decisions|2023-24|PUBLISHED|bench'];
  const stamps = () => link.stamps?.(parts, directory) ?? Promise.resolve([]);
  return [entities(1), entities(76), { name: 'stamps', ask: stamps, answer: JSON.stringify(parts) }];
}

async function measured({ name, ask, answer }: Kind, server: ChildProcess): Promise<[number, number]> {
  const rounds: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = await spentBy(server);
    const began = process.cpuUsage();
    let left = CALLS;
    const askOn = async (): Promise<void> => {
      for (; left > 0; left -= 1) {
        const told = JSON.stringify(await ask());
        if (told !== answer) throw new Error(`${name}: ${told.slice(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, askOn));
    const own = process.cpuUsage(began);
    const after = await spentBy(server);
    // The first round is for the compiler.
    if (round) rounds.push([(own.user + own.system) / CALLS, (after - before) / CALLS]);
  }
  const [gateway, subgraph] = [0, 1].map((side) => median(rounds.map((each) => each[side as 0 | 1]))) as [
    number,
    number,
  ];
  console.log(`| ${name} | ${gateway.toFixed(0)} | ${subgraph.toFixed(0)} |`);
  return [gateway, subgraph];
}

/** Microseconds of a processor since it began. */
async function spentBy(server: ChildProcess): Promise<number> {
  server.send('spent');
  const [{ user, system }] = (await once(server, 'message')) as [Spent];
  return user + system;
}
