import { Router, type RequestHandler } from 'express';
import { lateTable } from '../pages/late/late-csv';
import { latePage } from '../pages/late/late-page';
import { meetingTable } from '../pages/meeting/meeting-csv';
import { meetingListTable } from '../pages/meeting/meeting-list-csv';
import { meetingListPage } from '../pages/meeting/meeting-list-page';
import { meetingPage } from '../pages/meeting/meeting-page';
import { planTable } from '../pages/plan/plan-csv';
import { planListTable } from '../pages/plan/plan-list-csv';
import { planListPage } from '../pages/plan/plan-list-page';
import { planPage } from '../pages/plan/plan-page';
import { whyTable } from '../pages/why/why-csv';
import { whyPage } from '../pages/why/why-page';
import type { WritePage } from './send-page';
import type { WriteTable } from './send-table';

/** The pages of single records, of lists of them, and of what stands behind a number; each table also as CSV. */
export function recordPages(
  send: (write: WritePage) => RequestHandler,
  sendTable: (write: WriteTable) => RequestHandler,
): Router {
  const router = Router();
  router.get('/meetings/:id.csv', sendTable(meetingTable));
  router.get('/meetings/:id', send(meetingPage));
  router.get('/plans/:id.csv', sendTable(planTable));
  router.get('/plans/:id', send(planPage));
  router.get('/areas/:code/late.csv', sendTable(lateTable));
  router.get('/areas/:code/late', send(latePage));
  router.get('/areas/:code/why.csv', sendTable(whyTable));
  router.get('/areas/:code/why', send(whyPage));
  router.get('/areas/:code/meetings.csv', sendTable(meetingListTable));
  router.get('/areas/:code/meetings', send(meetingListPage));
  router.get('/areas/:code/plans.csv', sendTable(planListTable));
  router.get('/areas/:code/plans', send(planListPage));
  return router;
}
