import { Router, type Request, type RequestHandler } from 'express';
import { deskPage } from '../pages/desk/desk-page';
import { paperPage } from '../pages/desk/paper-page';
import { dueDays } from '../pages/due/due-days';
import { donePage } from '../pages/enter/done-page';
import { enterByHand, enterFromPaper } from '../pages/enter/enter-paper';
import { findActivity, findAssignment } from '../pages/enter/owed-record';
import { progressPage } from '../pages/enter/progress-page';
import { signInPage, signOutPage } from '../pages/sign-in/sign-in-page';
import { entryDrafts } from './entry-drafts';
import type { WritePage } from './send-page';
import type { ReadPaper, Sessions } from './session';
import type { Visitor } from './visitor';

/** The pages of those who sign in: the way in and out, their desk, and the forms by which they write. */
export function sessionPages(
  send: (write: WritePage) => RequestHandler,
  visitorOf: (request: Request) => Visitor,
  sessions: Sessions,
  readPaper: ReadPaper,
): Router {
  const router = Router();
  const pages: Readonly<Record<string, WritePage>> = {
    '/sign-in': signInPage(sessions),
    '/sign-out': signOutPage(sessions),
    '/desk/papers/:id': paperPage,
    '/enter/minutes': enterByHand('recordMeeting'),
    '/enter/plan': enterByHand('submitActionPlan'),
    '/enter/annual': enterByHand('submitAnnualReport'),
    '/enter/paper': enterFromPaper(readPaper),
    '/enter/assignment/:id': progressPage(findAssignment),
    '/enter/activity/:id': progressPage(findActivity),
  };
  for (const [path, write] of Object.entries(pages)) router.route(path).get(send(write)).post(send(write));
  router.get('/desk', send(deskPage));
  router.use('/enter/drafts', entryDrafts(visitorOf));
  router.get('/enter/done', send(donePage));
  router.get('/areas/:code/due.ics', dueDays(visitorOf));
  return router;
}
