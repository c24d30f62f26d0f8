import { graphql, type ExecutionResult } from 'graphql';
import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';

export const ADMIN: Viewer = { role: 'ADMIN', area: null, subject: 'admin' };

/** Asks a subgraph as the gateway would, through its schema and its context. */
export async function ask(
  subgraph: Subgraph,
  source: string,
  variables: Record<string, unknown> = {},
  viewer: Viewer = PUBLIC,
): Promise<{ data: any; errors: ExecutionResult['errors'] }> {
  const { context, done } = await subgraph.contextFor({ viewer, requestId: 'test', directoryVersion: 0 });
  const result = await graphql({
    schema: subgraph.schema,
    source,
    variableValues: variables,
    contextValue: context,
  });
  await done?.();
  return { data: JSON.parse(JSON.stringify(result.data ?? null)) as unknown, errors: result.errors };
}

/** The codes of the errors of an answer. */
export function codesOf(answer: { errors: ExecutionResult['errors'] }): unknown[] {
  return (answer.errors ?? []).map((error) => error.extensions['code']);
}
