import { AuditEntry } from '../../lib/audit/audit-entry';
import { Audit1785000000010 } from '../../lib/audit/audit-migration';
import { deriveOnce } from '../../lib/database/derive-once';
import { openDatabase, type Database, type OpenSettings } from '../../lib/database/database';
import { DuePublication } from '../../lib/papers/embargo';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { CountedTurns1788000000030 } from '../../lib/writing/turns-migration';
import { Activity } from './activity/activity';
import { ActivityState } from './activity/activity-state';
import { ActivityWords, keepAllWords } from './activity/activity-words';
import { Occurrence } from './activity/occurrence';
import { AnnualReport } from './annual-report/annual-report';
import { Plans1780000000002 } from './migrations/1780000000002-plans';
import { PlansWorkflow1780000000012 } from './migrations/1780000000012-plans-workflow';
import { PlansStatistics1786000000022 } from './migrations/1786000000022-plans-statistics';
import { PlansStamps1788000000042 } from './migrations/1788000000042-plans-stamps';
import { ActionPlan } from './plan/action-plan';
import { ActivityReport } from './progress/activity-report';
import { rebuildPlans } from './rebuild';

/** Opens this subgraph's database and brings it to the newest version. */
export async function openPlansDatabase(settings: OpenSettings): Promise<Database> {
  const database = await openDatabase({
    ...settings,
    entities: [
      ActionPlan,
      Activity,
      ActivityState,
      ActivityWords,
      Occurrence,
      ActivityReport,
      AnnualReport,
      Memo,
      Finding,
      ProposedRevision,
      DuePublication,
      AuditEntry,
    ],
    migrations: [
      Plans1780000000002,
      PlansWorkflow1780000000012,
      Audit1785000000010,
      PlansStatistics1786000000022,
      CountedTurns1788000000030,
      PlansStamps1788000000042,
    ],
  });
  return deriveOnce(database, settings, 'activity statistics', async () => {
    await keepAllWords(database);
    await rebuildPlans(database, () => undefined);
  });
}
