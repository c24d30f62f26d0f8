import type { PlainDocument } from '../read/plain-document';

/** A line of a paper as running text, whether it stands in a table or not. */
export interface PaperLine {
  readonly line: number;
  readonly text: string;
  readonly afterGap: boolean;
  /** How many cells it has; 0 for running text. */
  readonly cells: number;
}

/** The lines of a paper in order, the cells of a row joined by spaces: letterheads hide in tables too. */
export function linesOf(document: PlainDocument): PaperLine[] {
  return document.blocks.flatMap((block): PaperLine[] =>
    block.kind === 'PARAGRAPH'
      ? [{ line: block.line, text: withoutBullet(block.text), afterGap: block.afterGap, cells: 0 }]
      : block.rows.map((row) => {
          const filled = row.cells.filter((cell) => cell.text !== '');
          const text = filled.map((cell) => cell.text).join(' ');
          return { line: row.line, text, afterGap: row.afterGap, cells: filled.length };
        }),
  );
}

function withoutBullet(text: string): string {
  return text.replace(/^(?:[-*•●▪➢–] )+/, '');
}
