import { openDatabase, type Database, type DatabaseSettings } from '../../lib/database/database';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { Activity } from './activity/activity';
import { ActivityState } from './activity/activity-state';
import { Occurrence } from './activity/occurrence';
import { AnnualReport } from './annual-report/annual-report';
import { Plans1780000000002 } from './migrations/1780000000002-plans';
import { ActionPlan } from './plan/action-plan';
import { ActivityReport } from './progress/activity-report';

/** Opens this subgraph's database and brings it to the newest version. */
export function openPlansDatabase(settings: Pick<DatabaseSettings, 'url' | 'onQuery'>): Promise<Database> {
  return openDatabase({
    ...settings,
    entities: [
      ActionPlan,
      Activity,
      ActivityState,
      Occurrence,
      ActivityReport,
      AnnualReport,
      Memo,
      Finding,
      ProposedRevision,
    ],
    migrations: [Plans1780000000002],
  });
}
