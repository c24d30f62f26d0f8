/**
 * A paper in the official form, before it is HTML, DOCX or text: one function per kind makes it, each
 * renderer prints it. Every text is plain; whoever renders escapes it.
 */
export interface OfficialPaper {
  /** What it is called where it has no room for more: a browser's tab, a file's properties. */
  readonly title: string;
  /** Whether its tables need the long side of the sheet. */
  readonly isWide: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  /** State, office, place and portal, one under the other in the middle. */
  | { readonly kind: 'LETTERHEAD'; readonly lines: readonly string[] }
  /** The memo number (স্মারক নম্বর) with its day in both calendars. */
  | { readonly kind: 'MEMO'; readonly number: string; readonly days: readonly string[] }
  | { readonly kind: 'HEADING'; readonly text: string }
  /** A word and what stands behind it: বিষয়, সূত্র, সভাপতি. */
  | { readonly kind: 'FIELD'; readonly label: string; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  | { readonly kind: 'TABLE'; readonly table: Table }
  | { readonly kind: 'LIST'; readonly heading: string; readonly items: readonly ListItem[] }
  /** To whom a letter goes. */
  | { readonly kind: 'ADDRESSEE'; readonly lines: readonly string[] }
  /** Name or mark, post and place of whoever signs. */
  | { readonly kind: 'SIGNATURE'; readonly lines: readonly string[] };

export interface ListItem {
  /** Its number with its mark, such as "১।". */
  readonly mark: string;
  readonly text: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly heading: string;
  /** A heading over this column and its neighbours of the same group. */
  readonly group?: string;
  /** Its share of the width of the table, among the others'. */
  readonly width: number;
}

/** The same paper with every text changed, for what holds for each word of it. */
export function withTexts(paper: OfficialPaper, change: (text: string) => string): OfficialPaper {
  return {
    ...paper,
    title: change(paper.title),
    blocks: paper.blocks.map((block) => changed(block, change)),
  };
}

function changed(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'LETTERHEAD':
    case 'ADDRESSEE':
    case 'SIGNATURE':
      return { ...block, lines: block.lines.map(change) };
    case 'MEMO':
      return { ...block, number: change(block.number), days: block.days.map(change) };
    case 'HEADING':
    case 'PARAGRAPH':
    case 'FIELD':
      return { ...block, text: change(block.text) };
    case 'LIST':
      return { ...block, items: block.items.map((item) => ({ ...item, text: change(item.text) })) };
    case 'TABLE': {
      const rows = block.table.rows.map((row) => row.map(change));
      return { ...block, table: { ...block.table, rows } };
    }
  }
}
