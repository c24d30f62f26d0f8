import type { GraphQLFormattedError } from 'graphql';
import type { Typed } from '../../http/session-form';
import type { Fault } from './typed-record';

/**
 * The failures of an act, each at the place that it is about: the one that it names, else the first one whose
 * value stands in its sentence. What is about no place is at `form`.
 */
export function faultsOf(
  errors: readonly GraphQLFormattedError[],
  typed: Typed,
  rowsPath?: string,
): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const { message, extensions } of errors) {
    const code = typeof extensions?.['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
    const name = placeNamed(message, typed, rowsPath) ?? placeQuoted(message, typed) ?? 'form';
    if (!faults.has(name)) faults.set(name, { code, message });
  }
  return faults;
}

/** GraphQL names the place of a value of a wrong form: `at "input.agendaItems[2].decisions[0].dueOn"`. */
function placeNamed(message: string, { names }: Typed, rowsPath = ''): string | null {
  const at = /"input\.([\w.[\]]+)"/.exec(message)?.[1];
  if (at === undefined) return null;
  const path = at.replaceAll('[', '.').replaceAll(']', '');
  const name = path.startsWith(`${rowsPath}.`) ? `row.${path.slice(rowsPath.length + 1)}` : `head.${path}`;
  return names.includes(name) ? name : null;
}

/** Short values stand in many sentences by chance. */
const LEAST_LENGTH = 2;

function placeQuoted(message: string, typed: Typed): string | null {
  const words = new Set(message.match(/[\p{L}\p{M}\p{Nd}-]+/gu) ?? []);
  const found = typed.names.find((name) => {
    const text = typed.text(name);
    if (!/^(head|row)\./.test(name) || text.length < LEAST_LENGTH) return false;
    return message.includes(`"${text}"`) || words.has(text);
  });
  // The codes of areas are a part of the place for them.
  return found?.replace(/\.codes$/, '') ?? null;
}
