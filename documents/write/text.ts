import type { Block, OfficialPaper, Table } from './official-paper';

/** The paper as plain text: a line for each line, tabs between the cells of a table. The reader takes it back. */
export function writeText(paper: OfficialPaper): string {
  const lines = paper.blocks.flatMap((block, at) => {
    const goesOn = block.kind === 'FIELD' && paper.blocks[at - 1]?.kind === 'FIELD';
    return at === 0 || goesOn ? linesOf(block) : ['', ...linesOf(block)];
  });
  return `${lines.join('\n')}\n`;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'LETTERHEAD':
    case 'ADDRESSEE':
    case 'SIGNATURE':
      return block.lines.map(oneLine);
    case 'MEMO':
      return [
        `স্মারক নম্বর: ${oneLine(block.number)}`,
        ...block.days.map((day, index) => (index === 0 ? `তারিখ: ${oneLine(day)}` : oneLine(day))),
      ];
    case 'HEADING':
    case 'PARAGRAPH':
      return [oneLine(block.text)];
    case 'FIELD':
      return [`${block.label}: ${oneLine(block.text)}`];
    case 'LIST':
      return [block.heading, ...block.items.map(({ mark, text }) => `${mark} ${oneLine(text)}`)];
    case 'TABLE':
      return [...headingRows(block.table), ...block.table.rows].map((row) => row.map(inCell).join('\t'));
  }
}

/** One row of headings, or two where some columns stand under a common one. */
function headingRows({ columns }: Table): string[][] {
  if (columns.every(({ group }) => group === undefined)) return [columns.map(({ heading }) => heading)];
  return [
    columns.map(({ group, heading }, at) =>
      group === undefined ? heading : columns[at - 1]?.group === group ? '' : group,
    ),
    columns.map(({ group, heading }) => (group === undefined ? '' : heading)),
  ];
}

/** A text on one line that is not taken for a table: no tabs, no wide gaps, no pipes, no tags. */
function oneLine(text: string): string {
  return inCell(text).replace(/\|/g, '¦');
}

function inCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/<(?=[a-z/!])/gi, '‹');
}
