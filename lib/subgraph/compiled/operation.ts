import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** A query of a document, with what it takes to collect its fields. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly rootType: GraphQLObjectType;
  /** The variables that decide which fields there are: those of `@skip` and `@include`. */
  readonly deciding: readonly string[];
}

/** Each of these doubles the selections that one operation may have. */
const MOST_DECIDING = 4;

/**
 * The query that a document holds, where it is one to be compiled; null where it is left to graphql-js. That is so
 * of acts, whose fields run one after another; of introspection; of a document without such an operation; of fields
 * that come and go by many variables; and of an answer to `__proto__`, which no plain object can hold.
 */
export function operationOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Operation | null {
  const definition = getOperationAST(document, operationName);
  const rootType = schema.getQueryType();
  if (definition?.operation !== OperationTypeNode.QUERY || !rootType) return null;
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  const { leftAlone, deciding } = lookAt(document);
  if (leftAlone || deciding.size > MOST_DECIDING) return null;
  return { schema, definition, fragments, rootType, deciding: [...deciding] };
}

function lookAt(document: DocumentNode): { leftAlone: boolean; deciding: ReadonlySet<string> } {
  const deciding = new Set<string>();
  let leftAlone = false;
  visit(document, {
    Field({ name, alias }) {
      const known = name.value === '__typename';
      if ((name.value.startsWith('__') && !known) || alias?.value === '__proto__') leftAlone = true;
    },
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) deciding.add(value.name.value);
    },
  });
  return { leftAlone, deciding };
}
