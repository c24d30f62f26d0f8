import type { EntityManager } from 'typeorm';
import type { Basis } from '../../../lib/rollup/history';
import type { Day } from '../../../lib/time/day';
import { Assignment, AssignmentStatus } from './assignment';
import {
  countedStatus,
  dueOn,
  duesThatCount,
  historiesOf,
  isPublic,
  reportsThatCount,
  type AssignmentVersion,
  type Bearing,
  type Dossier,
  type Histories,
} from './assignment-history';

/** Brings what an assignment shows of itself in line with its reports and due days, and saves it. */
export async function saveStanding(manager: EntityManager, dossier: Dossier): Promise<void> {
  const { id, revision } = dossier.assignment;
  await manager.update(Assignment, { id }, { ...standingOf(dossier), revision: revision + 1 });
}

/** What an assignment shows of itself: to those who see all of its area, and to everyone else. */
export function standingOf(dossier: Bearing, histories: Histories = historiesOf(dossier)) {
  const published = standingOn(dossier, 'PUBLISHED', histories);
  return {
    ...standingOn(dossier, 'ALL', histories),
    published: isPublic(dossier, reportsThatCount(dossier, 'PUBLISHED')),
    publishedStatus: published.status,
    publishedStatusBasis: published.statusBasis,
    publishedProgress: published.progress,
    publishedReportedOn: published.reportedOn,
    publishedLateAfter: published.lateAfter,
    publishedDueOn: published.dueOn,
    publishedDueBasis: published.dueBasis,
  };
}

function standingOn(dossier: Bearing, basis: Basis, histories: Histories) {
  const last = reportsThatCount(dossier, basis).at(-1);
  const due = dueOn(dossier, duesThatCount(dossier, basis).at(-1) ?? null, last ?? null);
  return {
    status: last ? countedStatus(last, dossier.kind) : AssignmentStatus.NOT_STARTED,
    statusBasis: last?.statusBasis ?? null,
    progress: last?.progress ?? null,
    reportedOn: last?.reportedOn ?? null,
    lateAfter: lateAfter(histories[basis]),
    dueOn: due?.dueOn ?? null,
    dueBasis: due?.dueBasis ?? null,
  };
}

/** The due day that counts in the newest version, as the roll-up counts it. */
function lateAfter(history: readonly AssignmentVersion[]): Day | null {
  return history.at(-1)?.openDues[0] ?? null;
}
