import type { MadeInOrder } from '../../../lib/bulk/made-in-order';
import { newFindings, type Finding } from '../../../lib/papers/finding';
import { PaperKind, type Memo } from '../../../lib/papers/memo';
import type { PaperInput } from '../../../lib/papers/record-paper';
import { newMemo } from '../../../lib/papers/record-memo';
import { areaIdOf, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { historiesOf, type Bearing, type Dossier, type Histories } from '../assignment/assignment-history';
import { standingOf } from '../assignment/standing';
import { wordsOf, type DecisionWords } from '../decision/decision-words';
import type { Decision } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import type { AgendaItem } from '../meeting/agenda-item';
import { KnownFrom, type Meeting } from '../meeting/meeting';
import { boundAreas, newAgendaItem, newBearing, newDecision } from '../meeting/record-decisions';
import { newMeeting } from '../meeting/record-meeting';
import type { RecordMeetingInput } from '../meeting/record-meeting.input';
import { decisionMeant } from '../progress/reported-assignments';
import { demandReport, newReports } from '../progress/report-progress';
import type { ReportDecisionProgressInput } from '../progress/report-progress.input';

/** The minutes of a meeting, and all reports on it, as the mutations take them. */
export interface MeetingPapers {
  readonly minutes: RecordMeetingInput;
  readonly reports: readonly ReportDecisionProgressInput[];
}

/** All that is recorded of a meeting; the mutations write the same, paper by paper. */
export interface MeetingRows {
  readonly meeting: Meeting;
  readonly agendaItems: AgendaItem[];
  readonly decisions: Decision[];
  readonly words: DecisionWords[];
  readonly dossiers: Dossier[];
  /** What each of the dossiers counts for, in their order. */
  readonly histories: Histories[];
  readonly memos: Memo[];
  readonly findings: Finding[];
}

/**
 * Works out what papers on one meeting come to together. What depends on other meetings on record (decisions due
 * by the next meeting, passed down or carried over) is refused: it is for the mutations.
 */
export function meetingRows(
  context: KnowsAreas,
  { minutes, reports }: MeetingPapers,
  made: MadeInOrder,
): MeetingRows {
  const heldOn = demandByItself(minutes);
  const areaId = areaIdOf(context, minutes.areaCode);
  const meeting = newMeeting(areaId, minutes, context.today, made.on(minutes.memo?.issuedOn ?? heldOn));
  const rows: MeetingRows = {
    meeting,
    agendaItems: [],
    decisions: [],
    words: [],
    dossiers: [],
    histories: [],
    memos: [],
    findings: [],
  };
  const bearings = new Map<string, Bearing>();
  for (const [place, item] of minutes.agendaItems.entries()) {
    const agendaItem = newAgendaItem(meeting, place, item, made);
    rows.agendaItems.push(agendaItem);
    for (const input of item.decisions ?? []) {
      const decision = newDecision(meeting, agendaItem.id, rows.decisions.length, input, made);
      rows.decisions.push(decision);
      rows.words.push(wordsOf(decision, agendaItem.topic));
      for (const bound of boundAreas(context, meeting, input.binds))
        bearings.set(
          `${decision.id} ${bound}`,
          newBearing(meeting, decision, bound, KnownFrom.MINUTES, made),
        );
    }
  }
  keepPaper(rows, meeting.id, { kind: PaperKind.MINUTES, areaId, input: minutes }, made);
  const reportsOn = new Map<Bearing, Bearing['reports'][number][]>();
  for (const report of reports) {
    for (const { bearing, row } of rowsOfReport(context, rows, bearings, report, made)) {
      const earlier = reportsOn.get(bearing);
      if (earlier) earlier.push(row);
      else reportsOn.set(bearing, [row]);
    }
  }
  for (const each of bearings.values()) {
    const bearing = { ...each, reports: reportsOn.get(each) ?? [] };
    const histories = historiesOf(bearing);
    rows.dossiers.push(asItStands(bearing, histories));
    rows.histories.push(histories);
  }
  return rows;
}

/** Refuses what other meetings bear on; gives the day of the meeting. */
function demandByItself({ heldOn, carriedOver, agendaItems }: RecordMeetingInput): Day {
  demand(
    heldOn && !carriedOver?.length,
    'Minutes without a day, and those that carry over, are not for a bulk load.',
  );
  for (const { decisions } of agendaItems)
    for (const { derivedFromId, dueBasis } of decisions ?? [])
      demand(
        !derivedFromId && dueBasis !== DueBasis.NEXT_MEETING,
        'A decision passed down, or due by the next meeting, is not for a bulk load; record its minutes by themselves.',
      );
  return heldOn;
}

function rowsOfReport(
  context: KnowsAreas,
  rows: MeetingRows,
  bearings: ReadonlyMap<string, Bearing>,
  report: ReportDecisionProgressInput,
  made: MadeInOrder,
): { bearing: Bearing; row: Bearing['reports'][number] }[] {
  const { meeting, decisions } = rows;
  const areaId = areaIdOf(context, report.areaCode);
  const reportedOn = demandReport(context, areaId, meeting.areaId, report);
  demand(
    areaIdOf(context, report.meetingAreaCode) === meeting.areaId && report.meetingOn === meeting.heldOn,
    'The report is on another meeting than the minutes it came with.',
  );
  const paperId = made.on(report.memo?.issuedOn ?? reportedOn).newId();
  const reported = report.items.map((item) => {
    const decision = decisionMeant(decisions, item);
    const bearing = decision && bearings.get(`${decision.id} ${areaId}`);
    demand(
      bearing && !item.decision,
      'A report in a bulk load names decisions that bind its area, by their numbers alone.',
    );
    return { bearing, assignmentId: bearing.assignment.id, item };
  });
  demand(
    new Set(reported.map(({ assignmentId }) => assignmentId)).size === reported.length,
    'Two items report on the same decision; give each once.',
  );
  const about = { paperId, areaId, reportedOn, publish: report.publish ?? false };
  const written = newReports(reported, about, made);
  keepPaper(rows, paperId, { kind: PaperKind.PROGRESS_REPORT, areaId, input: report }, made);
  return reported.flatMap(({ bearing }, index) => {
    const row = written[index];
    return row ? [{ bearing, row }] : [];
  });
}

function keepPaper(
  { memos, findings }: MeetingRows,
  recordId: string,
  { kind, areaId, input }: { kind: PaperKind; areaId: string; input: PaperInput },
  made: MadeInOrder,
): void {
  demandBounds(input);
  const { requestId: _, ...given } = input;
  memos.push(newMemo(recordId, { kind, areaId, memo: input.memo, given }, made));
  findings.push(...newFindings(recordId, areaId, input.findings ?? [], made));
}

function asItStands(bearing: Bearing, histories: Histories): Dossier {
  return {
    ...bearing,
    assignment: { ...bearing.assignment, ...standingOf(bearing, histories), revision: 1 },
  };
}
