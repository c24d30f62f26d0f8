import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';

/** An operation of tests/operations/. */
export interface StoredOperation {
  /** The file's name without its ending. */
  readonly name: string;
  readonly query: string;
  /** As stored; `<file: path.to.value>` stands for a value of an earlier operation's answer. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const folder = join(projectRoot, 'tests', 'operations');

/** Every stored operation, in the order of their names. */
export function storedOperations(): StoredOperation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const variables = join(folder, `${name}.json`);
      return {
        name,
        query: readFileSync(join(folder, file), 'utf8'),
        variables: existsSync(variables)
          ? (JSON.parse(readFileSync(variables, 'utf8')) as Record<string, unknown>)
          : {},
      };
    });
}

/** The answer to one operation, as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** Asks a hub all stored operations, one after the other, as the public or by a token. */
export async function askAll(url: string, token: string | null): Promise<Map<string, RawAnswer>> {
  const answers = new Map<string, RawAnswer>();
  for (const { name, query, variables } of storedOperations()) {
    answers.set(name, await askRaw(url, query, filledIn(variables, answers), token));
  }
  return answers;
}

/** The variables of each operation by the answers of a whole run, so that any can be asked again by itself. */
export function filledInAll(
  operations: readonly StoredOperation[],
  answers: ReadonlyMap<string, RawAnswer>,
): Map<string, object> {
  return new Map(operations.map(({ name, variables }) => [name, filledIn(variables, answers)]));
}

/** One request, and its answer byte by byte. */
export async function askRaw(
  url: string,
  query: string,
  variables: object = {},
  token: string | null = null,
): Promise<RawAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** An answer as data, for looking into it. */

export function read({ bytes }: RawAnswer): { data?: any; errors?: ReadError[] } {
  return JSON.parse(bytes.toString('utf8')) as ReturnType<typeof read>;
}

export interface ReadError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

/** Ids and cursors differ between two databases, so that a stored operation can only say where to find them. */
function filledIn(
  variables: Readonly<Record<string, unknown>>,
  answers: ReadonlyMap<string, RawAnswer>,
): object {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const reference = typeof value === 'string' ? /^<(.+): (.+)>$/.exec(value) : null;
      if (!reference) return [name, value];
      const [, earlier = '', path = ''] = reference;
      const answer = answers.get(earlier);
      if (!answer) throw new Error(`${reference[0]}: no operation of that name comes earlier`);
      return [name, valueAt(read(answer).data, path)];
    }),
  );
}

function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key];
  if (value === undefined || value === null) throw new Error(`There is nothing at ${path}.`);
  return value;
}
