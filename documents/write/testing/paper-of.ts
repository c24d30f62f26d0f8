import type { AreaDirectory } from '../../recognise/area-directory';
import type { PaperReading } from '../../recognise/paper-reading';
import { actionPlanPaper } from '../kinds/action-plan';
import { minutesPaper } from '../kinds/minutes';
import { progressLetter } from '../kinds/progress-letter';
import { teamOrderPaper } from '../kinds/team-order';
import type { OfficialPaper } from '../official-paper';
import { areaOf, assignmentsOf, meetingOf, planOf, reportedMeetingOf, teamOf } from './records-of';

/** A paper that was read, written again from what the hub keeps of it. */
export function paperOf(reading: PaperReading, directory: AreaDirectory): OfficialPaper {
  const area = areaOf(reading.area, directory);
  const today = '2024-06-30';
  switch (reading.kind) {
    case 'MINUTES':
      return minutesPaper(meetingOf(reading, directory), area, today);
    case 'PROGRESS_REPORT': {
      const meeting = reportedMeetingOf(reading, directory);
      return progressLetter(meeting, area, assignmentsOf(reading, directory), today);
    }
    case 'ACTION_PLAN':
      return actionPlanPaper(planOf(reading, directory), area, today);
    case 'TEAM_ORDER':
      return teamOrderPaper(teamOf(reading, directory), area, today);
    case null:
      throw new Error('A paper that was not recognised is no record.');
  }
}
