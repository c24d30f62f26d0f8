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

  /** `shortened` leaves out parts that others take in. */
  constructor(
    private readonly shortened: (parts: readonly string[]) => readonly string[] = (parts) => parts,
  ) {}

  add(part: string): void {
    this.parts.add(part);
  }

  told(): readonly string[] {
    return this.shortened([...this.parts]);
  }
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
  return { restsOn: said.includes(ALL) ? [ALL] : [...new Set([...said, ...(rests?.told() ?? [])])] };
}
