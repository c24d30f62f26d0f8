import type { Request } from 'express';
import type { WritePage } from '../../http/send-page';
import type { Reader } from '../../language';
import type { Parameter, SavedQuery } from '../../saved-query';
import { SAVED_QUERIES, SNIPPETS } from '../../saved-queries';
import { consoleAddress, exampleAddress } from '../../saved-query-example';
import { addressElsewhere } from '../../view';
import { snippetFor } from './snippet-for';

const LANGUAGES = [
  ['curl', SNIPPETS['curl.sh']],
  ['Python', SNIPPETS['python.py']],
  ['R', SNIPPETS['r.R']],
  ['Excel, Power BI (Power Query M)', SNIPPETS['excel.pq']],
] as const;

/** One saved query: its parameters, its answer, and how other programs take it; null where there is none. */
export const queryPage: WritePage = (_ask, { view, reader }, request) => {
  const query = SAVED_QUERIES.find(({ name, role }) => name === request.params['name'] && role === 'PUBLIC');
  if (!query) return Promise.resolve(null);
  const { words, language } = reader;
  const address = originOf(request) + exampleAddress(query, 'csv');
  return Promise.resolve({
    title: query[language],
    body: (
      <>
        <nav aria-label={words.breadcrumb}>
          <ol class="crumbs">
            <li>
              <a href={addressElsewhere('/q', view)}>{words.allSavedQueries}</a>
            </li>
            <li aria-current="page">{query.name}</li>
          </ol>
        </nav>
        <h1>{query[language]}</h1>
        <p class="formats">
          {words.answerOfExample}: <a href={exampleAddress(query, 'csv')}>CSV</a>
          <a href={exampleAddress(query, 'json')}>JSON</a>
          <a href={consoleAddress(query)}>{words.tryInConsole}</a>
        </p>
        <ParameterTable query={query} reader={reader} />
        <h2>{words.useElsewhere}</h2>
        {LANGUAGES.map(([name, text]) => (
          <section key={name}>
            <h3>{name}</h3>
            <pre class="code" tabIndex={0} aria-label={name} role="region">
              <code>{snippetFor(text, address)}</code>
            </pre>
          </section>
        ))}
        <h2>{words.questionInGraphql}</h2>
        <pre class="code" tabIndex={0} aria-label="GraphQL" role="region">
          <code>{query.text}</code>
        </pre>
      </>
    ),
  });
};

function ParameterTable({ query, reader }: { query: SavedQuery; reader: Reader }) {
  const { words, language } = reader;
  return (
    <div class="scroll" role="region" aria-label={words.parameters} tabIndex={0}>
      <table class="parameters">
        <caption>{words.parameters}</caption>
        <thead>
          <tr>
            <th scope="col">{words.parameter}</th>
            <th scope="col">{words.parameterMeaning}</th>
            <th scope="col">{words.parameterType}</th>
            <th scope="col">{words.parameterExample}</th>
          </tr>
        </thead>
        <tbody>
          {query.parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td>
                {parameter[language]}
                {parameter.isRequired ? ` (${words.required})` : null}
                <Values parameter={parameter} label={words.allowedValues} />
              </td>
              <td>
                <code>{parameter.type}</code>
              </td>
              <td>{parameter.example === null ? '' : <code>{parameter.example}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Values({ parameter: { values }, label }: { parameter: Parameter; label: string }) {
  return values.length === 0 ? null : (
    <>
      ; {label}: <code>{values.join(', ')}</code>
    </>
  );
}

const HOST = /^[a-z0-9.-]{1,200}(:\d{1,5})?$/i;

/** The hub as this reader reaches it. The page is kept nowhere, so a name that the reader made up is told to nobody else. */
function originOf(request: Request): string {
  const host = request.headers.host ?? '';
  const isSecure = request.secure || request.headers['x-forwarded-proto'] === 'https';
  return HOST.test(host)
    ? `${isSecure ? 'https' : 'http'}://${host}`
    : `http://localhost:${request.socket.localPort ?? 4000}`;
}
