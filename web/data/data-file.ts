import type { Ask } from '../http/ask';
import type { Operation } from '../operation';
import type { Cell } from '../tables/table-of';

/** Types of the Frictionless Table Schema that columns have. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'yearmonth';

/** What a column says, for the dictionary. */
export interface DataField {
  readonly name: string;
  readonly type: FieldType;
  readonly en: string;
  readonly bn: string;
  /** In what it is counted; not given where it is no quantity. */
  readonly unit?: 'percent' | 'days' | 'steps' | 'times';
  /** All that it can be. */
  readonly values?: readonly string[];
  /** Never blank. */
  readonly required?: true;
  /** What rows are known by; never twice in a file. */
  readonly key?: true;
  /** The file whose key it names. */
  readonly refersTo?: string;
}

/** One file of a fiscal year: what its rows are, and how a page of them is had from the hub. */
export interface DataFile {
  readonly name: string;
  readonly title: Readonly<Record<'en' | 'bn', string>>;
  /** What a row is. */
  readonly row: Readonly<Record<'en' | 'bn', string>>;
  readonly fields: readonly DataField[];
  /** Null where a part of the page cannot be had. */
  readonly readPage: (ask: Ask, fiscalYear: string, after: string | null) => Promise<DataPage | null>;
}

interface DataPage {
  readonly rows: readonly (readonly Cell[])[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** A column, and how it is read from a record. */
export type Column<Node> = DataField & { readonly of: (node: Node) => Cell | undefined };

interface Connection<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** As many rows as the hub gives at once to those who ask for all of them. */
const ROWS = 500;

/** What an operation of one field lists. */
type Listed<Data> = Extract<Data[keyof Data], Connection<unknown>>['edges'][number]['node'];

/**
 * Makes a file of an operation that lists records, and of its columns: one table, so that no column goes
 * without a description.
 */
export function dataFile<Data extends object, Variables extends object>(
  operation: Operation<Data, Variables>,
  {
    columns,
    ...told
  }: Pick<DataFile, 'name' | 'title' | 'row'> & { readonly columns: readonly Column<Listed<Data>>[] },
): DataFile {
  return {
    ...told,
    fields: columns,
    async readPage(ask, fiscalYear, after) {
      const variables: object = { fiscalYear, first: ROWS, after };
      const { data, errors } = await ask(operation, variables as Variables);
      const [list] = Object.values<Connection<Listed<Data>> | null>({ ...data });
      if (!list || errors.length > 0) return null;
      const { hasNextPage, endCursor } = list.pageInfo;
      return {
        rows: list.edges.map(({ node }) => columns.map(({ of }) => of(node) ?? null)),
        next: hasNextPage ? endCursor : null,
      };
    },
  };
}
