import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createLog } from '../../lib/log';
import { startSubgraphServer } from '../../lib/subgraph/start-server';

export const HOP_SECRET = 'bench of calls between processes, secret to nobody';

/** What this process has cost the machine so far, in microseconds. */
export type Spent = NodeJS.CpuUsage;

/** A subgraph of one type, behind the server of all subgraphs. */
async function serve(): Promise<void> {
  const schema = buildSubgraphSchema({
    typeDefs: parse('type Query { area: Area } type Area @key(fields: "code") { code: String }'),
    resolvers: { Area: { __resolveReference: ({ code }: { code: string }) => ({ code }) } } as never,
  });
  const server = await startSubgraphServer(
    {
      name: 'meetings',
      schema,
      contextFor: () => Promise.resolve({ context: {} }),
      directoryVersion: () => 1,
      directoryChain: () => '',
      stamps: (parts) => Promise.resolve(parts),
      ready: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    },
    { port: 0, secret: HOP_SECRET, log: createLog('bench', 'error') },
  );
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.once('disconnect', () => process.exit(0));
  process.send?.(server.url);
}

// Its constants are read by the bench, too.
if (require.main === module) void serve();
