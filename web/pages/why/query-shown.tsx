import type { Shown } from '../../parts/page';
import { whyWords } from '../../words/why';

/** Longer addresses are cut by some servers on the way; the query is then to be copied. */
const LONGEST_ADDRESS = 6000;

/** A query and its variables as text to copy, and the way to run them. */
export function QueryShown({ query, variables, shown }: { query: string; variables: object; shown: Shown }) {
  const { reader } = shown;
  const words = whyWords[reader.language];
  const given = JSON.stringify(said(variables), null, 2);
  const inConsole = `/console?${new URLSearchParams({ query, variables: given }).toString()}`;
  return (
    <section aria-labelledby="query">
      <h2 id="query">{words.theQuery}</h2>
      <p class="soft">{words.queryNote}</p>
      {inConsole.length <= LONGEST_ADDRESS ? (
        <p class="screen-only">
          <a href={inConsole}>{words.openConsole}</a>
        </p>
      ) : null}
      <pre class="code" tabIndex={0} role="group" aria-label={words.theQuery}>
        <code lang="en">{query}</code>
      </pre>
      <h3>{words.variables}</h3>
      <pre class="code" tabIndex={0} role="group" aria-label={words.variables}>
        <code lang="en">{given}</code>
      </pre>
    </section>
  );
}

/** Without what was not given: null and nothing mean the same to the hub. */
function said(variables: object): object {
  return Object.fromEntries(
    Object.entries(variables as Record<string, unknown>)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, typeof value === 'object' ? said(value as object) : value]),
  );
}
