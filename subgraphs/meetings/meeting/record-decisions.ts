import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../lib/database/insert-all';
import { foldKey } from '../../../lib/bangla/fold';
import type { DatabaseKind } from '../../../lib/database/database';
import { itemNumberKey } from '../../../lib/papers/item-number-key';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { areaIdOf, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import {
  NOT_COVERED,
  type AssignmentFacts,
  type Bearing,
  type Dossier,
} from '../assignment/assignment-history';
import { DueChange } from '../assignment/due-change';
import { standingOf } from '../assignment/standing';
import { visibleDecision } from '../decision/visible-decision';
import { Decision, DecisionKind } from '../decision/decision';
import { keepWords } from '../decision/decision-words';
import { DueBasis } from '../decision/due-basis';
import { AgendaItem } from './agenda-item';
import { type KnownFrom, Meeting } from './meeting';
import {
  BindingScope,
  type AgendaItemInput,
  type BindingInput,
  type DecisionInput,
} from './record-meeting.input';

const MOST_ASSIGNMENTS = 30_000;

/** What minutes decide. */
export interface RecordedDecisions {
  /** The assignments that are new. */
  readonly added: readonly Dossier[];
  /** The areas that each decision known before binds by the minutes, by its id. */
  readonly adopted: ReadonlyMap<string, readonly string[]>;
}

/**
 * Writes the agenda items and decisions of minutes, and works out an assignment for every area that each
 * decision binds. A decision that is among `known` (by its number, or without one by its words) is
 * brought up to the minutes and keeps its assignments. The new assignments are left to be inserted and
 * counted.
 */
export async function recordDecisions(
  context: HubContext,
  manager: EntityManager,
  meeting: Meeting,
  agendaItems: readonly AgendaItemInput[],
  known: readonly Decision[] = [],
): Promise<RecordedDecisions> {
  const items: AgendaItem[] = [];
  const decisions: Decision[] = [];
  const added: Dossier[] = [];
  const adopted = new Map<string, readonly string[]>();
  for (const [place, item] of agendaItems.entries()) {
    const agendaItem = newAgendaItem(meeting, place, item);
    items.push(agendaItem);
    for (const input of item.decisions ?? []) {
      const given = newDecision(meeting, agendaItem.id, decisions.length, input);
      // Papers give a number twice now and then; only the first of them is the one known before.
      const before = known.find((each) => !adopted.has(each.id) && sameDecision(each, given));
      const decision = before ? { ...given, id: before.id } : given;
      decisions.push(decision);
      if (decision.derivedFromId) await demandFromAbove(context, manager, meeting, decision.derivedFromId);
      const areaIds = boundAreas(context, meeting, input.binds);
      if (before) adopted.set(before.id, areaIds);
      const bound = before ? await areasWithout(manager, before.id, areaIds) : areaIds;
      added.push(...bound.map((areaId) => newDossier(meeting, decision, areaId)));
      demand(
        added.length <= MOST_ASSIGNMENTS,
        `The decisions bind more than ${MOST_ASSIGNMENTS} areas in all.`,
      );
    }
  }
  await insertAll(manager, AgendaItem, items);
  await insertAll(
    manager,
    Decision,
    decisions.filter(({ id }) => !adopted.has(id)),
  );
  for (const decision of decisions) {
    if (adopted.has(decision.id)) await manager.update(Decision, { id: decision.id }, decision);
  }
  const topics = new Map(items.map(({ id, topic }) => [id, topic]));
  await keepWords(manager, decisions, (id) => topics.get(id ?? '') ?? null);
  return { added, adopted };
}

/** Whether a decision known from reports is this one of the minutes. */
function sameDecision(known: Decision, given: Decision): boolean {
  if (known.numberKey !== null) return known.numberKey === given.numberKey;
  return foldKey(known.text) === foldKey(given.text);
}

/** Writes assignments with their first due days. */
export async function insertDossiers(
  manager: EntityManager,
  kind: DatabaseKind,
  dossiers: readonly Dossier[],
): Promise<void> {
  await takeTurnsAbove(manager, kind, dossiers);
  await insertAll(
    manager,
    Assignment,
    dossiers.map(({ assignment }) => assignment),
  );
  await insertAll(
    manager,
    DueChange,
    dossiers.flatMap(({ dues }) => dues),
  );
}

/**
 * Whether passed-down work is counted above depends on what is owed there, so its first count waits for
 * whoever assigns or publishes the decision that it comes from.
 */
async function takeTurnsAbove(
  manager: EntityManager,
  kind: DatabaseKind,
  dossiers: readonly Dossier[],
): Promise<void> {
  const from = [...new Set(dossiers.flatMap(({ derivedFromId }) => derivedFromId ?? []))];
  if (!from.length) return;
  const rows: { areaId: string }[] = await manager
    .createQueryBuilder(Meeting, 'meeting')
    .innerJoin(Decision, 'decision', 'decision.meetingId = meeting.id')
    .where('decision.id IN (:...from)', { from })
    .select('meeting.areaId', 'areaId')
    .getRawMany();
  const areaIds = [...new Set(rows.map(({ areaId }) => areaId))].sort();
  for (const areaId of areaIds) await takeTurn(manager, kind, areaId);
}

/** A new assignment of a decision to an area, with nothing reported. */
export function newDossier(
  meeting: Meeting,
  decision: Decision,
  areaId: string,
  knownFrom: KnownFrom = meeting.knownFrom,
): Dossier {
  const bearing = newBearing(meeting, decision, areaId, knownFrom);
  return { ...bearing, assignment: { ...bearing.assignment, ...standingOf(bearing), revision: 1 } };
}

/** What bears on such an assignment, before anybody asks how far it has come. */
export function newBearing(
  meeting: Meeting,
  decision: Decision,
  areaId: string,
  knownFrom: KnownFrom,
  made: Made = MADE_NOW,
): Bearing {
  const { dueOn, dueBasis, derivedFromId } = decision;
  const recordedAt = made.now();
  const meetingPublished = meeting.publishedAt !== null;
  const assignment: AssignmentFacts = {
    id: made.newId(),
    decisionId: decision.id,
    meetingId: meeting.id,
    areaId,
    issuerId: meeting.areaId,
    fiscalYear: meeting.fiscalYear,
    assignedOn: meeting.countsFrom,
    knownFrom,
  };
  const first: DueChange = {
    id: made.newId(),
    assignmentId: assignment.id,
    from: meeting.countsFrom,
    dueOn,
    dueBasis,
    reason: null,
    requestId: null,
    publishedAt: recordedAt, // The minutes decide whether the public sees it.
    recordedAt,
  };
  return {
    assignment,
    kind: decision.kind,
    askedEvery: decision.askedEvery,
    derivedFromId,
    meetingPublished,
    cover: NOT_COVERED,
    dues: dueBasis ? [first] : [],
    reports: [],
  };
}

/** A topic of minutes, as it is recorded. */
export function newAgendaItem(
  meeting: Meeting,
  position: number,
  { number, topic, discussion }: AgendaItemInput,
  made: Made = MADE_NOW,
): AgendaItem {
  return {
    id: made.newId(),
    meetingId: meeting.id,
    position,
    number: number ?? null,
    topic: topic ?? null,
    discussion: discussion ?? null,
  };
}

/** A decision of minutes, as it is recorded. */
export function newDecision(
  meeting: Meeting,
  agendaItemId: string,
  position: number,
  input: DecisionInput,
  made: Made = MADE_NOW,
): Decision {
  demand(input.text.trim(), `Decision ${position + 1} has no text.`);
  demand(
    input.dueBasis !== DueBasis.NEXT_MEETING || !input.dueOn,
    `Decision ${position + 1} is due by the next meeting, whose day the hub finds; leave out dueOn.`,
  );
  return {
    id: made.newId(),
    meetingId: meeting.id,
    areaId: meeting.areaId,
    decidedOn: meeting.countsFrom,
    agendaItemId,
    position,
    number: input.number ?? null,
    numberKey: itemNumberKey(input.number),
    text: input.text,
    kind: input.kind ?? DecisionKind.ONE_TIME,
    askedEvery: input.askedEvery ?? null,
    implementer: input.implementer ?? null,
    dueOn: input.dueOn ?? null,
    dueBasis: input.dueBasis ?? (input.dueOn ? DueBasis.STATED : null),
    derivedFromId: input.derivedFromId ?? null,
  };
}

/** Whose meeting it is, and on which day. */
type HeldBy = Pick<Meeting, 'areaId' | 'countsFrom'>;

/** The areas that a decision binds, each once, as the tree stood on the day of the meeting. */
export function boundAreas(
  context: KnowsAreas,
  meeting: HeldBy,
  binds: readonly BindingInput[] | null | undefined,
): readonly string[] {
  if (!binds?.length) return [meeting.areaId];
  return [...new Set(binds.flatMap((binding) => areasOf(context, meeting, binding)))];
}

function areasOf(
  context: KnowsAreas,
  meeting: HeldBy,
  { scope, areaCodes }: BindingInput,
): readonly string[] {
  const { directory } = context;
  const { areaId, countsFrom } = meeting;
  if (scope === BindingScope.OWN) return [areaId];
  if (scope === BindingScope.ALL_DISTRICTS)
    return demandSome(directory.descendantIds(areaId, countsFrom, 'DISTRICT'), scope);
  if (scope === BindingScope.ALL_UPAZILAS)
    return demandSome(directory.descendantIds(areaId, countsFrom, 'UPAZILA'), scope);
  const named = (areaCodes ?? []).map((code) => areaIdOf(context, code));
  for (const each of named) {
    const within =
      directory.isWithin(each, areaId, countsFrom) || directory.isWithin(each, areaId, context.today);
    demand(
      within,
      `A meeting binds its own area and those below it; ${directory.codeOf(each, countsFrom) ?? ''} is not.`,
    );
  }
  return demandSome(named, scope);
}

function demandSome(areaIds: readonly string[], scope: BindingScope): readonly string[] {
  demand(areaIds.length, `The scope ${scope} binds no area here; use OWN, or name the areas.`);
  return areaIds;
}

/** Only what an area above decided can be passed down; one's own earlier decision is carried over. */
async function demandFromAbove(
  context: HubContext,
  manager: EntityManager,
  { areaId, countsFrom }: Meeting,
  id: string,
): Promise<void> {
  const { directory, today } = context;
  // One that may not be seen is as one that is not there.
  const source = await visibleDecision(context, id);
  const above = source && (await manager.findOneBy(Meeting, { id: source.meetingId }));
  demand(above, 'derivedFromId is not a decision on record.');
  const isAbove = [countsFrom, today].some((on) => directory.ancestorIds(areaId, on).includes(above.areaId));
  demand(isAbove, 'derivedFromId is a decision of an area above; for an own earlier one use carriedOver.');
}

async function areasWithout(
  manager: EntityManager,
  decisionId: string,
  areaIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await manager.findBy(Assignment, { decisionId });
  const have = new Set(rows.map(({ areaId }) => areaId));
  return areaIds.filter((areaId) => !have.has(areaId));
}
