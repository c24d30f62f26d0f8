import { createHash } from 'node:crypto';
import type { Row, RowSource } from './row-source';

/** What a database holds, in figures that are equal where the records are, on SQLite and MySQL alike. */
export interface Content {
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly sha256: string;
}

const ROWS_A_TURN = 2000;

/** Reads all rows and works out their figures; each line of the canonical form is also given to `write`. */
export async function contentOf(
  source: RowSource,
  write: (line: string) => Promise<void> | void = () => undefined,
  tell: (rows: number) => void = () => undefined,
): Promise<Content> {
  const hash = createHash('sha256');
  const tables: Record<string, number> = {};
  const line = async (value: unknown): Promise<void> => {
    const text = JSON.stringify(value);
    hash.update(text).update('\n');
    await write(text);
  };
  let total = 0;
  for (const { name, rows } of source.tables) {
    let count = 0;
    await line({ table: name });
    for await (const row of rows()) {
      await line(canonical(row));
      count += 1;
      total += 1;
      if (total % ROWS_A_TURN) continue;
      tell(total);
      // SQLite reads without a pause; whoever else runs in this process has a turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    tables[name] = count;
  }
  tell(total);
  return { tables, sha256: hash.digest('hex') };
}

/** The same value is the same text, whichever driver gave it. */
function canonical(row: Row): unknown[] {
  return row.map((value: unknown) => {
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'boolean') return Number(value);
    return value ?? null;
  });
}
