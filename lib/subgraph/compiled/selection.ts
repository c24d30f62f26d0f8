import {
  defaultFieldResolver,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import type { Operation } from './operation';
import { needsNoInfo, type Resolve } from './resolver-needs';

/** What one object of an answer is made of, in the order in which it is told. */
export interface Selection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly Selected[];
}

/** One field of a selection, with all that is the same at each of its objects. */
export interface Selected {
  /** Its number among the fields of the operation. */
  readonly index: number;
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly resolve: Resolve;
  readonly needsInfo: boolean;
  /** `__typename` is known before anything is asked. */
  readonly isTypename: boolean;
  readonly takesArguments: boolean;
  readonly place: Place;
}

/** What is expected at a place of an answer: of a field, or of an entry of a list. */
export interface Place {
  readonly selected: Pick<Selected, 'nodes' | 'parentType' | 'field'>;
  readonly isNonNull: boolean;
  readonly expects:
    | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
    | { readonly kind: 'list'; readonly entry: Place }
    | { readonly kind: 'object'; readonly selection: () => Selection }
    | {
        readonly kind: 'abstract';
        readonly type: GraphQLAbstractType;
        readonly selectionOf: (type: GraphQLObjectType) => Selection;
      };
}

/**
 * The selections of an operation, as graphql-js collects them. `@skip` and `@include` are settled by the variables
 * given, so that a selection is for those values only. What lies below a field is collected when first needed: a
 * text may name far more than any answer ever holds.
 */
export class Selections {
  readonly root: Selection;
  private count = 0;

  constructor(
    private readonly operation: Operation,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    const { schema, fragments, rootType, definition } = operation;
    this.root = this.selectionOf(
      rootType,
      collectFields(schema, fragments, variables, rootType, definition.selectionSet),
    );
  }

  private below(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selection {
    const { schema, fragments } = this.operation;
    return this.selectionOf(type, collectSubfields(schema, fragments, this.variables, type, nodes));
  }

  private selectionOf(
    type: GraphQLObjectType,
    collected: ReadonlyMap<string, readonly FieldNode[]>,
  ): Selection {
    const known = type.getFields();
    const fields: Selected[] = [];
    for (const [key, nodes] of collected) {
      const name = nodes[0]?.name.value ?? '';
      const field = name === '__typename' ? TypeNameMetaFieldDef : known[name];
      if (field) fields.push(this.selected(key, nodes, type, field));
    }
    return { type, fields };
  }

  private selected(
    key: string,
    nodes: readonly FieldNode[],
    parentType: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
  ): Selected {
    const resolve = field.resolve ?? defaultFieldResolver;
    return {
      index: this.count++,
      key,
      nodes,
      parentType,
      field,
      resolve,
      needsInfo: !needsNoInfo(resolve),
      isTypename: field === TypeNameMetaFieldDef,
      takesArguments: field.args.length > 0,
      place: this.place({ nodes, parentType, field }, field.type),
    };
  }

  private place(selected: Place['selected'], type: GraphQLOutputType): Place {
    const isNonNull = isNonNullType(type);
    return { selected, isNonNull, expects: this.expects(selected, isNonNull ? type.ofType : type) };
  }

  private expects(
    selected: Place['selected'],
    type: Exclude<GraphQLOutputType, { ofType: unknown }> | GraphQLOutputType,
  ): Place['expects'] {
    if (isListType(type)) return { kind: 'list', entry: this.place(selected, type.ofType) };
    if (isLeafType(type)) return { kind: 'leaf', type };
    const selections = new Map<GraphQLObjectType, Selection>();
    const selectionOf = (of: GraphQLObjectType): Selection => {
      let selection = selections.get(of);
      if (!selection) selections.set(of, (selection = this.below(of, selected.nodes)));
      return selection;
    };
    if (isAbstractType(type)) return { kind: 'abstract', type, selectionOf };
    let known: Selection | undefined;
    return { kind: 'object', selection: () => (known ??= selectionOf(type as GraphQLObjectType)) };
  }
}

const NOTHING_GIVEN: Readonly<Record<string, unknown>> = Object.freeze({});

/** What a field is given: the same at each of its objects, so that nobody may change it. */
export function givenTo(
  { field, nodes, takesArguments }: Selected,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [node] = nodes;
  if (!takesArguments || !node) return NOTHING_GIVEN;
  return Object.freeze(getArgumentValues(field, node, variables));
}
