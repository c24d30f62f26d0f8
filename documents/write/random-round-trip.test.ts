import fc from 'fast-check';
import { formatMemoNumber, parseMemoNumber } from '../../lib/bangla/memo-number';
import { knownAreas } from '../known-areas';
import { readString } from '../read/text';
import type { PaperReading } from '../recognise/paper-reading';
import { recognisePaper } from '../recognise/recognise-paper';
import { actionPlanPaper } from './kinds/action-plan';
import { minutesPaper } from './kinds/minutes';
import { progressLetter } from './kinds/progress-letter';
import { teamOrderPaper } from './kinds/team-order';
import type { OfficialPaper } from './official-paper';
import type { AssignmentRecord } from './records/assignment-record';
import type { MemoRecord } from './records/memo-record';
import {
  AGAINST_DONE,
  randomMeetings,
  randomPlans,
  type RandomReport,
  randomReports,
  randomTeams,
} from './testing/random-records';
import { areaOf } from './testing/records-of';
import { writeText } from './text';

const directory = knownAreas();
const TODAY = '2026-06-30';
const RUNS = { numRuns: 10 };

function readAgain(paper: OfficialPaper): PaperReading {
  return recognisePaper(readString(writeText(paper)), directory);
}

/** The number, both days and the copies are those of the record. */
function expectMemo(read: PaperReading, memo: MemoRecord | null): void {
  const number = parseMemoNumber(memo?.number ?? '');
  expect(read.memoNumberNormalised).toBe(number && formatMemoNumber(number));
  expect([read.issuedOn, read.banglaDate?.on]).toEqual([memo?.issuedOn, memo?.issuedOn]);
  expect(read.copyTo).toEqual(memo?.copyTo);
  expect(read.refusal).toBeNull();
}

test('minutes of any records are read as those records', () => {
  fc.assert(
    fc.property(randomMeetings(directory), (meeting) => {
      const area = areaOf(meeting.area?.code ?? '', directory);
      const read = readAgain(minutesPaper(meeting, area, TODAY));
      expectMemo(read, meeting.memo);
      if (read.kind !== 'MINUTES') throw new Error(`read as ${String(read.kind)}`);
      expect([read.area, read.meetingOn]).toEqual([area.code, meeting.heldOn]);
      const { number, startsAt, place, chair } = read.meeting;
      expect({ number: String(number), startsAt, place, chair }).toEqual({
        number: meeting.number,
        startsAt: meeting.startsAt,
        place: meeting.place,
        chair: meeting.chair,
      });
      expect(
        read.items.map(({ number: mark, topic, discussion, decision, ...item }) => ({
          number: mark,
          topic,
          discussion,
          text: decision,
          implementer: item.implementer,
          kind: item.decisionKind,
          dueOn: item.dueOn,
          dueBasis: item.dueBasis,
        })),
      ).toEqual(
        meeting.decisions.map(({ id: _, agendaItem, ...decision }, at) => ({
          ...decision,
          topic: agendaItem?.topic,
          discussion: meeting.agendaItems[at]?.discussion,
        })),
      );
    }),
    RUNS,
  );
});

test('a letter on progress tells the status on record, unless words speak against "done"', () => {
  const meetings = randomMeetings(directory);
  fc.assert(
    fc.property(meetings, fc.array(randomReports, { minLength: 9, maxLength: 9 }), (meeting, reports) => {
      const reporter = areaOf(meeting.area?.code ?? '', directory);
      const division = areaOf(reporter.parent?.code ?? '', directory);
      const assignments = meeting.decisions.map((decision, at): AssignmentRecord => {
        const report = reports[at] as RandomReport;
        const { status, progress } = report;
        const reportedOn = status === null ? null : TODAY;
        const node = { ...report, reportedOn: TODAY, evidence: null, memo: null };
        return {
          status: status ?? 'NOT_STARTED',
          progress,
          reportedOn,
          dueOn: null,
          daysOverdue: 0,
          decision: { ...decision, meeting: null },
          area: { ...reporter, parent: null },
          reports: { edges: [{ node }] },
        };
      });
      const read = readAgain(progressLetter({ ...meeting, area: division }, reporter, assignments, TODAY));
      if (read.kind !== 'PROGRESS_REPORT') throw new Error(`read as ${String(read.kind)}`);
      expect([read.area, read.meetingArea, read.meetingOn]).toEqual([
        reporter.code,
        division.code,
        meeting.heldOn,
      ]);
      read.items.forEach(({ progress }, at) => {
        const { status, text } = reports[at] as RandomReport;
        const isOutweighed = status === 'IMPLEMENTED' && AGAINST_DONE.includes(text ?? '');
        if (!isOutweighed) expect(progress?.status).toBe(status ?? 'NONE');
        if (status !== null && text !== null) expect(progress?.text).toContain(text);
      });
    }),
    RUNS,
  );
});

test('an action plan of any records is read as those records', () => {
  fc.assert(
    fc.property(randomPlans(directory), (plan) => {
      const area = areaOf(plan.area?.code ?? '', directory);
      const read = readAgain(actionPlanPaper(plan, area, TODAY));
      expectMemo(read, plan.memo);
      if (read.kind !== 'ACTION_PLAN') throw new Error(`read as ${String(read.kind)}`);
      expect([read.area, read.fiscalYear]).toEqual([area.code, plan.fiscalYear]);
      expect(
        read.items.map(({ number, subject, task, startsOn, endsOn, responsible, weight, ...item }) => ({
          number,
          subject,
          task,
          startsOn,
          endsOn,
          responsible,
          weight,
          expectedResult: item.expectedResult,
          measure: item.measure,
          occurrences: item.occurrences.map(({ label, on }) => ({ label, on })),
        })),
      ).toEqual(
        plan.activities.map(({ number, subject, task, startsOn, endsOn, responsible, weight, ...one }) => ({
          number,
          subject,
          task,
          startsOn,
          endsOn,
          responsible,
          weight,
          expectedResult: one.expectedResult,
          measure: one.measure,
          occurrences: one.occurrences.map(({ label, on }) => ({ label, on })),
        })),
      );
    }),
    RUNS,
  );
});

test('an order of any team is read as that team', () => {
  fc.assert(
    fc.property(randomTeams(directory), (team) => {
      const area = areaOf(team.area?.code ?? '', directory);
      const read = readAgain(teamOrderPaper(team, area, TODAY));
      expectMemo(read, team.order);
      expect([read.kind, read.area]).toEqual(['TEAM_ORDER', area.code]);
      expect(read.members.map(({ post, role }) => ({ post, role }))).toEqual(
        team.members.map(({ post, role }) => ({ post, role })),
      );
      expect(read.termsOfReference).toEqual(team.termsOfReference);
    }),
    RUNS,
  );
});
