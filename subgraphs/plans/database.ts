import { AuditEntry } from '../../lib/audit/audit-entry';
import { Audit1785000000010 } from '../../lib/audit/audit-migration';
import { openDatabase, type Database, type OpenSettings } from '../../lib/database/database';
import { DuePublication } from '../../lib/papers/embargo';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { Activity } from './activity/activity';
import { ActivityState } from './activity/activity-state';
import { Occurrence } from './activity/occurrence';
import { AnnualReport } from './annual-report/annual-report';
import { Plans1780000000002 } from './migrations/1780000000002-plans';
import { PlansWorkflow1780000000012 } from './migrations/1780000000012-plans-workflow';
import { ActionPlan } from './plan/action-plan';
import { ActivityReport } from './progress/activity-report';

/** Opens this subgraph's database and brings it to the newest version. */
export function openPlansDatabase(settings: OpenSettings): Promise<Database> {
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
      DuePublication,
      AuditEntry,
    ],
    migrations: [Plans1780000000002, PlansWorkflow1780000000012, Audit1785000000010],
  });
}
