import { getOperationAST, OperationTypeNode, type DocumentNode } from 'graphql';

/** The part of a subgraph that is all its records. */
export const ALL = 'all';

/** The part that is the directory: areas, codes, places in the tree, teams, duties. */
export const DIRECTORY = 'directory';

/**
 * What the answer to one operation rests on, as its resolvers tell it: parts of this subgraph's records, whose
 * stamps stay the same for as long as the answer would.
 */
export class RestsOn {
  private readonly parts = new Set<string>();

  add(part: string): void {
    this.parts.add(part);
  }

  told(): readonly string[] {
    return this.parts.size ? [...this.parts] : [ALL];
  }
}

/** On what an answer without errors rests; nothing is told of an act. */
export function restsOnOf(
  document: DocumentNode,
  { operationName }: { readonly operationName?: string | null | undefined },
  context: object,
): { readonly restsOn?: readonly string[] } {
  const query = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
  const { rests } = context as { readonly rests?: RestsOn };
  return query && rests ? { restsOn: rests.told() } : {};
}
