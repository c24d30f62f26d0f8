import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({ description: 'Where a page of a list ends, by the Relay specification.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was reached with "after".' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Give it as "after" for the next page.' })
  endCursor!: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
  /** Counted only when asked for. */
  totalCount(): Promise<number> | number;
}

/** The most rows a page may have. */
export const MAX_PAGE = 500;

/** The directive for a field that gives a connection: its size is what "first" says. */
export const LIST_SIZE =
  '@listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)';

/** The directive for a field that costs a read of its own, whatever its size; the gateway counts with it. */
export const READ_COST = '@cost(weight: 4)';

/** The directive for a list that is read, and sorted out, for each owner by itself. */
export const LONG_READ_COST = '@cost(weight: 10)';

/**
 * The GraphQL types of a Relay connection over a type: `<name>Connection` and `<name>Edge`. A list that
 * several subgraphs have, each of its own rows, gives them `@shareable`.
 */
export function connectionType<Node extends object>(
  node: ClassType<Node>,
  name: string,
  ...directives: readonly string[]
): ClassType<Connection<Node>> {
  const shared = eachOf(directives);
  @shared
  @ObjectType(`${name}Edge`, { description: `A row of a list of ${name} and its place in it.` })
  class EdgeOf implements Edge<Node> {
    @Field(() => String, { description: 'The place in the list, for "after".' })
    readonly cursor!: string;

    @Field(() => node, { description: 'The row itself.' })
    readonly node!: Node;
  }

  @shared
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionOf implements Connection<Node> {
    @Directive(`@listSize(assumedSize: ${MAX_PAGE})`)
    @Field(() => [EdgeOf], { description: `At most ${MAX_PAGE} rows.` })
    readonly edges!: readonly Edge<Node>[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    readonly pageInfo!: PageInfo;

    @Directive(READ_COST)
    @Field(() => Int, { description: 'How many rows the whole list has.' })
    totalCount(): Promise<number> | number {
      return 0;
    }
  }
  return ConnectionOf;
}

function eachOf(directives: readonly string[]): ClassDecorator {
  return (type) => {
    for (const directive of directives) Directive(directive)(type);
  };
}

/** Makes a connection of the rows of a page; `rows` has one more than asked where the list goes on. */
export function connectionOf<Node>(
  rows: readonly Node[],
  first: number,
  after: string | null | undefined,
  cursorOf: (node: Node) => string,
  totalCount: () => Promise<number> | number,
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
