import type { GraphQLSchema } from 'graphql';
import { Refusals } from '../audit/refusals';
import { watchActs } from '../audit/watch-acts';
import { Authority } from '../auth/authority';
import { programVersion } from '../database/backup/take-backup';
import type { Database } from '../database/database';
import type { DirectorySource } from '../directory/replica';
import { Loaders } from '../loaders/loaders';
import type { EmbargoKeeper } from '../papers/embargo-keeper';
import { beforeTelling, feedPosition, outboxPosition } from '../metrics/metrics';
import { inboxPositions } from '../outbox/inbox';
import { outboxHead, readOutbox } from '../outbox/outbox';
import { START } from '../outbox/position';
import { readStamps } from '../stamps/read-stamps';
import type { RollupStamps } from '../stamps/rollup-stamps';
import { dayInDhaka, type Day } from '../time/day';
import { demandTimeLeft, type HubContext } from './hub-context';
import { RestsOn } from './rests-on';
import { steadyMark } from './steady-mark';
import type { Subgraph, SubgraphName } from './subgraph';

interface Parts {
  readonly name: SubgraphName;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly directory: DirectorySource;
  /** Whose counts it keeps; their stamps tell whether answers made of them are still good. */
  readonly rollup?: { readonly name: string; readonly stamps: RollupStamps };
  readonly now?: () => Date;
  readonly onOutbox?: () => void;
  /** Publishes what waits for a day that has come, before anything is answered on that day. */
  readonly embargo?: Pick<EmbargoKeeper, 'keep' | 'keepAnew' | 'keptDay'>;
  /** Stops what runs beside the requests, before the database is closed. */
  readonly stop?: () => Promise<void> | void;
}

/** Puts a subgraph together: every request gets its own context over one directory and one day. */
export function defineSubgraph(parts: Parts): Subgraph {
  const { name, schema, database, directory, embargo } = parts;
  const { now = () => new Date(), onOutbox = () => undefined } = parts;
  const refusals = new Refusals(database);
  const program = `${programVersion()} ${database.migrations.at(-1) ?? ''}`;
  watchActs(schema, refusals);
  /** Today, once what waits for it has been published. */
  const keptDay = async (): Promise<Day> => (await embargo?.keep()) ?? dayInDhaka(now());
  const endTelling = beforeTelling(() => tellPositions(name, database));
  return {
    name,
    schema,
    async contextFor({ viewer, requestId, directoryVersion, directoryChain = '' }) {
      const seen = await directory.atLeast({ seq: directoryVersion, chain: directoryChain });
      const today = await keptDay();
      const authority = new Authority(viewer, seen, today);
      const context: HubContext = {
        requestId,
        database,
        directory: seen,
        authority,
        loaders: new Loaders(demandTimeLeft),
        today,
        rests: new RestsOn(),
        onOutbox,
        publishDue: async () => {
          await embargo?.keepAnew();
        },
      };
      return { context };
    },
    async stamps(stamped) {
      const today = await keptDay();
      const known = async () => {
        const seen = await directory.atLeast(START);
        return { directory: seen, at: directory.position() };
      };
      return readStamps({ database, rollup: parts.rollup, directory: known, today, program }, stamped);
    },
    steady: steadyMark({
      database,
      day: () => (embargo ? embargo.keptDay() : dayInDhaka(now())),
      position: () => directory.position(),
    }),
    directoryVersion: () => directory.position().seq,
    directoryChain: () => directory.position().chain,
    // Ready means that it can answer: its database is open, and it knows the areas.
    ready: () =>
      Promise.all([database.reader.query('SELECT 1'), directory.atLeast(START)]).then(
        () => true,
        () => false,
      ),
    feed: (since, chain = '') => readOutbox(database.reader, { seq: since, chain }),
    async close() {
      endTelling();
      await parts.stop?.();
      await refusals.flush();
      await database.close();
    },
  };
}

/** How far this subgraph has told the others, and has heard them. */
async function tellPositions(name: SubgraphName, { reader }: Database): Promise<void> {
  const head = await outboxHead(reader);
  outboxPosition.set({ source: name }, head.seq);
  for (const { source, seq } of await inboxPositions(reader)) feedPosition.set({ reader: name, source }, seq);
}
