import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { copyIntoOldTables } from '../../../tests/support/into-old-tables';
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
    const source = await openPlansDatabase({ url: before });
    await copyIntoOldTables(source, after, Plans1780000000002, [...TABLES, ...KEPT]);
    await source.close();

    const upgraded = await createPlans({ databaseUrl: after, organisation, now });
    const listing =
      '{ actionPlans(orderBy: OLDEST_FIRST) { edges { node { state publishedAt approvedAt } } } }';
    const { data } = await ask(upgraded, listing, {}, ADMIN);
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
