import { graphql, type ExecutionResult } from 'graphql';
import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';

export const ADMIN: Viewer = { role: 'ADMIN', area: null, subject: 'admin' };

type Answer = { data: any; errors: ExecutionResult['errors'] };

/** Asks a subgraph as the gateway would, through its schema and its context; the public unless told. */
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
  return { data: JSON.parse(JSON.stringify(result.data ?? null)) as unknown, errors: result.errors };
}

/** What a question that must succeed gives; the first error is thrown. */
export async function get(...question: Parameters<typeof ask>): Promise<any> {
  const { data, errors } = await ask(...question);
  if (errors?.[0]) throw errors[0];
  return data;
}

/** The codes of the errors of an answer. */
export function codesOf({ errors }: Answer): unknown[] {
  return (errors ?? []).map((error) => error.extensions['code']);
}

/** Fields of an area as the gateway asks for them. */
export async function area(subgraph: Subgraph, code: string, fields: string, viewer: Viewer = PUBLIC): Promise<any> {
  const [entity] = await areas(subgraph, [code], fields, viewer);
  return entity;
}

/** Fields of many areas in one fetch. */
export async function areas(
  subgraph: Subgraph,
  codes: readonly string[],
  fields: string,
  viewer: Viewer = PUBLIC,
): Promise<any[]> {
  const representations = codes.map((code) => ({ __typename: 'Area', code }));
  const source = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Area { ${fields} } } }`;
  return (await get(subgraph, source, { representations }, viewer))._entities;
}
