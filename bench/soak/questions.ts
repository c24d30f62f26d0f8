import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';

interface Stored {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const FOLDER = join(projectRoot, 'tests', 'operations');
const YEARS = ['2021-22', '2022-23', '2023-24', '2024-25'];

/**
 * Gives a request of one stored operation after the other, each with an area and a fiscal year that change from one
 * time to the next, so that nothing but what is bounded can keep them all. Operations that need an id of an earlier
 * answer get what they ask for nothing with, which is an answer too.
 */
export async function soakQuestions(url: string): Promise<() => string> {
  const codes = await areaCodes(url);
  const stored = operations();
  let asked = 0;
  return () => {
    const { query, variables } = stored[asked % stored.length] ?? stored[0]!;
    const round = Math.floor(asked / stored.length);
    asked += 1;
    const changed = Object.entries(variables).map(([name, value]) => [name, anew(value, round, codes)]);
    return JSON.stringify({ query, variables: Object.fromEntries(changed) });
  };
}

function anew(value: unknown, round: number, codes: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  if (codes.includes(value)) return codes[round % codes.length];
  if (/^\d{4}-\d{2}$/.test(value)) return YEARS[round % YEARS.length];
  return value.startsWith('<') ? `${round}` : value;
}

function operations(): Stored[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
  return files.sort().map((file) => ({
    query: readFileSync(join(FOLDER, file), 'utf8'),
    variables: variablesOf(join(FOLDER, file.replace(/graphql$/, 'json'))),
  }));
}

function variablesOf(file: string): Stored['variables'] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stored['variables'];
  } catch {
    return {};
  }
}

/** Of the country, its divisions, districts and upazilas. */
async function areaCodes(url: string): Promise<string[]> {
  const query = '{ area(code: "BD") { code children { code children { code children { code } } } } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return [...(await response.text()).matchAll(/"code":"(\w+)"/g)].map(([, code = '']) => code);
}
