import { isDay } from '../calendar';
import { inLatinDigits } from '../numbers';
import type { Parameter, SavedQuery } from '../saved-query';

/** What an address says wrongly: of which parameter, and what, as the rest of a sentence. */
export interface BadParameter {
  readonly name: string;
  readonly reason: string;
}

type Value = string | number | boolean;
export type Variables = Readonly<Record<string, Value | readonly Value[]>>;

export type Read = { readonly variables: Variables } | { readonly bad: BadParameter };

const LONGEST = 300;
const MOST = 100;

/** The variables of a saved query, read from an address by their types; or the first thing wrong with it. */
export function readParameters({ parameters }: SavedQuery, query: URLSearchParams): Read {
  const known = parameters.map(({ name }) => name);
  for (const name of new Set(query.keys())) {
    const reason =
      query.getAll(name).length > 1
        ? 'is given twice; of a list write the values with commas between them'
        : `is not one of this query: it has ${known.join(', ')}`;
    if (!known.includes(name) || query.getAll(name).length > 1)
      return { bad: { name: name.slice(0, 50), reason } };
  }
  const variables: Record<string, Value | readonly Value[]> = {};
  for (const parameter of parameters) {
    const given = query.get(parameter.name)?.trim() ?? '';
    if (given === '') {
      if (!parameter.isRequired) continue;
      return { bad: { name: parameter.name, reason: `is missing: ${parameter.en}` } };
    }
    const values = parameter.isList ? given.split(',').map((each) => each.trim()) : [given];
    const read = values.map((each) => valueOf(each, parameter));
    if (given.length > LONGEST || values.length > MOST || read.includes(null))
      return { bad: { name: parameter.name, reason: `must be ${wanted(parameter)}` } };
    const fitting = read.filter((each) => each !== null);
    variables[parameter.name] = parameter.isList ? fitting : (fitting[0] ?? given);
  }
  return { variables };
}

/** A value in its type, or null where it has another; numbers also in Bangla digits. */
function valueOf(given: string, { kind, values }: Parameter): Value | null {
  const latin = inLatinDigits(given);
  switch (kind) {
    case 'TEXT':
      return given;
    case 'WHOLE_NUMBER':
      return /^-?\d{1,9}$/.test(latin) ? Number(latin) : null;
    case 'NUMBER':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(latin) ? Number(latin) : null;
    case 'YES_OR_NO':
      return given === 'true' ? true : given === 'false' ? false : null;
    case 'DAY':
      return isDay(latin) ? latin : null;
    case 'ONE_OF':
      return values.includes(given) ? given : null;
  }
}

function wanted({ kind, values, isList }: Parameter): string {
  const one = {
    TEXT: `a text of at most ${LONGEST} letters`,
    WHOLE_NUMBER: 'a whole number',
    NUMBER: 'a number',
    YES_OR_NO: 'true or false',
    DAY: 'a day, written 2024-02-29',
    ONE_OF: `one of ${values.join(', ')}`,
  }[kind];
  return isList ? `${one}, or several with commas between them` : one;
}
