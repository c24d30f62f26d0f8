import { graphql, type ExecutionResult } from 'graphql';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import type { Subgraph } from '../../lib/subgraph/subgraph';

export const ADMIN: Viewer = { role: 'ADMIN', area: null, subject: 'admin' };

/** Someone with a role in an area. */
export function aViewer(role: Viewer['role'], area: string): Viewer {
  return { role, area, subject: `${role} of ${area}` };
}

interface Answer {
  // Tests look into answers freely; the schema has checked their shape.

  readonly data: any;
  readonly errors: ExecutionResult['errors'];
}

/** Asks a subgraph as the gateway would, through its schema and its context. */
export async function ask(
  subgraph: Subgraph,
  source: string,
  variables: Record<string, unknown> = {},
  viewer: Viewer = PUBLIC,
): Promise<Answer> {
  const { context, done } = await subgraph.contextFor({ viewer, requestId: 'test', directoryVersion: 0 });
  const { schema } = subgraph;
  const result = await graphql({ schema, source, variableValues: variables, contextValue: context });
  await done?.();
  return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors: result.errors };
}

/** The codes of the errors of an answer. */
export function codesOf({ errors }: Answer): unknown[] {
  return (errors ?? []).map((error) => error.extensions['code']);
}

/** Asks about areas by their codes, as the gateway does for fields that a subgraph adds to `Area`. */
export async function askAreas(
  subgraph: Subgraph,
  codes: readonly string[],
  fields: string,
  viewer: Viewer = PUBLIC,
): Promise<Answer> {
  const answer = await ask(
    subgraph,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { code ${fields} } } }`,
    { of: codes.map((code) => ({ __typename: 'Area', code })) },
    viewer,
  );

  return { data: answer.data?._entities, errors: answer.errors };
}
