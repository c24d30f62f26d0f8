import { OperationTypeNode } from 'graphql';
import type { FetchNode, PlanNode } from './plan-nodes';
import type { Path } from './tree';

/** One fetch for the entities of several paths, or any other node of a plan by itself. */
type Together =
  | { readonly fetch: FetchNode; readonly paths: readonly [Path, ...Path[]] }
  | { readonly node: PlanNode; readonly paths?: undefined };

/**
 * Puts fetches that run side by side and ask a subgraph the same of other entities into one. The planner makes
 * one fetch for each path, though a division, its districts and its upazilas are asked the same; each of them
 * would cost a call, and a subgraph as much again as it takes to begin.
 */
export function together(nodes: readonly PlanNode[]): Together[] {
  const found: Together[] = [];
  const known = new Map<string, Path[]>();
  for (const node of nodes) {
    const fetch = node.kind === 'Flatten' && node.node.kind === 'Fetch' ? node.node : null;
    const key = fetch && keyOf(fetch);
    if (node.kind !== 'Flatten' || !fetch || key === null) {
      found.push({ node });
      continue;
    }
    const paths = known.get(key);
    if (paths) paths.push(node.path);
    else {
      const first: [Path, ...Path[]] = [node.path];
      known.set(key, first);
      found.push({ fetch, paths: first });
    }
  }
  return found;
}

/** Text by which fetches that ask the same are known: all but their names; null for one that is asked by itself. */
function keyOf({
  serviceName,
  operation,
  operationKind,
  requires,
  variableUsages,
}: FetchNode): string | null {
  if (!requires || operationKind !== OperationTypeNode.QUERY) return null;
  const nameless = operation.replace(/^query\s+\w+/, 'query');
  return JSON.stringify([serviceName, nameless, requires, variableUsages]);
}
