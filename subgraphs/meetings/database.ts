import { AuditEntry } from '../../lib/audit/audit-entry';
import { Audit1785000000010 } from '../../lib/audit/audit-migration';
import { deriveOnce } from '../../lib/database/derive-once';
import { openDatabase, type Database, type OpenSettings } from '../../lib/database/database';
import { DuePublication } from '../../lib/papers/embargo';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { Withdrawal } from '../../lib/papers/withdrawal';
import { CountedTurns1788000000030 } from '../../lib/writing/turns-migration';
import { Assignment } from './assignment/assignment';
import { AssignmentState } from './assignment/assignment-state';
import { DueChange } from './assignment/due-change';
import { CarryOver } from './decision/carry-over';
import { Decision } from './decision/decision';
import { DecisionWords, keepAllWords } from './decision/decision-words';
import { AgendaItem } from './meeting/agenda-item';
import { Meeting } from './meeting/meeting';
import { Meetings1780000000001 } from './migrations/1780000000001-meetings';
import { MeetingsWorkflow1780000000011 } from './migrations/1780000000011-meetings-workflow';
import { MeetingsStatistics1786000000021 } from './migrations/1786000000021-meetings-statistics';
import { MeetingsStamps1788000000041 } from './migrations/1788000000041-meetings-stamps';
import { DecisionReport } from './progress/decision-report';
import { rebuildDecisions } from './rebuild';
import { ReportRequest, RequestedArea } from './request/report-request';

/** Opens this subgraph's database and brings it to the newest version. */
export async function openMeetingsDatabase(settings: OpenSettings): Promise<Database> {
  const database = await openDatabase({
    ...settings,
    entities: [
      Meeting,
      AgendaItem,
      Decision,
      DecisionWords,
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
      DuePublication,
      AuditEntry,
    ],
    migrations: [
      Meetings1780000000001,
      MeetingsWorkflow1780000000011,
      Audit1785000000010,
      MeetingsStatistics1786000000021,
      CountedTurns1788000000030,
      MeetingsStamps1788000000041,
    ],
  });
  return deriveOnce(database, settings, 'decision statistics', async () => {
    await keepAllWords(database);
    await rebuildDecisions(database, () => undefined);
  });
}
