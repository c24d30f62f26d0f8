import type { Block, PlainDocument, Row } from '../read/plain-document';
import type { ColumnRole } from './columns';
import type { Findings } from './paper-findings';
import { leadingNumber } from './item-number';
import { hasHeadings, type LaidOutTable } from './table-layout';

/** What the columns hold by custom, by how many there are. */
export type CustomaryColumns = Readonly<Record<number, readonly ColumnRole[]>>;

/**
 * The largest table without any headings whose rows are numbered, its columns taken by custom, with a
 * finding. Null where there is none of a customary width.
 */
export function headlessTable(
  document: PlainDocument,
  custom: CustomaryColumns,
  findings: Findings,
): LaidOutTable | null {
  const rows = document.blocks.flatMap((block: Block): readonly Row[] =>
    block.kind === 'TABLE' && !hasHeadings(block) ? block.rows : [],
  );
  const numbered = rows.filter(
    (row) => row.cells.length > 2 && leadingNumber(row.cells[0]?.text ?? '')?.rest === '',
  );
  const width = commonest(numbered.map((row) => row.cells.length));
  const roles = custom[width];
  const [first] = numbered;
  if (!roles || !first || numbered.length < 2) return null;
  findings.add('COLUMNS_GUESSED', {
    line: first.line,
    raw: first.cells
      .map((cell) => cell.text)
      .join(' | ')
      .slice(0, 120),
  });
  return {
    line: first.line,
    roles,
    headings: roles.map(() => ''),
    rows: rows.filter((row) => row.line >= first.line),
  };
}

/**
 * A table with the columns it lacks filled in from the headings nobody knows: the wanted roles, in
 * order. Each guess is a finding.
 */
export function withGuessedColumns(
  table: LaidOutTable,
  wanted: readonly ColumnRole[],
  findings: Findings,
): LaidOutTable {
  const missing = wanted.filter((role) => !table.roles.includes(role));
  const roles = table.roles.map((role, column) => {
    const heading = table.headings[column] ?? '';
    if (
      role !== null ||
      missing.length === 0 ||
      !table.rows.some((row) => (row.cells[column]?.text ?? '') !== '')
    )
      return role;
    findings.add('COLUMNS_GUESSED', { line: table.line, raw: heading });
    return missing.shift() ?? null;
  });
  return { ...table, roles };
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
