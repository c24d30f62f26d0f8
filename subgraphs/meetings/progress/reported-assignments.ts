import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { foldKey } from '../../../lib/bangla/fold';
import { similarity } from '../../../lib/bangla/similarity';
import type { DatabaseKind } from '../../../lib/database/database';
import { Severity, type FindingInput } from '../../../lib/papers/finding';
import { itemNumberKey } from '../../../lib/papers/item-number-key';
import { demand } from '../../../lib/writing/checks';
import { Assignment } from '../assignment/assignment';
import { Decision, DecisionKind } from '../decision/decision';
import { keepWords } from '../decision/decision-words';
import { addAssignments } from '../change-records';
import { AgendaItem } from '../meeting/agenda-item';
import { KnownFrom, type Meeting } from '../meeting/meeting';
import { insertDossiers, newDossier } from '../meeting/record-decisions';
import type { DecisionProgressInput, ReportDecisionProgressInput } from './report-progress.input';

/** Below this the words of a report and of the minutes are not the same decision. */
const SAME_DECISION = 0.5;

/** What a report says of an assignment. */
export interface ReportedItem {
  readonly assignmentId: string;
  readonly item: DecisionProgressInput;
}

/**
 * The assignment that each item of a report is about: of the decision with its number, or else with
 * its words. A decision or an assignment that is not on record becomes known from the report, unless
 * the item reports nothing (`--`): silence binds nobody.
 */
export async function reportedAssignments(
  manager: EntityManager,
  kind: DatabaseKind,
  meeting: Meeting,
  areaId: string,
  { items }: ReportDecisionProgressInput,
): Promise<{ reported: ReportedItem[]; findings: FindingInput[] }> {
  const decisions = await manager.findBy(Decision, { meetingId: meeting.id });
  const findings: FindingInput[] = [];
  const reported: ReportedItem[] = [];
  for (const [index, item] of items.entries()) {
    let decision = decisionMeant(decisions, item);
    const known = decision && (await manager.findOneBy(Assignment, { decisionId: decision.id, areaId }));
    if (!known && !item.status) {
      findings.push(nothingReported(item));
      continue;
    }
    if (!decision) {
      decision = await addDecision(manager, meeting, decisions.length, item, index);
      decisions.push(decision);
      if (meeting.knownFrom === KnownFrom.MINUTES) findings.push(notInMinutes(item));
    } else {
      if (wordsDiffer(decision, item)) findings.push(otherWords(decision, item));
      if (!known && meeting.knownFrom === KnownFrom.MINUTES) findings.push(notBound(item));
    }
    const assignmentId = known?.id ?? (await addAssignment(manager, kind, meeting, decision, areaId));
    reported.push({ assignmentId, item });
  }
  const ids = new Set(reported.map(({ assignmentId }) => assignmentId));
  demand(ids.size === reported.length, 'Two items report on the same decision; give each once.');
  return { reported, findings };
}

/** The decision of a meeting that an item of a report is about; undefined where none is. */
export function decisionMeant(
  decisions: readonly Decision[],
  item: DecisionProgressInput,
): Decision | undefined {
  const numberKey = itemNumberKey(item.number);
  if (numberKey !== null) return decisions.find((decision) => decision.numberKey === numberKey);
  const key = foldKey(item.decision ?? '');
  return decisions.find((decision) => key !== '' && foldKey(decision.text) === key);
}

async function addDecision(
  manager: EntityManager,
  meeting: Meeting,
  position: number,
  item: DecisionProgressInput,
  index: number,
): Promise<Decision> {
  const text = item.decision?.trim() || item.topic?.trim();
  demand(text, `items[${index}] names no decision on record; give its words.`);
  const agendaItem: AgendaItem = {
    id: newId(),
    meetingId: meeting.id,
    position,
    number: item.number ?? null,
    topic: item.topic ?? null,
    discussion: null,
  };
  const decision: Decision = {
    id: newId(),
    meetingId: meeting.id,
    areaId: meeting.areaId,
    decidedOn: meeting.countsFrom,
    agendaItemId: agendaItem.id,
    position,
    number: item.number ?? null,
    numberKey: itemNumberKey(item.number),
    text,
    kind: item.kind ?? DecisionKind.ONE_TIME,
    askedEvery: null,
    implementer: null,
    dueOn: null,
    dueBasis: null,
    derivedFromId: null,
  };
  await manager.insert(AgendaItem, agendaItem);
  await manager.insert(Decision, decision);
  await keepWords(manager, [decision], () => agendaItem.topic);
  return decision;
}

async function addAssignment(
  manager: EntityManager,
  kind: DatabaseKind,
  meeting: Meeting,
  decision: Decision,
  areaId: string,
): Promise<string> {
  const dossier = newDossier(meeting, decision, areaId, KnownFrom.REPORT);
  await addAssignments(manager, kind, [dossier], () => insertDossiers(manager, kind, [dossier]));
  return dossier.assignment.id;
}

function wordsDiffer(decision: Decision, item: DecisionProgressInput): boolean {
  if (!item.decision?.trim()) return false;
  return similarity(foldKey(decision.text), foldKey(item.decision)) < SAME_DECISION;
}

function notInMinutes(item: DecisionProgressInput): FindingInput {
  return {
    code: 'DECISION_NOT_IN_MINUTES',
    severity: Severity.WARNING,
    message: `The minutes of the meeting have no decision ${item.number ?? ''}; it is kept as known from this report.`,
    raw: item.number ?? item.topic ?? null,
  };
}

function nothingReported(item: DecisionProgressInput): FindingInput {
  return {
    code: 'NOTHING_REPORTED',
    severity: Severity.INFO,
    message: `Nothing is reported on decision ${item.number ?? ''}, which is not known to bind this area; it is left out.`,
    raw: item.text ?? item.number ?? null,
  };
}

function notBound(item: DecisionProgressInput): FindingInput {
  return {
    code: 'DECISION_BINDS_OTHERS',
    severity: Severity.WARNING,
    message: `By the minutes decision ${item.number ?? ''} does not bind this area; its report is kept as an assignment of its own.`,
    raw: item.number ?? item.topic ?? null,
  };
}

function otherWords(decision: Decision, item: DecisionProgressInput): FindingInput {
  return {
    code: 'DECISION_WORDS_DIFFER',
    severity: Severity.WARNING,
    message: `Decision ${decision.number ?? ''} reads otherwise in the minutes; check that the numbers agree.`,
    raw: item.decision ?? null,
  };
}
