import type { GraphQLFormattedError } from 'graphql';
import type { Page, Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';

/** What is said where the page of an area cannot be: no such area, not there then, a day to come, no answer now. */
export function noArea(shown: Shown, errors: readonly GraphQLFormattedError[]): Page {
  const { view, reader, path } = shown;
  const { words } = reader;
  const status = statusOf(errors);
  if (status !== null && status !== 404) {
    const [first] = errors;
    return told(status, words.cannotAnswer, [words.tryAgain, first?.message ?? ''], [[path, words.tryAgain]]);
  }
  if (view.map === 'AS_OF') {
    const now = addressOf(path, view, { map: 'CURRENT' });
    return told(404, words.notThenTitle, [words.notThenDo], [[now, words.seeOnMapNow]]);
  }
  return told(
    404,
    words.noAreaTitle,
    [words.noAreaDo],
    [[addressElsewhere('/areas/BD', view), words.startAtCountry]],
  );
}

/** A day to come has no figures. */
export function dayToCome({ view, reader, path }: Shown): Page {
  const { words } = reader;
  return told(
    400,
    words.futureTitle,
    [words.futureDo],
    [[addressOf(path, view, { asOf: null }), words.seeToday]],
  );
}

function told(
  status: number,
  title: string,
  sentences: readonly string[],
  ways: readonly (readonly [href: string, text: string])[],
): Page {
  return {
    status,
    title,
    body: (
      <>
        <h1>{title}</h1>
        {sentences.filter(Boolean).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {ways.map(([href, text]) => (
          <p key={href}>
            <a href={href}>{text}</a>
          </p>
        ))}
      </>
    ),
  };
}

/** Null where nothing is said against it: then it is not there. */
function statusOf(errors: readonly GraphQLFormattedError[]): number | null {
  const [code] = errors.map(({ extensions }) => String(extensions?.['code']));
  if (code === undefined) return null;
  if (code === 'UNKNOWN_AREA') return 404;
  if (code === 'TOO_MANY_REQUESTS') return 429;
  return code.startsWith('BAD_') ? 400 : 503;
}
