import { openDatabase, type Database, type DatabaseSettings } from '../../lib/database/database';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { Withdrawal } from '../../lib/papers/withdrawal';
import { Assignment } from './assignment/assignment';
import { AssignmentState } from './assignment/assignment-state';
import { DueChange } from './assignment/due-change';
import { CarryOver } from './decision/carry-over';
import { Decision } from './decision/decision';
import { AgendaItem } from './meeting/agenda-item';
import { Meeting } from './meeting/meeting';
import { Meetings1780000000001 } from './migrations/1780000000001-meetings';
import { DecisionReport } from './progress/decision-report';
import { ReportRequest, RequestedArea } from './request/report-request';

/** Opens this subgraph's database and brings it to the newest version. */
export function openMeetingsDatabase(settings: Pick<DatabaseSettings, 'url' | 'onQuery'>): Promise<Database> {
  return openDatabase({
    ...settings,
    entities: [
      Meeting,
      AgendaItem,
      Decision,
      CarryOver,
      Assignment,
      AssignmentState,
      DueChange,
      DecisionReport,
      ReportRequest,
      RequestedArea,
      Memo,
      Finding,
      ProposedRevision,
      Withdrawal,
    ],
    migrations: [Meetings1780000000001],
  });
}
