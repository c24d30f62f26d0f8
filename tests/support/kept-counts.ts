import { Assignment } from '../../subgraphs/meetings/assignment/assignment';
import { dossiersOf } from '../../subgraphs/meetings/assignment/dossiers';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { decisionRollup, deltasBetween } from '../../subgraphs/meetings/decision-rollup';
import { Meeting } from '../../subgraphs/meetings/meeting/meeting';
import { askedReports } from '../../subgraphs/meetings/request/asked-report';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { checkPlans } from '../../subgraphs/plans/rebuild';

/** Which kept counts of a hub differ from what its records come to when all are counted anew, and how many were compared. */
export async function compareCounts(
  databaseOf: (name: 'meetings' | 'plans') => string,
): Promise<{ compared: number; differences: string[] }> {
  const meetings = await compareMeetings(databaseOf('meetings'));
  const plans = await openPlansDatabase({ url: databaseOf('plans') });
  try {
    const { compared, differences } = await checkPlans(plans, () => undefined);
    return {
      compared: meetings.compared + compared,
      differences: [...meetings.differences, ...differences],
    };
  } finally {
    await plans.close();
  }
}

async function compareMeetings(url: string): Promise<{ compared: number; differences: string[] }> {
  const database = await openMeetingsDatabase({ url });
  try {
    return await database.inTransaction(async (manager) => {
      const meetings = await manager.find(Meeting);
      const meetingIds = meetings.map(({ id }) => id);
      const ids = (await manager.find(Assignment, { select: { id: true } })).map(({ id }) => id);
      const dossiers = await dossiersOf(manager, database.kind, ids);
      const asked = await askedReports(manager, meetingIds);
      const kept = new Set(await decisionRollup.snapshot(manager));
      const counted = new Set(decisionRollup.snapshotOf(deltasBetween({}, { meetings, dossiers, asked })));
      return {
        compared: kept.size,
        differences: [
          ...[...kept].filter((row) => !counted.has(row)).map((row) => `kept, and not so: ${row}`),
          ...[...counted].filter((row) => !kept.has(row)).map((row) => `so, and not kept: ${row}`),
        ],
      };
    });
  } finally {
    await database.close();
  }
}
