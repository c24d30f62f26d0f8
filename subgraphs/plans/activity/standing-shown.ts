import { standingReports } from '../../../lib/rollup/standing-reports';
import { standingOf, type ActivityDossier } from './activity-standing';

/** What an activity shows of itself: to those who see all of its area, and to everyone else. */
export function standingShown(dossier: ActivityDossier) {
  const all = standingOf(dossier, standingReports(dossier.reports, 'ALL'));
  const published = standingOf(dossier, standingReports(dossier.reports, 'PUBLISHED'));
  return {
    shown: {
      status: all.status,
      statusBasis: all.statusBasis,
      progress: all.progressPoints / 100,
      reportedOn: all.reportedOn,
      dueOn: all.dueOn,
      publishedStatus: published.status,
      publishedStatusBasis: published.statusBasis,
      publishedProgress: published.progressPoints / 100,
      publishedReportedOn: published.reportedOn,
      publishedDueOn: published.dueOn,
    },
    doneOn: all.doneOn,
    publishedDoneOn: published.doneOn,
  };
}
