import { openDatabase, type Database } from '../database/database';
import { createOutboxTables, type OutboxEvent } from '../outbox/outbox';
import { onEachDatabase } from '../../tests/support/databases';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { DirectoryRecord } from './records';
import { createReplicaTable, DIRECTORY_TOPIC, DirectoryReplica } from './replica';

class CreateReplica1764547200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutboxTables(runner);
    await createReplicaTable(runner);
  }
  async down(): Promise<void> {}
}

const team = (seq: number): OutboxEvent => ({
  seq,
  topic: DIRECTORY_TOPIC,
  body: {
    kind: 'team',
    id: `t${seq}`,
    areaId: 'a',
    validFrom: '2020-01-01',
    validTo: null,
  } satisfies DirectoryRecord,
});

onEachDatabase((newDatabase) => {
  let database: Database;

  beforeEach(async () => {
    const url = await newDatabase();
    database = await openDatabase({ url, entities: [], migrations: [CreateReplica1764547200000] });
  });
  afterEach(() => database.close());

  test('an answer is refused rather than made from an older directory than was asked for', async () => {
    const replica = new DirectoryReplica(database, async (since) =>
      [team(1)].filter(({ seq }) => seq > since),
    );
    expect((await replica.atLeast(1)).version).toBe(1);
    await expect(replica.atLeast(2)).rejects.toMatchObject({ extensions: { code: 'DIRECTORY_BEHIND' } });
  });

  test('a version that came after a reading had begun is read once more, not refused', async () => {
    const events = [team(1)];
    let pulled = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const replica = new DirectoryReplica(database, async (since) => {
      const page = events.filter(({ seq }) => seq > since);
      pulled += 1;
      if (pulled === 2) await held; // The answer "nothing more" is on its way while the next event is written.
      return page;
    });
    const first = replica.atLeast(1);
    while (pulled < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    events.push(team(2));
    const second = replica.atLeast(2);
    release();
    await first;
    expect((await second).version).toBe(2);
  });

  test('events that come twice or out of order change nothing, and a gap is waited for', async () => {
    let page: OutboxEvent[] = [team(2), team(1), team(1), team(4)];
    const replica = new DirectoryReplica(database, async () => page);
    expect((await replica.atLeast(2)).teamsOf('a')).toHaveLength(2);
    page = [team(1), team(3), team(4)];
    expect(
      (await replica.atLeast(4))
        .teamsOf('a')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['t1', 't2', 't3', 't4']);
  });

  test('while the organisation subgraph is silent, what is stored still answers', async () => {
    const faults: unknown[] = [];
    const filled = new DirectoryReplica(database, async (since) =>
      [team(1)].filter(({ seq }) => seq > since),
    );
    await filled.atLeast(1);
    const silent = new DirectoryReplica(
      database,
      () => Promise.reject(new Error('silent')),
      (fault) => faults.push(fault),
    );
    expect((await silent.atLeast(1)).teamsOf('a')).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });
});
