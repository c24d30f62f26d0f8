import { isDeepStrictEqual } from 'node:util';
import { ALL_READS, writeOf } from './cases';

/** The answer of a hub to each of the reads, as it came. */
export async function askAll(url: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const body of ALL_READS) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    });
    answers[body] = await response.text();
  }
  return answers;
}

/** Who answers anything else than the first row does, `extensions` apart; nobody is what is wanted. */
export async function differences(rows: readonly Answering[]): Promise<string[]> {
  const [first, ...others] = rows;
  if (!first) return [];
  const wanted = parsed(await askAll(first.asked.url));
  const faults: string[] = [];
  for (const row of others) {
    const given = parsed(await askAll(row.asked.url));
    const unequal = ALL_READS.flatMap((_, index) =>
      isDeepStrictEqual(given[index], wanted[index]) ? [] : [firstDifference(given[index], wanted[index])],
    );
    if (unequal.length)
      faults.push(`${row.title}: ${unequal.length} of ${ALL_READS.length} differ, ${unequal[0] ?? ''}`);
  }
  if (wanted.some(({ data }) => !data)) faults.push(`${first.title} answers with errors`);
  return faults;
}

/** Brings each database to the same writes: those that it has not seen yet, up to a number. */
export async function catchUp(
  desks: ReadonlyMap<string, { readonly url: string; readonly written: number }>,
  until: number,
  token: string,
): Promise<void> {
  for (const { url, written } of desks.values()) {
    for (let number = written; number < until; number += 1) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: writeOf(number),
      });
      const text = await response.text();
      if (text.includes('"errors"')) throw new Error(`Write ${number}: ${text.slice(0, 300)}`);
    }
  }
}

/** Where two answers first part, and what each says there. */
function firstDifference(given: unknown, wanted: unknown, path = ''): string {
  if (isParent(given) && isParent(wanted)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(given)])) {
      if (isDeepStrictEqual(given[key], wanted[key])) continue;
      return firstDifference(given[key], wanted[key], `${path}.${key}`);
    }
  }
  const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);
  return `at ${path} ${shown(given)} in place of ${shown(wanted)}`;
}

const isParent = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

interface Answering {
  readonly title: string;
  readonly asked: { readonly url: string };
}

interface Told {
  readonly data?: unknown;
  readonly errors?: unknown;
}

function parsed(answers: Readonly<Record<string, string>>): Told[] {
  return Object.values(answers).map((text) => {
    const { data, errors } = JSON.parse(text) as Told;
    return { data, errors };
  });
}
