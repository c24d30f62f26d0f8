import type { Viewer } from '../../../lib/auth/viewer';
import type { Database } from '../../../lib/database/database';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, codesOf } from '../../../tests/support/ask';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { openMeetingsDatabase } from '../database';
import { dossiersOf } from '../assignment/dossiers';
import { deltasBetween, decisionRollup } from '../decision-rollup';
import { askedReports } from '../request/asked-report';
import { Assignment } from '../assignment/assignment';
import { Meeting } from '../meeting/meeting';
import { createMeetings } from '../meetings';

/** The day on which tests live. */
export const TODAY = '2023-05-20';

/** The meetings subgraph over the small tree, with its database open beside it for looking into. */
export class OpenMeetings {
  private constructor(
    readonly subgraph: Subgraph,
    readonly database: Database,
    /** The statements sent so far. */
    readonly statements: string[],
  ) {}

  static async at(databaseUrl: string, now = () => new Date(`${TODAY}T06:00:00Z`)): Promise<OpenMeetings> {
    const statements: string[] = [];
    const subgraph = await createMeetings({
      databaseUrl,
      organisation: directoryFeed(smallTree()),
      now,
      onQuery: (sql) => statements.push(sql),
    });
    return new OpenMeetings(subgraph, await openMeetingsDatabase({ url: databaseUrl }), statements);
  }

  /** Does an act that must succeed; gives what its mutation answers. */
  async act(source: string, input: object, viewer: Viewer = ADMIN) {
    const { data, errors } = await ask(this.subgraph, source, { input }, viewer);
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return Object.values(data as object)[0];
  }

  /** Does an act that must fail; gives the code of its failure, or the message of one that has none. */
  async refused(source: string, input: object, viewer: Viewer = ADMIN): Promise<unknown> {
    const answer = await ask(this.subgraph, source, { input }, viewer);
    if (!answer.errors) return 'done';
    return codesOf(answer)[0] ?? answer.errors.map(({ message }) => message).join('; ');
  }

  /** Reads what must be readable. */
  async read(query: string, viewer: Viewer = ADMIN) {
    const { data, errors } = await ask(this.subgraph, query, {}, viewer);
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }

  /** How many rows each table holds that an act may write; the tables of counts and of turns left out. */
  async rows(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const [row]: [{ rows_there: number | string }] = await this.database.reader.query(
        `SELECT COUNT(*) AS rows_there FROM ${table}`,
      );
      counts[table] = Number(row.rows_there);
    }
    return counts;
  }

  /** The kept counts, and the same counted anew from all records. */
  async keptAndRebuilt(): Promise<{ kept: string[]; rebuilt: string[] }> {
    const { kind } = this.database;
    return this.database.inTransaction(async (manager) => {
      const assignments = await manager.find(Assignment);
      const assignmentIds = assignments.map(({ id }) => id);
      const meetings = await manager.find(Meeting);
      const meetingIds = meetings.map(({ id }) => id);
      const dossiers = await dossiersOf(manager, kind, assignmentIds);
      const asked = await askedReports(manager, meetingIds);
      const rebuilt = decisionRollup.snapshotOf(deltasBetween({}, { meetings, dossiers, asked }));
      return { kept: await decisionRollup.snapshot(manager), rebuilt };
    });
  }

  /** Forgets all records and counts; opening another database would take longer. */
  async clear(): Promise<void> {
    await this.database.inTransaction(async (manager) => {
      for (const table of TABLES) await manager.query(`DELETE FROM ${table}`);
      await decisionRollup.clear(manager, this.database.kind);
    });
  }

  async close(): Promise<void> {
    await this.subgraph.close();
    await this.database.close();
  }
}

const TABLES = [
  'meetings',
  'agenda_items',
  'decisions',
  'decision_words',
  'carry_overs',
  'assignments',
  'assignment_states',
  'due_changes',
  'decision_reports',
  'due_publications',
  'report_requests',
  'requested_areas',
  'memos',
  'findings',
  'proposals',
  'withdrawals',
  'requests',
  'outbox',
];
