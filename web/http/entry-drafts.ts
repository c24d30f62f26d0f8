import { Router, type Request, type RequestHandler } from 'express';
import { EntryDrafts, EntryDropDrafts, EntryKeepDraft } from '../operations';
import { isDraftForm } from '../pages/enter/draft-form';
import { isOffice } from '../pages/enter/who-writes';
import { addressElsewhere, readView } from '../view';
import { askAs, type Answer } from './ask';
import { readForm } from './session-form';
import type { Visitor } from './visitor';

/** What is being typed, on its way to the hub and back: asked by the script of the forms, and by a button of the desk. */
export function entryDrafts(visitorOf: (request: Request) => Visitor): Router {
  const router = Router();
  router.route('/').get(give(visitorOf)).post(take(visitorOf));
  return router;
}

function give(visitorOf: (request: Request) => Visitor): RequestHandler {
  return async (request, response) => {
    const visitor = visitorOf(request);
    const form = new URLSearchParams(request.originalUrl.split('?', 2)[1]).get('form') ?? '';
    response.set('cache-control', 'private, no-store');
    if (!isOffice(visitor) || !isDraftForm(form)) {
      response.status(isOffice(visitor) ? 400 : 401).json({ draft: null });
      return;
    }
    const { data, errors } = await askAs(visitor)(EntryDrafts, { form });
    response.status(errors.length > 0 ? 503 : 200).json({ draft: data?.entryDrafts?.[0] ?? null });
  };
}

function take(visitorOf: (request: Request) => Visitor): RequestHandler {
  return async (request, response) => {
    const visitor = visitorOf(request);
    const typed = await readForm(request, visitor.viewer.role);
    const form = typed?.text('form') ?? '';
    response.set('cache-control', 'private, no-store');
    if (!typed || !isOffice(visitor) || !isDraftForm(form)) {
      response.status(isOffice(visitor) ? 400 : 401).json({ draft: null });
      return;
    }
    const ask = askAs(visitor);
    if (typed.text('do') === 'drop') {
      const { errors } = await ask(EntryDropDrafts, { input: { forms: [form] } });
      const view = readView(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
      if (typed.text('then') === 'desk') response.redirect(303, addressElsewhere('/desk', view));
      else response.status(statusOf(errors)).json({ draft: null });
      return;
    }
    // As it was typed: a form may end in spaces.
    const [content = ''] = typed.all('content');
    const input = { form, content, typedAt: typed.text('typedAt') };
    const { data, errors } = await ask(EntryKeepDraft, { input });
    response.status(statusOf(errors)).json({ draft: data?.keepEntryDraft ?? null });
  };
}

/** What the hub refuses stays refused; what it cannot do now is tried again. */
function statusOf(errors: Answer<unknown>['errors']): number {
  if (errors.length === 0) return 200;
  return errors.some(({ extensions }) => extensions?.['code'] === 'BAD_INPUT') ? 422 : 503;
}
