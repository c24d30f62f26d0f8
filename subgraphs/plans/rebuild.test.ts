import type { Database } from '../../lib/database/database';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { ADMIN, askAreas } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { directoryFeed, smallTree } from '../../tests/support/directory-feed';
import { openPlansDatabase } from './database';
import { createPlans } from './plans';
import { checkPlans, rebuildPlans } from './rebuild';
import { act, aPlan, aReport, newRequest, REPORT, SUBMIT_ANNUAL, SUBMIT_PLAN } from './testing/acts';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  let database: Database;
  beforeEach(async () => {
    const databaseUrl = await newDatabase();
    plans = await createPlans({
      databaseUrl,
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-09-01T06:00:00Z'),
    });
    database = await openPlansDatabase({ url: databaseUrl });
    for (const areaCode of ['5010', '501020', '5081']) await act(plans, SUBMIT_PLAN, aPlan({ areaCode }));
    await act(plans, REPORT, aReport());
    const report = { areaCode: '5081', fiscalYear: '2021-22', submittedOn: '2022-07-20', publish: true };
    await act(plans, SUBMIT_ANNUAL, { requestId: newRequest(), ...report });
  });
  afterEach(async () => {
    await plans.close();
    await database.close();
  });

  test('what acts have kept is what the records come to, and the way there is told', async () => {
    const told: string[] = [];
    const { compared, differences } = await checkPlans(database, (done, of) => told.push(`${done} of ${of}`));
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(10);
    expect(told).toEqual(['1 of 2', '2 of 2']);
  });

  test('whatever was spoilt is told line by line, and put right; a check alone changes nothing', async () => {
    await database.inTransaction(async (manager) => {
      await manager.query(
        "UPDATE plan_totals SET activities = 7 WHERE area_id = 'area-5010' AND basis = 'ALL'",
      );
      await manager.query("DELETE FROM plan_ledger WHERE area_id = 'area-501020'");
      await manager.query("DELETE FROM activity_states WHERE area_id = 'area-5081'");
      await manager.query(
        "UPDATE plan_totals SET area_id = 'area-5594' WHERE area_id = 'area-5081' AND basis = 'ALL'",
      );
    });
    const found = await checkPlans(database, () => undefined);
    expect(found.differences.filter((line) => line.includes('5010|')).length).toBe(2);
    expect(
      found.differences.some((line) => line.startsWith('kept, and not so: totals') && line.includes('5594')),
    ).toBe(true);
    expect(found.differences.some((line) => line.startsWith('so, and not kept: state'))).toBe(true);
    expect(await checkPlans(database, () => undefined)).toEqual(found);
    expect(await activities()).toBe(7);

    expect(await rebuildPlans(database, () => undefined)).toEqual(found);
    expect((await checkPlans(database, () => undefined)).differences).toEqual([]);
    expect(await activities()).toBe(1);
  });

  /** A number that was spoilt. */
  async function activities(): Promise<number> {
    const field = 'planProgress(fiscalYear: "2022-23", scope: SELF) { activities }';
    const { data } = await askAreas(plans, ['5010'], field, ADMIN);
    return data[0].planProgress.activities;
  }
});
