import { openDatabase } from '../../../lib/database/database';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { ADMIN, ask } from '../../../tests/support/ask';
import { openPlansDatabase } from '../database';
import { createPlans } from '../plans';
import { act, aPlan, aReport, REPORT, SUBMIT_PLAN } from '../testing/acts';
import { checkPlans } from '../rebuild';
import { Plans1780000000002 } from './1780000000002-plans';

const TABLES = ['action_plans', 'activities', 'occurrences', 'activity_reports', 'annual_reports'];
const KEPT = ['activity_states', 'plan_totals', 'plan_ledger'];

onEachDatabase((newDatabase) => {
  test('what was published before approval was known counts as approved, and what was reported as claimed', async () => {
    const [before, after] = [await newDatabase(), await newDatabase()];
    const organisation = directoryFeed(smallTree());
    const now = () => new Date('2023-09-01T06:00:00Z');
    const plans = await createPlans({ databaseUrl: before, organisation, now });
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '5081', publish: false }));
    await act(plans, REPORT, aReport());
    await plans.close();
    await copyIntoOldTables(before, after);

    const upgraded = await createPlans({ databaseUrl: after, organisation, now });
    const source =
      '{ actionPlans(orderBy: OLDEST_FIRST) { edges { node { state publishedAt approvedAt } } } }';
    const { data } = await ask(upgraded, source, {}, ADMIN);
    const [published, draft] = data.actionPlans.edges.map(({ node }: { node: object }) => node);
    expect(published.approvedAt).toBe(published.publishedAt);
    expect([published.state, draft.state]).toEqual(['PUBLISHED', 'DRAFT']);
    await upgraded.close();
    const database = await openPlansDatabase({ url: after });
    const { compared, differences } = await checkPlans(database, () => undefined);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(5);
    await database.close();
  });
});

/** Puts rows into a database of the first version, as far as it has their columns. */
async function copyIntoOldTables(from: string, to: string): Promise<void> {
  const old = await openDatabase({ url: to, entities: [], migrations: [Plans1780000000002] });
  const source = await openPlansDatabase({ url: from });
  for (const table of [...TABLES, ...KEPT]) {
    const known = await old.inTransaction((manager) => manager.queryRunner?.getTable(table) as Promise<any>);
    const columns: string[] = known.columns.map(({ name }: { name: string }) => name);
    const rows: Record<string, unknown>[] = await source.reader.query(`SELECT * FROM ${table}`);
    await old.inTransaction(async (manager) => {
      for (const row of rows)
        await manager.query(
          `INSERT INTO ${table} (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          columns.map((name) => row[name]),
        );
    });
  }
  await source.close();
  await old.close();
}
