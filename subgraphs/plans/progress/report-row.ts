import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { AS_CLAIMED } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import { demand } from '../../../lib/writing/checks';
import type { Activity } from '../activity/activity';
import { ActivityStatus } from '../activity/activity-status';
import type { ActivityReport } from './activity-report';
import type { ReportedProgressInput } from './reported-progress.input';

interface About {
  readonly activity: Activity;
  /** How many occurrences it has. */
  readonly occurrences: number;
  readonly paperId: string;
  readonly reportedOn: Day;
  readonly publish: boolean;
  /** How the input names it, for a refusal. */
  readonly path: string;
}

/** The report on one activity that a paper makes; refuses figures and positions that cannot be. */
export function reportRow(about: About, given: ReportedProgressInput, made: Made = MADE_NOW): ActivityReport {
  const { activity, paperId, reportedOn, path } = about;
  const { progress = null } = given;
  demand(
    progress === null || (progress >= 0 && progress <= 100),
    `${path}.progress is a percentage, 0 to 100.`,
  );
  const occurrencesDone = [...new Set(given.occurrencesDone ?? [])].sort((left, right) => left - right);
  for (const position of occurrencesDone) {
    demand(
      position >= 1 && position <= about.occurrences,
      `${path}.occurrencesDone names ${position}; the activity has ${about.occurrences} occurrences.`,
    );
  }
  const inferred = given.status ? null : statusOf(progress, occurrencesDone);
  const statusBasis = given.status
    ? (given.statusBasis ?? StatusBasis.STATED)
    : inferred && StatusBasis.INFERRED;
  const recordedAt = made.now();
  return {
    id: made.newId(),
    activityId: activity.id,
    planId: activity.planId,
    areaId: activity.areaId,
    paperId,
    reportedOn,
    status: given.status ?? inferred,
    statusBasis,
    progress,
    text: given.text ?? null,
    evidence: given.evidence ?? null,
    occurrencesDone,
    publishedAt: about.publish ? recordedAt : null,
    recordedAt,
    supersedesId: null,
    deletedAt: null,
    reason: null,
    revision: 1,
    ...AS_CLAIMED,
  };
}

/** A figure without a status is a report all the same; only nothing at all is none. */
function statusOf(progress: number | null, occurrencesDone: readonly number[]): ActivityStatus | null {
  if (occurrencesDone.length || (progress ?? 0) > 0) return ActivityStatus.IN_PROGRESS;
  return progress === null ? null : ActivityStatus.NOT_STARTED;
}
