import { loadOnce, type Chunk, type Loaded } from '../../../lib/bulk/load-once';
import { MadeInOrder } from '../../../lib/bulk/made-in-order';
import { rowsOf, writeChunk } from '../../../lib/bulk/write-chunk';
import type { Database } from '../../../lib/database/database';
import { Finding } from '../../../lib/papers/finding';
import { implyTeam } from '../../../lib/papers/imply-team';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import type { KnowsAreas } from '../../../lib/subgraph/hub-context';
import { takeTurn } from '../../../lib/writing/turns';
import { Activity } from '../activity/activity';
import { ActivityState } from '../activity/activity-state';
import { ActivityWords, wordsOf } from '../activity/activity-words';
import { Occurrence } from '../activity/occurrence';
import { AnnualReport } from '../annual-report/annual-report';
import { ActionPlan } from '../plan/action-plan';
import { deltasBetween, planRollup, statesIn } from '../plan-rollup';
import { ActivityReport } from '../progress/activity-report';
import { planRows, type PlanPapers } from './plan-rows';

/**
 * Loads plans with all reports on them, and the reports on the year: rows, counts, states and the note of it in
 * one transaction. That an area has one plan for a year the table itself holds.
 */
export function loadPlans(
  database: Database,
  context: KnowsAreas,
  chunk: Omit<Chunk, 'act'>,
  papersOf: () => readonly PlanPapers[],
): Promise<Loaded> {
  return loadOnce(database, { act: 'loadPlans', ...chunk }, async (manager) => {
    const made = new MadeInOrder(chunk.load, chunk.index);
    const papers = papersOf();
    const all = papers.map((each) => planRows(context, each, made));
    const plans = all.map(({ dossier }) => dossier);
    const dossiers = plans.flatMap(({ activities }) => activities);
    const activities = dossiers.map(({ activity }) => activity);
    const annualReports = all.flatMap(({ annualReport }) => annualReport ?? []);
    const areaIds = [...new Set(plans.map(({ plan }) => plan.areaId))].sort();
    for (const areaId of areaIds) await takeTurn(manager, database.kind, areaId);
    const loaded = await writeChunk(
      manager,
      database.kind,
      [
        rowsOf(
          ActionPlan,
          plans.map(({ plan }) => plan),
        ),
        rowsOf(Activity, activities),
        rowsOf(ActivityWords, activities.map(wordsOf)),
        rowsOf(
          Occurrence,
          dossiers.flatMap(({ occurrences }) => occurrences),
        ),
        rowsOf(
          ActivityReport,
          dossiers.flatMap(({ reports }) => reports),
        ),
        rowsOf(AnnualReport, annualReports),
        rowsOf(ActivityState, [...statesIn({ plans }).values()].flat()),
        rowsOf(
          Memo,
          all.flatMap(({ memos }) => memos),
        ),
        rowsOf(
          Finding,
          all.flatMap(({ findings }) => findings),
        ),
      ],
      papers,
    );
    await planRollup.apply(manager, database.kind, deltasBetween({}, { plans, annualReports }));
    for (const { plan } of plans) {
      const published = plan.publishedAt !== null;
      await implyTeam(context, manager, plan.areaId, plan.countsFrom, PaperKind.ACTION_PLAN, published);
    }
    return loaded;
  });
}
