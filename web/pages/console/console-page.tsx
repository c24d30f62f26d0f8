import type { ConsoleWord, ExampleGroup, Setup } from '../../browser/console/setup';
import type { Reader } from '../../language';
import { SAVED_QUERIES } from '../../saved-queries';
import { exampleVariables } from '../../saved-query-example';
import { addressElsewhere, addressOf, type View } from '../../view';

interface ConsolePageProps {
  readonly view: View;
  readonly reader: Reader;
  /** The address of a part of the console by its plain name. */
  readonly address: (name: string) => string;
}

/** The page of the console: what the script needs to begin, and where to go without it. */
export function ConsolePage({ view, reader, address }: ConsolePageProps) {
  const { words, language } = reader;
  const other = language === 'bn' ? 'en' : 'bn';
  const digits = other === 'bn' ? 'beng' : 'latn';
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${words.console} · ${words.sopan}`}</title>
        <meta name="description" content={words.consoleLead} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={address('console.css')} />
        <script type="module" src={address('console.js')} />
      </head>
      <body class="console-page">
        <header class="masthead">
          <a class="name" href={addressElsewhere('/', view)}>
            <img src="/icon.svg" alt="" width="32" height="32" /> {words.sopan}
          </a>
          <h1>{words.console}</h1>
          <nav aria-label={words.sopan}>
            <a href={addressElsewhere('/q', view)}>{words.savedQueries}</a>
            <a
              href={addressOf('/console', view, { language: other, digits, own: {} })}
              lang={other}
              hreflang={other}
            >
              {words.otherLanguage}
            </a>
          </nav>
        </header>
        <main id="console" data-setup={JSON.stringify(setupOf(reader, view, address))}>
          <p class="console-note">{words.consoleLoading}</p>
          <noscript>
            <p class="console-note">
              {words.consoleNeedsScripts} <a href={addressElsewhere('/q', view)}>{words.savedQueries}</a>
            </p>
          </noscript>
        </main>
      </body>
    </html>
  );
}

const ROLES = [
  ['PUBLIC', 'forPublic'],
  ['OFFICER', 'forOfficer'],
  ['COMMISSIONER', 'forCommissioner'],
  ['ANALYST', 'forAnalyst'],
] as const;

/** The one that is open at first shows most of what can be asked. */
const FIRST = 'areas-below';
const IN_ORDER = [...SAVED_QUERIES].sort(
  (one, other) => Number(other.name === FIRST) - Number(one.name === FIRST),
);

const WORDS: readonly ConsoleWord[] = [
  'chooseExample',
  'consoleFailed',
  'cost',
  'costNone',
  'costOf',
  'costRemaining',
  'download',
  'examples',
  'hubAway',
  'rowsOf',
  'token',
  'tokenNote',
  'withErrors',
];

function setupOf({ language, words }: Reader, { digits }: View, address: (name: string) => string): Setup {
  const examples = ROLES.map(([role, name]): ExampleGroup => ({
    name: words[name],
    examples: IN_ORDER.filter((query) => query.role === role).map((query) => ({
      name: query[language],
      query: `# ${query[language]}\n${query.text}`,
      variables: exampleVariables(query),
    })),
  }));
  return {
    words: Object.fromEntries(WORDS.map((word) => [word, words[word]])) as Setup['words'],
    locale: `${language === 'bn' ? 'bn-BD' : 'en-GB'}-u-nu-${digits}`,
    examples,
    schema: '/console/schema.graphql',
    workers: { editor: address('editor.js'), graphql: address('graphql.js'), json: address('json.js') },
  };
}
