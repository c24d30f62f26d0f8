import type { EntityManager } from 'typeorm';
import { fail } from '../../../lib/errors';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Assignment } from '../assignment/assignment';
import { DueChange } from '../assignment/due-change';
import type { Dossier } from '../assignment/assignment-history';
import { Decision } from '../decision/decision';
import { changeRecords } from '../change-records';
import { AgendaItem } from './agenda-item';
import { KnownFrom, Meeting } from './meeting';
import type { RecordMeetingInput } from './record-meeting.input';
import { insertDossiers, newDossier, recordDecisions } from './record-decisions';

/**
 * Lets the minutes of a meeting adopt what reports said of it: the same decisions by number keep
 * their assignments and reports, take the words and due days of the minutes, and get the
 * assignments that the reports could not know of. Gives the meeting's id, which stays.
 */
export async function adoptMeeting(
  context: HubContext,
  manager: EntityManager,
  reported: Meeting,
  minutes: Meeting,
  input: RecordMeetingInput,
): Promise<string> {
  const { kind } = context.database;
  if (reported.publishedAt !== null && minutes.publishedAt === null)
    throw fail('MINUTES_WOULD_BE_PUBLIC', {
      code: context.directory.codeOf(minutes.areaId, context.today) ?? '',
    });
  const known = await manager.findBy(Decision, { meetingId: reported.id });
  const kept = await manager.findBy(Assignment, { meetingId: reported.id });
  const publishedAt = reported.publishedAt ?? minutes.publishedAt;
  const meeting: Meeting = { ...minutes, id: reported.id, publishedAt, revision: reported.revision + 1 };
  const assignmentIds = kept.map(({ id }) => id);
  await changeRecords(manager, kind, { assignmentIds, meeting }, async (before) => {
    await manager.update(Meeting, { id: meeting.id }, meeting);
    const { added, adopted } = await recordDecisions(context, manager, meeting, input.agendaItems, known);
    await insertDossiers(manager, kind, added);
    await adoptAssignments(manager, meeting, before, adopted);
    await setAside(manager, known, adopted);
    return added;
  });
  return meeting.id;
}

/**
 * Assignments of decisions that the minutes have take their due day; those of areas that the minutes
 * bind are known from them from now on. The others stay what reports say.
 */
async function adoptAssignments(
  manager: EntityManager,
  meeting: Meeting,
  before: readonly Dossier[],
  adopted: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const decisions = await manager.findBy(Decision, { meetingId: meeting.id });
  for (const { assignment } of before) {
    const decision = decisions.find(({ id }) => id === assignment.decisionId);
    const bound = adopted.get(assignment.decisionId);
    if (!decision || !bound) continue;
    if (bound.includes(assignment.areaId)) {
      await manager.update(Assignment, { id: assignment.id }, { knownFrom: KnownFrom.MINUTES });
    }
    for (const due of newDossier(meeting, decision, assignment.areaId).dues) {
      await manager.insert(DueChange, { ...due, assignmentId: assignment.id });
    }
  }
}

/** Topics that reports gave adopted decisions make way for those of the minutes; what only reports know comes last. */
async function setAside(
  manager: EntityManager,
  known: readonly Decision[],
  adopted: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const { id, agendaItemId, position } of known) {
    if (!adopted.has(id)) {
      const last = AFTER_THE_MINUTES + position;
      await manager.update(Decision, { id }, { position: last });
      if (agendaItemId) await manager.update(AgendaItem, { id: agendaItemId }, { position: last });
    } else if (agendaItemId) await manager.delete(AgendaItem, { id: agendaItemId });
  }
}

/** Beyond the place of any decision of minutes. */
const AFTER_THE_MINUTES = 1_000_000;
