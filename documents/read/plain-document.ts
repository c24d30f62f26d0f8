/** The one shape every file is read into: paragraphs and tables, in order, each with its line. */
export interface PlainDocument {
  /** The text as it came, decoded and nothing else. */
  readonly rawText: string;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Table;

/** One line of running text, without its markup. */
export interface Paragraph {
  readonly kind: 'PARAGRAPH';
  /** From 1, in the file. */
  readonly line: number;
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly afterGap: boolean;
}

export interface Table {
  readonly kind: 'TABLE';
  readonly line: number;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Whether an empty line stands before it, as at a break of pages. */
  readonly afterGap: boolean;
}

export interface Cell {
  readonly text: string;
  /** The rows of a table that stands inside the cell. */
  readonly nested: readonly (readonly string[])[];
}
