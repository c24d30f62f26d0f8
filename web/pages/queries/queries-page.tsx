import type { WritePage } from '../../http/send-page';
import { SAVED_QUERIES } from '../../saved-queries';
import { exampleAddress } from '../../saved-query-example';
import { addressElsewhere } from '../../view';

/** The list of the saved queries: what each answers, what it takes, and where its answer is. */
export const queriesPage: WritePage = (_ask, { view, reader }) => {
  const { words, language } = reader;
  const queries = SAVED_QUERIES.filter(({ role }) => role === 'PUBLIC');
  return Promise.resolve({
    title: words.savedQueries,
    body: (
      <>
        <h1>{words.savedQueries}</h1>
        <p>{words.savedQueriesLead}</p>
        <ul class="queries">
          {queries.map((query) => (
            <li key={query.name} class="query">
              <h2>
                <a href={addressElsewhere(`/q/${query.name}`, view)}>{query[language]}</a>
              </h2>
              <p class="takes">
                {words.parameters}:{' '}
                {query.parameters.map(({ name, isRequired }, at) => (
                  <>
                    {at > 0 ? ', ' : null}
                    <code key={name}>{name}</code>
                    {isRequired ? ` (${words.required})` : null}
                  </>
                ))}
              </p>
              <p class="formats">
                <a href={exampleAddress(query, 'csv')} aria-label={`CSV: ${query[language]}`}>
                  CSV
                </a>
                <a href={exampleAddress(query, 'json')} aria-label={`JSON: ${query[language]}`}>
                  JSON
                </a>
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a href="/console">{words.console}</a>: {words.consoleLead}
        </p>
      </>
    ),
  });
};
