import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Block, OfficialPaper, Table as PaperTable } from './official-paper';

/** The paper as a Word file on A4, its tables as tables, so that an office can go on with it. */
export async function writeDocx(paper: OfficialPaper): Promise<Uint8Array> {
  const [short, long] = A4;
  const width = (paper.isWide ? long : short) - 2 * MARGIN;
  const document = new Document({
    title: paper.title,
    creator: 'Sopan',
    styles: { default: { document: { run: RUN } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: short,
              height: long,
              orientation: paper.isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        children: paper.blocks.flatMap((block) => parts(block, width)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Twentieths of a point. */
const A4 = [11906, 16838] as const;
const MARGIN = 1134;
const FONT = 'Nikosh';
const RUN = {
  font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
  size: 24,
  sizeComplexScript: 24,
  language: { value: 'bn-BD', bidirectional: 'bn-BD' },
} as const;

function parts(block: Block, width: number): FileChild[] {
  switch (block.kind) {
    case 'LETTERHEAD':
      return [...block.lines.map((line) => centred(line, line === block.lines[1])), new Paragraph('')];
    case 'MEMO':
      return [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: width }],
          children: [run(`স্মারক নম্বর: ${block.number}`)],
          spacing: { before: 120 },
        }),
        ...block.days.map((day, at) => new Paragraph({ children: [run(at === 0 ? `তারিখ: ${day}` : day)] })),
      ];
    case 'HEADING':
      return [centred(block.text, true)];
    case 'PARAGRAPH':
      return [
        new Paragraph({
          alignment: AlignmentType.BOTH,
          keepNext: true,
          spacing: { before: 160, after: 160 },
          children: [run(block.text)],
        }),
      ];
    case 'FIELD':
      return [new Paragraph({ children: [run(`${block.label}: `, true), run(block.text)] })];
    case 'LIST':
      return [
        new Paragraph({ children: [run(block.heading)], spacing: { before: 200 } }),
        ...block.items.map(
          ({ mark, text }) =>
            new Paragraph({ children: [run(`${mark} ${text}`)], indent: { left: 500, hanging: 340 } }),
        ),
      ];
    case 'ADDRESSEE':
      return [new Paragraph(''), ...block.lines.map((line) => new Paragraph({ children: [run(line)] }))];
    case 'SIGNATURE':
      return [
        new Paragraph(''),
        new Paragraph(''),
        ...block.lines.map(
          (line) =>
            new Paragraph({
              alignment: AlignmentType.CENTER,
              indent: { left: Math.round(width * 0.55) },
              children: [run(line)],
            }),
        ),
      ];
    case 'TABLE':
      return [table(block.table, width), new Paragraph('')];
  }
}

function table({ columns, rows }: PaperTable, width: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const columnWidths = columns.map((column) => Math.round((width * column.width) / whole));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    borders: BORDERS,
    rows: [
      ...headings(columns),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell([run(text)])) })),
    ],
  });
}

function headings(columns: PaperTable['columns']): TableRow[] {
  const isGrouped = columns.some(({ group }) => group !== undefined);
  const first = columns.flatMap(({ heading, group }, at) => {
    if (group === undefined)
      return [cell([run(heading, true)], isGrouped ? { verticalMerge: VerticalMergeType.RESTART } : {})];
    if (columns[at - 1]?.group === group) return [];
    const columnSpan = columns.filter((column) => column.group === group).length;
    return [cell([run(group, true)], { columnSpan })];
  });
  const second = columns.map(({ heading, group }) =>
    group === undefined
      ? cell([], { verticalMerge: VerticalMergeType.CONTINUE })
      : cell([run(heading, true)]),
  );
  const row = (children: TableCell[]): TableRow =>
    new TableRow({ tableHeader: true, cantSplit: true, children });
  return isGrouped ? [row(first), row(second)] : [row(first)];
}

function cell(
  children: ParagraphChild[],
  span: {
    columnSpan?: number;
    verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
  } = {},
): TableCell {
  return new TableCell({
    ...span,
    verticalAlign: VerticalAlignTable.TOP,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [new Paragraph({ children })],
  });
}

function centred(text: string, bold: boolean): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, bold)] });
}

function run(text: string, bold = false): TextRun {
  return new TextRun({ text: text.replace(CONTROLS, ' '), bold, boldComplexScript: bold });
}

/** Signs that XML does not allow. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\ufffe\uffff]/g;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
} as const;
