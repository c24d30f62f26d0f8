import { Between, In, type EntityManager } from 'typeorm';
import { loadOnce, type Chunk, type Loaded } from '../../../lib/bulk/load-once';
import { MadeInOrder } from '../../../lib/bulk/made-in-order';
import { rowsOf, writeChunk } from '../../../lib/bulk/write-chunk';
import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import type { Database, DatabaseKind } from '../../../lib/database/database';
import { Finding } from '../../../lib/papers/finding';
import { implyTeam } from '../../../lib/papers/imply-team';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import type { KnowsAreas } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import type { Histories } from '../assignment/assignment-history';
import { AssignmentState, statesOfHistories } from '../assignment/assignment-state';
import { DueChange } from '../assignment/due-change';
import { Decision } from '../decision/decision';
import { DecisionWords } from '../decision/decision-words';
import { decisionRollup, deltasOfNew } from '../decision-rollup';
import { AgendaItem } from '../meeting/agenda-item';
import { Meeting } from '../meeting/meeting';
import { DecisionReport } from '../progress/decision-report';
import { meetingRows, type MeetingPapers } from './meeting-rows';

/**
 * Loads meetings with all reports on them: rows, counts, states and the note of it in one transaction. A chunk
 * holds whole fiscal years of areas of which no meeting of that year is on record.
 */
export function loadMeetings(
  database: Database,
  context: KnowsAreas,
  chunk: Omit<Chunk, 'act'>,
  papersOf: () => readonly MeetingPapers[],
): Promise<Loaded> {
  return loadOnce(database, { act: 'loadMeetings', ...chunk }, async (manager) => {
    const made = new MadeInOrder(chunk.load, chunk.index);
    const papers = papersOf();
    const all = papers.map((each) => meetingRows(context, each, made));
    const meetings = all.map(({ meeting }) => meeting);
    const dossiers = all.flatMap((each) => each.dossiers);
    const histories = all.flatMap((each) => each.histories);
    await demandNew(manager, database.kind, meetings);
    const loaded = await writeChunk(
      manager,
      database.kind,
      [
        rowsOf(Meeting, meetings),
        rowsOf(
          AgendaItem,
          all.flatMap(({ agendaItems }) => agendaItems),
        ),
        rowsOf(
          Decision,
          all.flatMap(({ decisions }) => decisions),
        ),
        rowsOf(
          DecisionWords,
          all.flatMap(({ words }) => words),
        ),
        rowsOf(
          Assignment,
          dossiers.map(({ assignment }) => assignment),
        ),
        rowsOf(
          DueChange,
          dossiers.flatMap(({ dues }) => dues),
        ),
        rowsOf(
          DecisionReport,
          dossiers.flatMap(({ reports }) => reports),
        ),
        rowsOf(
          AssignmentState,
          dossiers.flatMap((dossier, index) => statesOfHistories(dossier, histories[index] as Histories)),
        ),
        rowsOf(
          Memo,
          all.flatMap(({ memos }) => memos),
        ),
        rowsOf(
          Finding,
          all.flatMap(({ findings }) => findings),
        ),
      ],
      papers,
    );
    await decisionRollup.apply(manager, database.kind, deltasOfNew(meetings, histories));
    await implyTeams(manager, context, meetings);
    return loaded;
  });
}

/** The counts of a month depend on all meetings in it, so those of a chunk must be all there are. */
async function demandNew(
  manager: EntityManager,
  kind: DatabaseKind,
  meetings: readonly Meeting[],
): Promise<void> {
  const areaIds = [...new Set(meetings.map(({ areaId }) => areaId))].sort();
  for (const areaId of areaIds) await takeTurn(manager, kind, areaId);
  for (const fiscalYear of new Set(meetings.map((meeting) => meeting.fiscalYear))) {
    const { from, to } = fiscalYearSpan(fiscalYear);
    const known = await manager.existsBy(Meeting, { areaId: In(areaIds), countsFrom: Between(from, to) });
    demand(!known, `Meetings of ${fiscalYear} are on record for an area of this load.`);
  }
}

/** The first meeting of an area says as much as all of them: that there was a team by then. */
async function implyTeams(
  manager: EntityManager,
  context: KnowsAreas,
  meetings: readonly Meeting[],
): Promise<void> {
  const firsts = new Map<string, Meeting>();
  for (const meeting of meetings) {
    const key = `${meeting.areaId} ${meeting.publishedAt !== null}`;
    const first = firsts.get(key);
    if (!first || meeting.countsFrom < first.countsFrom) firsts.set(key, meeting);
  }
  for (const { areaId, countsFrom, publishedAt } of firsts.values())
    await implyTeam(context, manager, areaId, countsFrom, PaperKind.MINUTES, publishedAt !== null);
}
