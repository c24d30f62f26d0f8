import { contentOf, type Content } from '../../../lib/database/backup/content';
import { readMysqlRows } from '../../../lib/database/backup/mysql-rows';
import { readSqliteRows } from '../../../lib/database/backup/sqlite-rows';

/** The figures of all rows that a database holds now: equal where the records are. */
export async function contentAt(url: string): Promise<Content> {
  const source = url.startsWith('sqlite:')
    ? readSqliteRows(url.slice('sqlite:'.length))
    : await readMysqlRows(url);
  try {
    return await contentOf(source);
  } finally {
    await source.close();
  }
}
