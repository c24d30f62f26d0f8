import type { Database } from '../../lib/database/database';
import type { Compared, Tell } from '../../lib/rollup/rebuild';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { checkDecisions } from '../../subgraphs/meetings/rebuild';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { checkPlans } from '../../subgraphs/plans/rebuild';

/** Which kept counts of a hub differ from what its records come to when all are counted anew, and how many were compared. */
export async function compareCounts(databaseOf: (name: 'meetings' | 'plans') => string): Promise<Compared> {
  const meetings = await compared(openMeetingsDatabase, databaseOf('meetings'), checkDecisions);
  const plans = await compared(openPlansDatabase, databaseOf('plans'), checkPlans);
  return {
    compared: meetings.compared + plans.compared,
    differences: [...meetings.differences, ...plans.differences],
  };
}

async function compared(
  open: (settings: { url: string }) => Promise<Database>,
  url: string,
  check: (database: Database, tell: Tell) => Promise<Compared>,
): Promise<Compared> {
  const database = await open({ url });
  try {
    return await check(database, () => undefined);
  } finally {
    await database.close();
  }
}
