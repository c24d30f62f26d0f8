import { readFileSync } from 'node:fs';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';

/** What is wrong with a call, in a sentence that says what to do. */
export class BadCall extends Error {}

/** An operation of a file that only reads, and what it pages through. */
export interface Operation {
  readonly text: string;
  readonly document: DocumentNode;
  /** The root field whose pages can be followed, and the variable that asks for the next; null where there is none. */
  readonly list: { readonly key: string; readonly after: string } | null;
}

/** Reads a file with one query; fails with a BadCall. */
export function readOperation(path: string): Operation {
  const text = readText(path);
  const document = parsed(text, path);
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== OperationTypeNode.QUERY)
    throw new BadCall(`${path} must hold one query and nothing that writes.`);
  return { text, document, list: listOf(operation) };
}

/** Variables as JSON, or a file of it; fails with a BadCall. */
export function readVariables(given: string | undefined): Record<string, unknown> {
  if (given === undefined) return {};
  const text = given.trimStart().startsWith('{') ? given : readText(given);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadCall(`The variables are no JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadCall('The variables must be one JSON object.');
  return value as Record<string, unknown>;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadCall(`${path} cannot be read: ${String((error as NodeJS.ErrnoException).code)}.`);
  }
}

function parsed(text: string, path: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new BadCall(`${path} is no GraphQL: ${error.message}`);
  }
}

/** The only field at the root, where it is asked for with `after: $variable` and says where its page ends. */
function listOf({ selectionSet }: OperationDefinitionNode): Operation['list'] {
  const [field, ...others] = selectionSet.selections;
  if (others.length || field?.kind !== Kind.FIELD) return null;
  const after = field.arguments?.find(({ name }) => name.value === 'after')?.value;
  const page = fieldIn(field, 'pageInfo');
  const says = page && ['hasNextPage', 'endCursor'].every((name) => fieldIn(page, name));
  if (after?.kind !== Kind.VARIABLE || !says) return null;
  return { key: (field.alias ?? field.name).value, after: after.name.value };
}

function fieldIn({ selectionSet }: FieldNode, name: string): FieldNode | null {
  const found = selectionSet?.selections.find(
    (each) => each.kind === Kind.FIELD && (each.alias ?? each.name).value === name,
  );
  return found?.kind === Kind.FIELD ? found : null;
}
