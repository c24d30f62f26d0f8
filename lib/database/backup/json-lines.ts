import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Row, RowSource, TableRows } from './row-source';

/** The first line of a file of rows; then for each table a line that names it and one for each row, and a last line. */
export interface Header {
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** Reads what a backup of MySQL holds. Its tables must be read in their order, each to its end, and once. */
export async function readJsonLines(file: string): Promise<RowSource> {
  const lines = linesOf(file);
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${file} ends in the midst of its rows.`);
    return JSON.parse(value) as unknown;
  };
  const header = (await next()) as Header;
  let ahead: unknown;
  const tableOf = ({ name, columns }: Header['tables'][number]): TableRows => ({
    name,
    columns,
    async *rows() {
      const begin = ahead ?? (await next());
      ahead = undefined;
      if (JSON.stringify(begin) !== JSON.stringify({ table: name }))
        throw new Error(`${file} has no rows of ${name} where they should be.`);
      for (;;) {
        const line = await next();
        if (!Array.isArray(line)) {
          ahead = line;
          return;
        }
        yield line as Row;
      }
    },
  });
  return {
    kind: 'mysql',
    migrations: header.migrations,
    tables: header.tables.map(tableOf),
    close: async () => void (await lines.return()),
  };
}

/** By line feeds alone: a text may hold any other end of a line. */
async function* linesOf(file: string): AsyncGenerator<string, void, void> {
  const input = createReadStream(file);
  const unpacked = createGunzip();
  input.on('error', (error) => unpacked.destroy(error));
  let rest = '';
  for await (const chunk of input.pipe(unpacked).setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
