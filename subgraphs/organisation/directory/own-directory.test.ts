import { DIRECTORY_TOPIC } from '../../../lib/directory/replica';
import type { DirectoryRecord } from '../../../lib/directory/records';
import type { Database } from '../../../lib/database/database';
import { outboxHead, publish } from '../../../lib/outbox/outbox';
import { START, type Position } from '../../../lib/outbox/position';
import { onEachDatabase } from '../../../tests/support/databases';
import { openOrganisationDatabase } from '../database';
import { OwnDirectory } from './own-directory';

const teamOf = (id: string): DirectoryRecord => ({
  kind: 'team',
  id,
  areaId: 'a',
  validFrom: '2020-01-01',
  validTo: null,
});

onEachDatabase((newDatabase) => {
  let database: Database;
  beforeEach(async () => {
    database = await openOrganisationDatabase({ url: await newDatabase() });
  });
  afterEach(() => database.close());

  const tell = (...ids: string[]) =>
    database.inTransaction((manager) => publish(manager, DIRECTORY_TOPIC, ids.map(teamOf)));
  const idsIn = async (directory: OwnDirectory, needed: Position = START): Promise<string[]> =>
    (await directory.atLeast(needed))
      .teamsOf('a')
      .map(({ id }) => id)
      .sort();
  /** What loading an older dump under a running process comes to. */
  const putBack = ({ seq, chain }: Position) =>
    database.inTransaction(async (manager) => {
      await manager.query('DELETE FROM outbox WHERE seq > ?', [seq]);
      await manager.query('UPDATE outbox_head SET seq = ?, chain = ?', [seq, chain]);
    });

  test('what another process wrote is in the next answer', async () => {
    const directory = new OwnDirectory(database);
    await tell('t1');
    expect(await idsIn(directory)).toEqual(['t1']);
    await tell('t2', 't3');
    expect(await idsIn(directory)).toEqual(['t1', 't2', 't3']);
    expect(directory.position()).toEqual(await outboxHead(database.reader));
  });

  test.each([
    ['is shorter', []],
    ['is as long', ['new-1', 'new-2']],
    ['is longer', ['new-1', 'new-2', 'new-3']],
  ])('a database restored beneath it is read anew, where its history %s by now', async (_, since) => {
    const directory = new OwnDirectory(database);
    await tell('t1');
    const backup = await outboxHead(database.reader);
    await tell('lost-1', 'lost-2');
    expect(await idsIn(directory)).toHaveLength(3);
    await putBack(backup);
    await tell(...since);
    expect(await idsIn(directory)).toEqual([...since, 't1']);
    expect(directory.position()).toEqual(await outboxHead(database.reader));
  });

  test('a version that is gone is refused with a code', async () => {
    const directory = new OwnDirectory(database);
    await tell('t1');
    const lost = { seq: 3, chain: 'a'.repeat(32) };
    await expect(directory.atLeast(lost)).rejects.toMatchObject({ extensions: { code: 'DIRECTORY_BEHIND' } });
  });
});
