import type { MigrationInterface, QueryRunner } from 'typeorm';
import { chained, pullFrom } from '../../tests/support/chained';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import type { PullFeed } from '../outbox/inbox';
import { createOutboxTables, type OutboxEvent } from '../outbox/outbox';
import { START, type Position } from '../outbox/position';
import type { DirectoryRecord } from './records';
import { createReplicaTable, DIRECTORY_TOPIC, DirectoryReplica } from './replica';

class CreateReplica1764547200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutboxTables(runner);
    await createReplicaTable(runner);
  }
  async down(): Promise<void> {}
}

const teamOf = (id: string): DirectoryRecord => ({
  kind: 'team',
  id,
  areaId: 'a',
  validFrom: '2020-01-01',
  validTo: null,
});
const feedOf = (...ids: string[]): OutboxEvent[] => chained(DIRECTORY_TOPIC, ids.map(teamOf));
const at = (events: readonly OutboxEvent[]): Position => events.at(-1) ?? START;
const any = (seq: number): Position => ({ seq, chain: '' });
const behind = { extensions: { code: 'DIRECTORY_BEHIND' } };

onEachDatabase((newDatabase) => {
  const opened: Database[] = [];
  let database: Database;
  const open = async (url: string): Promise<Database> => {
    const each = await openDatabase({ url, entities: [], migrations: [CreateReplica1764547200000] });
    opened.push(each);
    return each;
  };
  let url = '';
  beforeEach(async () => {
    url = await newDatabase();
    database = await open(url);
  });
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));
  const idsIn = async (replica: DirectoryReplica, needed: Position): Promise<string[]> =>
    (await replica.atLeast(needed))
      .teamsOf('a')
      .map(({ id }) => id)
      .sort();

  test('an answer is refused rather than made from an older directory than was asked for', async () => {
    const replica = new DirectoryReplica(database, pullFrom(feedOf('t1')));
    expect((await replica.atLeast(any(1))).version).toBe(1);
    await expect(replica.atLeast(any(2))).rejects.toMatchObject(behind);
  });

  test('a version that came after a reading had begun is read once more, not refused', async () => {
    const events = feedOf('t1');
    let pulled = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const replica = new DirectoryReplica(database, async (since) => {
      const page = await pullFrom(events)(since);
      pulled += 1;
      if (pulled === 2) await held; // The answer "nothing more" is on its way while the next event is written.
      return page;
    });
    const first = replica.atLeast(any(1));
    while (pulled < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    events.push(...chained(DIRECTORY_TOPIC, [teamOf('t2')], at(events)));
    const second = replica.atLeast(at(events));
    release();
    await first;
    expect((await second).version).toBe(2);
  });

  test('events that come twice or out of order change nothing, and a gap is waited for', async () => {
    const [first, second, third, fourth] = feedOf('t1', 't2', 't3', 't4') as [
      OutboxEvent,
      OutboxEvent,
      OutboxEvent,
      OutboxEvent,
    ];
    let page = [second, first, first, fourth];
    const replica = new DirectoryReplica(database, async () => page);
    expect(await idsIn(replica, any(2))).toHaveLength(2);
    page = [first, third, fourth];
    expect(await idsIn(replica, any(4))).toEqual(['t1', 't2', 't3', 't4']);
  });

  test('while the organisation subgraph is silent, what is stored still answers', async () => {
    const faults: unknown[] = [];
    const told = feedOf('t1');
    await new DirectoryReplica(database, pullFrom(told)).atLeast(any(1));
    const silent = new DirectoryReplica(
      database,
      () => Promise.reject(new Error('silent')),
      (fault) => faults.push(fault),
    );
    expect(await idsIn(silent, any(1))).toEqual(['t1']);
    expect(await idsIn(silent, at(told))).toEqual(['t1']);
    expect(faults).toHaveLength(1);
  });

  describe('after organisation was restored from a backup', () => {
    /** A replica of one history whose organisation now tells another. */
    const restored = async (told: OutboxEvent[], tells: OutboxEvent[]) => {
      let feed: PullFeed = pullFrom(told);
      let pulled = 0;
      const faults: unknown[] = [];
      const replica = new DirectoryReplica(
        database,
        (since) => {
          pulled += 1;
          return feed(since);
        },
        (fault) => faults.push(fault),
      );
      await replica.atLeast(at(told));
      feed = pullFrom(tells);
      pulled = 0;
      return { replica, faults, pulled: () => pulled, organisation: (now: PullFeed) => (feed = now) };
    };
    const told = feedOf('t1', 't2', 'lost-1', 'lost-2');

    test.each([
      ['shorter', feedOf('t1', 't2', 'new')],
      ['of the same length', feedOf('t1', 't2', 'new-1', 'new-2')],
      ['longer', feedOf('t1', 't2', 'new-1', 'new-2', 'new-3')],
    ])('a history that is now %s replaces the copy for whoever has seen it', async (_, tells) => {
      const { replica } = await restored(told, tells);
      const ids = tells.map(({ body }) => (body as DirectoryRecord).id);
      expect(await idsIn(replica, at(tells))).toEqual(ids.sort());
      expect(replica.position()).toMatchObject({ seq: tells.length, chain: at(tells).chain });
    });

    test('a history that was only cut short is noticed at the next look at it', async () => {
      const { replica } = await restored(told, told.slice(0, 2));
      await replica.catchUp();
      expect(await idsIn(replica, told[1]!)).toEqual(['t1', 't2']);
    });

    test('whoever still asks for what is lost gets the present, or is told that it is not there; nobody waits', async () => {
      const tells = feedOf('t1', 't2', 'new-1');
      const { replica } = await restored(told, tells);
      await replica.catchUp();
      await expect(replica.atLeast(at(told))).rejects.toMatchObject(behind);
      expect(await idsIn(replica, told[2]!)).toEqual(['new-1', 't1', 't2']);
    });

    test('an older position is known without asking organisation, one of another history is asked about once', async () => {
      const tells = feedOf('t1', 't2', 'new-1', 'new-2');
      const { replica, pulled } = await restored(told, tells);
      await replica.atLeast(told[1]!);
      await replica.atLeast(any(3));
      expect(pulled()).toBe(0);
      await replica.atLeast(tells[2]!);
      const asked = pulled();
      expect(asked).toBeGreaterThan(0);
      await replica.atLeast(tells[2]!);
      await replica.atLeast(tells[3]!);
      await replica.atLeast(told[2]!);
      const askedAgain = pulled();
      await replica.atLeast(told[2]!);
      expect(pulled()).toBe(askedAgain);
    });

    test('while organisation is silent, a position that the copy may not have behind it is not answered from it', async () => {
      const { replica, faults, organisation } = await restored(told, told);
      organisation(() => Promise.reject(new Error('silent')));
      await expect(replica.atLeast(at(feedOf('t1', 't2', 'new')))).rejects.toMatchObject(behind);
      expect(faults).toHaveLength(2);
      expect(await idsIn(replica, at(told))).toHaveLength(4);
    });

    test('the directory is never empty or half: not while it is replaced, and not where organisation has nothing yet', async () => {
      const many = feedOf(...Array.from({ length: 50 }, (_, index) => `new-${index}`));
      const { replica, faults, organisation } = await restored(told, []);
      await replica.catchUp().catch((fault: unknown) => faults.push(fault));
      expect(String(faults)).toContain('knows no area yet');
      expect(await idsIn(replica, any(1))).toHaveLength(4);
      organisation(async (since) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return (await pullFrom(many)(since)).slice(0, 7);
      });
      const other = new DirectoryReplica(await open(url), () => Promise.resolve([]));
      const seen = new Set<number>();
      let replacing = true;
      const watching = (async () => {
        while (replacing) {
          seen.add((await replica.atLeast(any(1))).teamsOf('a').length);
          await other.catchUp();
          seen.add((await other.atLeast(any(1))).teamsOf('a').length);
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      await replica.atLeast(at(many));
      await other.catchUp();
      replacing = false;
      await watching;
      expect([...seen].sort()).toEqual([4, 50]);
    });

    test('a copy that itself was restored catches up, and begins anew where both were', async () => {
      const older = await open(await newDatabase());
      const backup = new DirectoryReplica(older, pullFrom(feedOf('t1', 't2')));
      await backup.catchUp();
      const catchingUp = new DirectoryReplica(older, pullFrom(told));
      expect(await idsIn(catchingUp, at(told))).toHaveLength(4);
      const both = feedOf('t1', 'new-1', 'new-2', 'new-3', 'new-4');
      expect(await idsIn(new DirectoryReplica(older, pullFrom(both)), at(both))).toEqual([
        'new-1',
        'new-2',
        'new-3',
        'new-4',
        't1',
      ]);
    });
  });
});
