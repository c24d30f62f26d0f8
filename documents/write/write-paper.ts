import { fail } from '../../lib/errors';
import type { Day } from '../../lib/time/day';
import { actionPlanPaper } from './kinds/action-plan';
import { annualReportPaper } from './kinds/annual-report';
import { type Appointment, meetingNotice } from './kinds/meeting-notice';
import { minutesPaper } from './kinds/minutes';
import { progressLetter } from './kinds/progress-letter';
import { progressMatrix } from './kinds/progress-matrix';
import { reminderLetter } from './kinds/reminder';
import { reportRequestLetter } from './kinds/report-request';
import { teamOrderPaper } from './kinds/team-order';
import type { OfficialPaper } from './official-paper';
import { type AreaWithChildren, findArea } from './records/area-record';
import type { Ask } from './records/ask';
import { type AssignmentRecord, findAssignments, findAssignmentsOfYear } from './records/assignment-record';
import {
  findLatestMeeting,
  findMeeting,
  type MeetingChoice,
  type MeetingRecord,
} from './records/meeting-record';
import { findPlan, type PlanChoice } from './records/plan-record';
import { findTeam, type TeamChoice } from './records/team-record';
import { findYear } from './records/year-record';
import { withoutContacts } from './without-contacts';

/** Which paper is wanted. */
export type PaperWanted =
  | { readonly kind: 'MINUTES'; readonly meeting: MeetingChoice }
  | { readonly kind: 'ACTION_PLAN'; readonly plan: PlanChoice }
  | { readonly kind: 'TEAM_ORDER'; readonly team: TeamChoice }
  | { readonly kind: 'PROGRESS_LETTER'; readonly meeting: MeetingChoice; readonly area: string }
  | { readonly kind: 'PROGRESS_MATRIX'; readonly meeting: MeetingChoice }
  | { readonly kind: 'REMINDER'; readonly meeting: MeetingChoice; readonly by: Day | null }
  | { readonly kind: 'REPORT_REQUEST'; readonly meeting: MeetingChoice; readonly by: Day | null }
  | { readonly kind: 'MEETING_NOTICE'; readonly area: string; readonly appointment: Appointment }
  | { readonly kind: 'ANNUAL_REPORT'; readonly area: string; readonly year: string };

/**
 * Writes the hub's records as an official paper, from what `ask` may see and nothing else. A new letter
 * bears the day `today`. Fails with NOTHING_TO_WRITE where the record is not there for that viewer.
 */
export async function writePaper(wanted: PaperWanted, ask: Ask, today: Day): Promise<OfficialPaper> {
  return withoutContacts(await written(wanted, ask, today));
}

async function written(wanted: PaperWanted, ask: Ask, today: Day): Promise<OfficialPaper> {
  switch (wanted.kind) {
    case 'MINUTES': {
      const { meeting, area } = await meetingAndArea(ask, wanted.meeting);
      if (meeting.knownFrom === 'REPORT')
        throw nothing('The minutes of this meeting have not arrived; it is known only from reports on it');
      return minutesPaper(meeting, area, today);
    }
    case 'ACTION_PLAN': {
      const plan = await findPlan(ask, wanted.plan);
      if (!plan?.area) throw nothing('There is no such action plan');
      return actionPlanPaper(plan, plan.area, today);
    }
    case 'TEAM_ORDER': {
      const team = await findTeam(ask, wanted.team);
      if (!team?.area) throw nothing('There is no such team');
      if (team.inferred)
        throw nothing('The order of this team has not arrived; it is known only from its work');
      return teamOrderPaper(team, team.area, today);
    }
    case 'PROGRESS_LETTER': {
      const { meeting, area: above } = await meetingAndArea(ask, wanted.meeting);
      const area = await areaOf(ask, wanted.area);
      const owed = await owedOn(ask, meeting, above.code, area.code);
      if (owed.length === 0) throw nothing('No decision of this meeting binds that area or one below it');
      return progressLetter({ ...meeting, area: above }, area, owed, today);
    }
    case 'PROGRESS_MATRIX':
    case 'REMINDER':
    case 'REPORT_REQUEST':
      return aboutMeeting(wanted, ask, today);
    case 'MEETING_NOTICE': {
      const area = await areaOf(ask, wanted.area);
      const last = await findLatestMeeting(ask, area.code, today);
      const assignments = last
        ? await findAssignmentsOfYear(ask, { issuedBy: area.code, fiscalYear: last.fiscalYear })
        : [];
      return meetingNotice(area, last, assignments, wanted.appointment, today);
    }
    case 'ANNUAL_REPORT': {
      const { area: code, year } = wanted;
      const area = await findYear(ask, code, year);
      if (!area) throw fail('UNKNOWN_AREA', { code });
      const plan = await findPlan(ask, { area: code, year });
      const decided = await findAssignmentsOfYear(ask, { issuedBy: code, fiscalYear: year });
      return annualReportPaper(area, year, plan, decided, today);
    }
  }
}

async function aboutMeeting(
  wanted: Extract<PaperWanted, { kind: 'PROGRESS_MATRIX' | 'REMINDER' | 'REPORT_REQUEST' }>,
  ask: Ask,
  today: Day,
): Promise<OfficialPaper> {
  const { meeting, area: issuer } = await meetingAndArea(ask, wanted.meeting);
  const area = await areaOf(ask, issuer.code);
  const owed = await owedOn(ask, meeting, area.code);
  if (wanted.kind === 'PROGRESS_MATRIX') return progressMatrix(meeting, area, owed, today);
  if (wanted.kind === 'REPORT_REQUEST') return reportRequestLetter(meeting, area, owed, wanted.by, today);
  const reminder = reminderLetter(meeting, area, owed, wanted.by, today);
  if (!reminder) throw nothing('Nobody below is late on this meeting');
  return reminder;
}

async function meetingAndArea(
  ask: Ask,
  choice: MeetingChoice,
): Promise<{ meeting: MeetingRecord; area: NonNullable<MeetingRecord['area']> }> {
  const meeting = await findMeeting(ask, choice);
  if (!meeting?.area) throw nothing('There is no such meeting');
  return { meeting, area: meeting.area };
}

async function areaOf(ask: Ask, code: string): Promise<AreaWithChildren> {
  const area = await findArea(ask, code);
  if (!area) throw fail('UNKNOWN_AREA', { code });
  return area;
}

function owedOn(
  ask: Ask,
  { id, fiscalYear }: MeetingRecord,
  issuedBy: string,
  within?: string,
): Promise<AssignmentRecord[]> {
  return findAssignments(ask, id, { issuedBy, fiscalYear, ...(within === undefined ? {} : { within }) });
}

function nothing(reason: string): Error {
  return fail('NOTHING_TO_WRITE', { reason });
}
