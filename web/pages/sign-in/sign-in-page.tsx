import type { WritePage } from '../../http/send-page';
import { toldFailure, type Sessions } from '../../http/session';
import { readForm } from '../../http/session-form';
import { EntryDraftForms, EntryDropDrafts } from '../../operations';
import type { Page, Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import { FORM_HEADERS, isOffice } from '../enter/who-writes';

type Why = 'tokenBad' | 'tokenLong' | 'signInBusy' | 'sessionOver' | 'notKept' | 'signedOut';

/** The page on which a browser signs in, by the token of its office. */
export function signInPage(sessions: Sessions): WritePage {
  return async (_ask, shown, request, { viewer }) => {
    if (request.method !== 'POST') {
      const { own } = shown.view;
      const why = own['why'] === 'notKept' || own['why'] === 'signedOut' ? own['why'] : undefined;
      return form(shown, why ?? (sessions.isOver(request) ? 'sessionOver' : undefined));
    }
    const typed = await readForm(request, viewer.role);
    // Whoever copies it out of a terminal may bring spaces and line breaks along.
    const token = (typed?.text('token') ?? '').replace(/\s+/g, '').replace(/^Bearer/i, '');
    try {
      const cookie = await sessions.open(request, token);
      return {
        title: '',
        body: null,
        headers: { 'set-cookie': cookie },
        seeOther: addressElsewhere('/desk', shown.view, { from: 'sign-in' }),
      };
    } catch (error) {
      const { code } = toldFailure(error);
      if (code === 'UNAUTHENTICATED') return form(shown, 'tokenBad', 401);
      return code === 'TOKEN_TOO_LONG' ? form(shown, 'tokenLong', 400) : form(shown, 'signInBusy', 503);
    }
  };
}

/** The page on which a browser signs out: what it kept of this hub goes with the session. */
export function signOutPage(sessions: Sessions): WritePage {
  return async (ask, shown, request, visitor) => {
    const words = deskWords[shown.reader.language];
    if (request.method === 'POST') {
      const typed = await readForm(request, visitor.viewer.role);
      // Where that fails it stays unread until it is old: nobody is kept from signing out.
      if (isOffice(visitor) && typed?.text('keep') !== 'yes') await ask(EntryDropDrafts, { input: {} });
      return {
        title: '',
        body: null,
        headers: { 'set-cookie': sessions.close(request), 'clear-site-data': '"cache", "storage"' },
        seeOther: addressElsewhere('/sign-in', shown.view, { why: 'signedOut' }),
      };
    }
    const begun = isOffice(visitor) ? (await ask(EntryDraftForms, {})).data?.entryDrafts : null;
    return {
      title: words.signOutTitle,
      headers: FORM_HEADERS,
      scripts: ['entry.js'],
      body: (
        <>
          <h1>{words.signOutTitle}</h1>
          <p>{words.signOutWhy}</p>
          <SignOut shown={shown} unfinished={begun?.length ?? 0} />
        </>
      ),
    };
  };
}

/** The button that signs out. */
export function SignOut({ shown: { reader, view }, unfinished }: { shown: Shown; unfinished: number }) {
  const words = deskWords[reader.language];
  return (
    <form class="sign-out" method="post" action={addressElsewhere('/sign-out', view)} data-sign-out>
      {unfinished > 0 ? (
        <label class="tick">
          <input type="checkbox" name="keep" value="yes" /> {words.keepUnfinished}
        </label>
      ) : null}
      <button>{words.signOut}</button>
    </form>
  );
}

function form(shown: Shown, why?: Why, status = 200): Page {
  const { reader, view } = shown;
  const words = deskWords[reader.language];
  const isFault = status !== 200;
  return {
    status,
    title: words.signInTitle,
    headers: FORM_HEADERS,
    body: (
      <>
        <h1>{words.signInTitle}</h1>
        {why && !isFault ? (
          <p class="notice" role="status">
            {words[why]}
          </p>
        ) : null}
        <p>{words.signInWhy}</p>
        <form class="entry narrow" method="post" action={addressElsewhere('/sign-in', view)}>
          <div class={`field${isFault ? ' faulty' : ''}`}>
            <label for="token">{words.token}</label>
            <small id="token-hint" class="hint">
              {words.tokenHint}
            </small>
            <input
              id="token"
              name="token"
              type="password"
              required
              autocomplete="current-password"
              spellcheck={false}
              aria-invalid={isFault ? 'true' : undefined}
              aria-describedby={isFault ? 'token-hint token-fault' : 'token-hint'}
            />
            {why && isFault ? (
              <p id="token-fault" class="fault" role="alert">
                {words[why]}
              </p>
            ) : null}
          </div>
          <p class="acts">
            <button class="main">{words.signIn}</button>
          </p>
        </form>
      </>
    ),
  };
}
