import { AuditEntry } from '../../lib/audit/audit-entry';
import { Audit1785000000010 } from '../../lib/audit/audit-migration';
import { openDatabase, type Database, type OpenSettings } from '../../lib/database/database';
import { Finding } from '../../lib/papers/finding';
import { Memo } from '../../lib/papers/memo';
import { ProposedRevision } from '../../lib/papers/proposal';
import { CountedTurns1788000000030 } from '../../lib/writing/turns-migration';
import { AreaChange } from './change/area-change';
import { EntryDraft } from './entry-draft/entry-draft';
import { CreateOrganisation1764547200000 } from './migrations/create-organisation';
import { EntryDrafts1787000000020 } from './migrations/entry-drafts';
import { Office } from './office/office';
import { Person } from './office/person';
import { Post } from './office/post';
import { Tenure } from './office/tenure';
import { Membership } from './team/membership';
import { Team } from './team/team';

/** Opens this subgraph's own database, brought to the version of this program. */
export function openOrganisationDatabase(settings: OpenSettings): Promise<Database> {
  return openDatabase({
    ...settings,
    entities: [
      AreaChange,
      Office,
      Post,
      Person,
      Tenure,
      Team,
      Membership,
      Memo,
      Finding,
      ProposedRevision,
      AuditEntry,
      EntryDraft,
    ],
    migrations: [
      CreateOrganisation1764547200000,
      Audit1785000000010,
      EntryDrafts1787000000020,
      CountedTurns1788000000030,
    ],
  });
}
