import { randomNumbers } from '../../../tests/support/random-numbers';
import { chained, pullFrom } from '../../../tests/support/chained';
import { onEachDatabase } from '../../../tests/support/databases';
import { createOrganisation } from '../organisation';
import { openOrganisationDatabase } from '../database';

const AREAS = ['5010', '5081', '554906', '554952'];

onEachDatabase((newDatabase) => {
  /** An organisation that hears of teams from meetings and plans, whose histories can be exchanged. */
  const start = async () => {
    const url = await newDatabase();
    const feeds = { meetings: chained('team-implied', []), plans: chained('team-implied', []) };
    const hub = await createOrganisation({
      databaseUrl: url,
      feeds: {
        meetings: (since) => pullFrom(feeds.meetings)(since),
        plans: (since) => pullFrom(feeds.plans)(since),
      },
    });
    const database = await openOrganisationDatabase({ url });
    return {
      hub,
      feeds,
      teams: async (): Promise<unknown[]> =>
        database.reader.query(
          'SELECT id, area_id, formed_on, dissolved_on, inferred, revision FROM teams ORDER BY id',
        ),
      told: async (): Promise<number> => {
        const [row] = await database.reader.query('SELECT COUNT(*) AS told FROM outbox');
        return Number(row.told);
      },
      close: async () => {
        await database.close();
        await hub.close();
      },
    };
  };
  const shows = (areaCode: string, on: string, published = true) => ({ areaCode, on, published });
  const random = randomNumbers(7);
  const somePapers = (count: number) =>
    Array.from({ length: count }, () =>
      shows(
        AREAS[Math.floor(random() * AREAS.length)] ?? '',
        `20${12 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-11`,
        random() < 0.7,
      ),
    );

  test('papers that are told again from the first on form no team twice, move none, and tell nobody', async () => {
    const { hub, feeds, teams, told, close } = await start();
    feeds.meetings = chained('team-implied', somePapers(25));
    feeds.plans = chained('team-implied', somePapers(25));
    await hub.catchUp();
    const [before, toldBefore] = [await teams(), await told()];
    expect(before.length).toBeGreaterThan(0);
    // The same papers after a beginning that differs: what was read is no part of this history.
    feeds.meetings = chained('team-implied', [null, ...feeds.meetings.map(({ body }) => body)]);
    feeds.plans = chained('team-implied', feeds.plans.map(({ body }) => body).slice(0, 10));
    await hub.catchUp();
    await hub.catchUp();
    expect(await teams()).toEqual(before);
    expect(await told()).toBe(toldBefore);
    await close();
  });

  test('a source that went back and goes on is heard of what it tells since', async () => {
    const { hub, feeds, teams, close } = await start();
    feeds.meetings = chained('team-implied', [shows('5010', '2015-01-11'), shows('5081', '2015-01-11')]);
    await hub.catchUp();
    feeds.meetings = chained('team-implied', [shows('5010', '2015-01-11'), shows('554906', '2016-01-11')]);
    await hub.catchUp();
    // What the lost paper showed stays: there was a team.
    expect(await teams()).toHaveLength(3);
    await close();
  });
});
