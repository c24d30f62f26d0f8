import type { SavedQuery } from './saved-query';

/** The address of a saved query with its example filled in. */
export function exampleAddress({ name, parameters }: SavedQuery, format: 'csv' | 'json'): string {
  const query = new URLSearchParams(
    parameters.flatMap(({ name: parameter, example }) => (example === null ? [] : [[parameter, example]])),
  );
  return query.size > 0 ? `/q/${name}.${format}?${query.toString()}` : `/q/${name}.${format}`;
}

/** The console with a saved query in it, and its example as the variables. */
export function consoleAddress(saved: SavedQuery): string {
  return `/console?${new URLSearchParams({ query: saved.text, variables: exampleVariables(saved) }).toString()}`;
}

/** The example of a saved query as variables of GraphQL. */
export function exampleVariables({ parameters }: SavedQuery): string {
  const given = parameters.flatMap(({ name, kind, isList, example }) => {
    if (example === null) return [];
    const values = (isList ? example.split(',') : [example]).map((each) =>
      kind === 'WHOLE_NUMBER' || kind === 'NUMBER'
        ? Number(each)
        : kind === 'YES_OR_NO'
          ? each === 'true'
          : each,
    );
    return [[name, isList ? values : values[0]] as const];
  });
  return JSON.stringify(Object.fromEntries(given), null, 2);
}
