import type { Database } from '../../lib/database/database';
import { Directory } from '../../lib/directory/directory';
import type { Rollup } from '../../lib/rollup/rollup';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { decisionRollup } from '../../subgraphs/meetings/decision-rollup';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { checkDecisions } from '../../subgraphs/meetings/rebuild';
import { RECORD_MEETING, REPORT_PROGRESS } from '../../subgraphs/meetings/testing/acts';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { planRollup } from '../../subgraphs/plans/plan-rollup';
import { createPlans } from '../../subgraphs/plans/plans';
import { checkPlans } from '../../subgraphs/plans/rebuild';
import { REPORT, SUBMIT_ANNUAL, SUBMIT_PLAN } from '../../subgraphs/plans/testing/acts';
import { ADMIN, ask } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { directoryFeed, smallTree } from '../../tests/support/directory-feed';
import { meetingChunks, planChunks } from './chunks';
import { generateInto } from './into-databases';
import { Scene } from './scene';

const TODAY = '2021-07-20';
const now = (): Date => new Date(`${TODAY}T06:00:00Z`);
/** The year in which an upazila is closed. */
const WANTED = { seed: 7, scale: 0.02, years: ['2020-21'] };

const scene = (): Scene =>
  new Scene(WANTED, { directory: new Directory(smallTree(), 1), today: TODAY }, '2021-06-30');

/** What is chosen anew by each way of writing: ids, instants, and how often a record was changed. */
const OWN = /^(id|revision|recorded_at|.*_id)$/;
const SAME_IDS = new Set(['area_id', 'issuer_id', 'cover_id', 'place_id']);

/** All rows of a table, without what is chosen anew; of an instant only whether there is one. */
async function rowsIn({ reader }: Database, table: string): Promise<string[]> {
  const rows: Record<string, unknown>[] = await reader.query(`SELECT * FROM ${table}`);
  const lines = rows.map((row) => {
    const kept = Object.keys(row)
      .sort()
      .filter((column) => SAME_IDS.has(column) || !OWN.test(column));
    return kept.map((column) => `${column}=${told(column, row[column])}`).join(' ');
  });
  return lines.sort();
}

function told(column: string, value: unknown): string {
  if (/_at$/.test(column) && column !== 'starts_at') return String(value !== null);
  return typeof value === 'number' || typeof value === 'boolean' ? String(Number(value)) : String(value);
}

const kept = (database: Database, rollup: Rollup): Promise<string[]> =>
  database.inTransaction((manager) => rollup.snapshot(manager));

const MEETINGS =
  'meetings agenda_items decisions decision_words assignments due_changes decision_reports assignment_states memos findings';
const PLANS =
  'action_plans activities activity_words occurrences activity_reports annual_reports activity_states memos findings';

onEachDatabase((newDatabase) => {
  test('what is loaded is what the mutations record of the same papers: rows, states and counts', async () => {
    const urls = [
      await newDatabase(),
      await newDatabase(),
      await newDatabase(),
      await newDatabase(),
    ] as const;
    const meetings = await openMeetingsDatabase({ url: urls[0] });
    const plans = await openPlansDatabase({ url: urls[1] });
    const { rows } = await generateInto({ meetings, plans }, scene(), () => () => undefined);
    expect(
      Math.min(rows['assignments'] ?? 0, rows['decision_reports'] ?? 0, rows['activity_reports'] ?? 0),
    ).toBeGreaterThan(50);

    const organisation = directoryFeed(smallTree());
    const byMeetings = await createMeetings({ databaseUrl: urls[2], organisation, now });
    const byPlans = await createPlans({ databaseUrl: urls[3], organisation, now });
    let papers = 0;
    const act = async (subgraph: typeof byMeetings, source: string, input: object): Promise<void> => {
      const { errors } = await ask(subgraph, source, { input }, ADMIN);
      if (errors?.[0]) throw errors[0];
      papers += 1;
    };
    for (const { minutes, reports } of meetingChunks(scene()).flatMap(({ papersOf }) => papersOf())) {
      await act(byMeetings, RECORD_MEETING, minutes);
      for (const report of reports) await act(byMeetings, REPORT_PROGRESS, report);
    }
    for (const { plan, reports, annualReport } of planChunks(scene()).flatMap(({ papersOf }) => papersOf())) {
      await act(byPlans, SUBMIT_PLAN, plan);
      for (const report of reports) await act(byPlans, REPORT, report);
      if (annualReport) await act(byPlans, SUBMIT_ANNUAL, annualReport);
    }
    const others = {
      meetings: await openMeetingsDatabase({ url: urls[2] }),
      plans: await openPlansDatabase({ url: urls[3] }),
    };
    let compared = 0;
    const same = (left: readonly string[], right: readonly string[]): void => {
      compared += left.length;
      expect(left.length).toBe(right.length);
      expect(left.filter((line, index) => line !== right[index]).slice(0, 3)).toEqual([]);
    };
    for (const table of MEETINGS.split(' '))
      same(await rowsIn(meetings, table), await rowsIn(others.meetings, table));
    for (const table of PLANS.split(' ')) same(await rowsIn(plans, table), await rowsIn(others.plans, table));
    same(await kept(meetings, decisionRollup), await kept(others.meetings, decisionRollup));
    same(await kept(plans, planRollup), await kept(others.plans, planRollup));
    for (const { differences } of [
      await checkDecisions(meetings, () => undefined),
      await checkPlans(plans, () => undefined),
    ])
      expect(differences).toEqual([]);
    console.log(`${papers} papers both ways, ${compared} rows compared, none differs`);
    for (const each of [byMeetings, byPlans, meetings, plans, others.meetings, others.plans])
      await each.close();
  }, 600_000);
});
