import { getOperationAST, OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { restsOfDocument } from './rests-of-document';

/** The part of a subgraph that is all its records. */
export const ALL = 'all';

/** The part that is the directory: areas, codes, places in the tree, teams, duties. */
export const DIRECTORY = 'directory';

/**
 * What the answer to one operation rests on, as its resolvers tell it beside what their fields say in the schema:
 * parts of this subgraph's records, whose stamps stay the same for as long as the answer would.
 */
export class RestsOn {
  private readonly parts = new Set<string>();

  add(part: string): void {
    this.parts.add(part);
  }

  /** Those of many upazilas are told as those of their districts: more than was asked, never less. */
  told(): readonly string[] {
    let parts = withoutTakenIn(this.parts);
    while (parts.length > MOST_TOLD) {
      const deepest = Math.max(...parts.map(depthOf));
      if (deepest === 0) break;
      parts = withoutTakenIn(
        new Set(
          parts.map((part) => (depthOf(part) === deepest ? part.slice(0, part.lastIndexOf('/')) : part)),
        ),
      );
    }
    return parts;
  }
}

/** So many parts are told each by itself. */
const MOST_TOLD = 24;

/** Leaves out what another part takes in: all of a subgraph's records, or what its name begins with up to a slash. */
export function withoutTakenIn(parts: ReadonlySet<string>): string[] {
  if (parts.has(ALL)) return [ALL];
  return [...parts].filter((part) => {
    for (let at = part.indexOf('/'); at !== -1; at = part.indexOf('/', at + 1))
      if (parts.has(part.slice(0, at))) return false;
    return true;
  });
}

function depthOf(part: string): number {
  return part.split('/').length - 1;
}

/** On what an answer without errors rests; nothing is told of an act, nor of what no stamp watches. */
export function restsOnOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operationName }: { readonly operationName?: string | null | undefined },
  context: object,
): { readonly restsOn?: readonly string[] } {
  const query = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
  const { rests } = context as { readonly rests?: RestsOn };
  const said = query && rests ? restsOfDocument(schema, document) : null;
  if (!said) return {};
  // What rests on all records is not made more exact by naming some of them.
  return { restsOn: withoutTakenIn(new Set([...said, ...(rests?.told() ?? [])])) };
}
