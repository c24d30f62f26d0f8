import type { Database } from '../../../lib/database/database';
import { publish } from '../../../lib/outbox/outbox';
import { onlyOnce } from '../../../lib/requests/only-once';

/** Texts that a careless copy spoils: Bangla, ends of lines of all kinds, quotes, a backslash, a picture. */
export const HARD_TEXT = 'ঠাকুরগাঁও ৎ ড় "\\n" \\ \' \n\r\n\u2028\u2029\u0085 🏛 100% NULL';

/** One act whose rows lie in three tables: either all of them are there, or none. */
export function actOnPairs(database: Database, requestId: string): Promise<unknown> {
  return database.inTransaction((manager) =>
    onlyOnce(manager, { requestId, subject: 'someone', act: 'pair', input: requestId }, async () => {
      await publish(manager, 'pair', [{ requestId, HARD_TEXT }]);
      return requestId;
    }),
  );
}

/** How many acts a database holds; fails where one of them is there by half. */
export async function pairsIn(database: Database): Promise<number> {
  const count = async (sql: string): Promise<number> => {
    const rows: { n: number | string }[] = await database.reader.query(sql);
    return Number(rows[0]?.n);
  };
  const requests = await count(
    "SELECT COUNT(*) AS n FROM requests WHERE result IS NOT NULL AND result <> ''",
  );
  const events = await count('SELECT COUNT(*) AS n FROM outbox');
  const head = await count('SELECT seq AS n FROM outbox_head');
  expect([events, head]).toEqual([requests, requests]);
  return requests;
}
