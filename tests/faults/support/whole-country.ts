import { openDatabase, type Database } from '../../../lib/database/database';
import {
  minutes,
  newRequest,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from '../../../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../../../subgraphs/meetings/testing/open-meetings';
import { Meetings1780000000001 } from '../../../subgraphs/meetings/migrations/1780000000001-meetings';
import { copyIntoOldTables } from '../../support/into-old-tables';

/** The tables of records; what is counted of them is made anew. */
export const RECORDS = [
  'meetings',
  'agenda_items',
  'decisions',
  'assignments',
  'decision_reports',
  'assignment_states',
];
export const DECISIONS_A_MEETING = 20;
const PARAMETERS_A_STATEMENT = 30_000;
const ID_HEAD = 8;

type Row = Record<string, unknown>;

/**
 * Makes a database of the first release with so many meetings of twenty decisions each, half of them reported
 * on: one that was recorded by the program itself, and copies of its rows with ids of their own.
 */
export async function fillFirstRelease(url: string, scratch: string, meetings: number): Promise<void> {
  const origin = await OpenMeetings.at(scratch);
  const items = Array.from({ length: DECISIONS_A_MEETING }, (_, index) => ({
    number: String(index + 1),
    text: `সিদ্ধান্ত ${index + 1}: দুর্বল সংযোগের সেন্টারে ৩০ দিনের মধ্যে নতুন সংযোগ দিতে হবে।`,
  }));
  await origin.act(RECORD_MEETING, minutes({ agendaItems: [{ topic: 'সেবা', decisions: items }] }));
  await origin.act(REPORT_PROGRESS, {
    requestId: newRequest(),
    areaCode: '5010',
    reportedOn: '2022-10-01',
    meetingAreaCode: '5010',
    meetingOn: '2022-09-12',
    items: items.filter((_, index) => index % 2).map(({ number }) => ({ number, status: 'IN_PROGRESS' })),
    publish: true,
  });
  await copyIntoOldTables(origin.database, url, Meetings1780000000001, RECORDS);
  await origin.close();
  const old = await openDatabase({ url, entities: [], migrations: [Meetings1780000000001] });
  const made = new Map<string, Row[]>();
  for (const table of RECORDS) made.set(table, await old.reader.query(`SELECT * FROM ${table}`));
  const ids = new Set([...made.values()].flatMap((rows) => rows.map(({ id }) => id)));
  for (const [table, rows] of made) await copyRows(old, table, rows, meetings - 1, ids);
  await old.close();
}

/** Puts so many copies of some rows beside them; every id of these gets another head in each copy. */
async function copyRows(
  database: Database,
  table: string,
  rows: readonly Row[],
  copies: number,
  ids: ReadonlySet<unknown>,
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const places = `(${names.map(() => '?').join(', ')})`;
  const atOnce = Math.max(1, Math.floor(PARAMETERS_A_STATEMENT / names.length / rows.length));
  const columns = names.map((name) => `\`${name}\``).join(', ');
  for (let from = 1; from <= copies; from += atOnce) {
    const heads = Array.from({ length: Math.min(atOnce, copies - from + 1) }, (_, index) =>
      (from + index).toString(16).padStart(ID_HEAD, '0'),
    );
    const values = heads.flatMap((head) =>
      rows.flatMap((row) =>
        names.map((name) => (ids.has(row[name]) ? head + String(row[name]).slice(ID_HEAD) : row[name])),
      ),
    );
    const lines = Array(heads.length * rows.length)
      .fill(places)
      .join(', ');
    await database.inTransaction((manager) =>
      manager.query(`INSERT INTO ${table} (${columns}) VALUES ${lines}`, values),
    );
  }
}
