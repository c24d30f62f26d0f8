import { addressOf } from '../view';
import type { Assets } from '../http/assets';
import type { Page, Shown } from './page';

/** What else there is at this address, for whoever wants more than to look. */
const ELSEWHERE = [
  ['/embed', 'forPortals'],
  ['/data', 'toData'],
  ['/q', 'toSavedQueries'],
  ['/console', 'toConsole'],
] as const;

/** The frame of every page: name, language and digits above, what the page says below. */
export function Layout({ shown, page, assets }: { shown: Shown; page: Page; assets: Assets }) {
  const { view, reader, path } = shown;
  const { words, language } = reader;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} · ${words.sopan}`}</title>
        <meta name="description" content={words.purpose} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="stylesheet" href={assets('page.css')} />
        <script type="module" src={assets('page.js')} />
        {page.scripts?.map((name) => (
          <script key={name} type="module" src={assets(name)} />
        ))}
        {page.head}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <header class="masthead">
          <a class="name" href={addressOf('/', view, { own: {} })}>
            <img src="/icon.svg" alt="" width="32" height="32" /> {words.sopan}
          </a>
          <nav aria-label={words.digits}>
            <OwnDesk shown={shown} />
            <OtherLanguage shown={shown} />
            <a
              href={addressOf(path, view, { digits: view.digits === 'beng' ? 'latn' : 'beng' })}
              rel="nofollow"
            >
              {view.digits === 'beng' ? words.latinDigits : words.banglaDigits}
            </a>
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          <p class="notice" id="kept" hidden>
            {words.kept} <time />
          </p>
          {page.isPartial ? (
            <p class="notice" role="status">
              {words.partMissing}
            </p>
          ) : null}
          {page.body}
        </main>
        <footer class="elsewhere screen-only">
          {ELSEWHERE.map(([address, name]) => (
            <a key={address} href={addressOf(address, view, { own: {} })}>
              {words[name]}
            </a>
          ))}
        </footer>
      </body>
    </html>
  );
}

/** The way in, or to what is one's own to do. */
function OwnDesk({ shown: { view, reader, viewer } }: { shown: Shown }) {
  if (!viewer) return null;
  const isSignedIn = viewer.role !== 'PUBLIC' && viewer.role !== 'PORTAL';
  return (
    <a href={addressOf(isSignedIn ? '/desk' : '/sign-in', view, { own: {} })} rel="nofollow">
      {isSignedIn ? reader.words.myDesk : reader.words.signIn}
    </a>
  );
}

/** Changing the language changes the digits with it, unless they were chosen. */
function OtherLanguage({ shown: { view, reader, path } }: { shown: Shown }) {
  const language = view.language === 'bn' ? 'en' : 'bn';
  const usual = view.digits === (view.language === 'bn' ? 'beng' : 'latn');
  const digits = usual ? (language === 'bn' ? 'beng' : 'latn') : view.digits;
  return (
    <a href={addressOf(path, view, { language, digits })} lang={language} hreflang={language}>
      {reader.words.otherLanguage}
    </a>
  );
}
