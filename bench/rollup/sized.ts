import type { Directory } from '../../lib/directory/directory';
import { holdPages } from '../../lib/bulk/hold-pages';
import type { Database } from '../../lib/database/database';
import { loadMeetings } from '../../subgraphs/meetings/bulk/load-meetings';
import { loadPlans } from '../../subgraphs/plans/bulk/load-plans';
import { meetingChunks, planChunks } from '../../scripts/generate/chunks';
import { LOADER } from '../../scripts/generate/into-databases';
import { openForLoad, type LoadUrls } from '../../scripts/generate/open-for-load';
import { Scene } from '../../scripts/generate/scene';

/** The day on which the bench lives, and the fiscal year that it asks about. */
export const TODAY = '2026-07-01';
export const ASKED_YEAR = '2025-26';

const EARLIER_YEARS = Array.from({ length: 9 }, (_, index) => fiscalYear(2016 + index));
/** The years before the one asked about have a tenth of its size, so that the bench ends today. */
const EARLIER_SHARE = 0.1;
const LEAST_SCALE = 0.001;

/** Databases of ten years, in which the year asked about has a part of the whole country's records. */
export interface Sized {
  readonly meetings: Database;
  readonly plans: Database;
  readonly directory: Directory;
  readonly urls: LoadUrls;
  readonly counted: SizedCounts;
  close(): Promise<void>;
}

/** What was written into databases. */
export interface SizedCounts {
  /** Rows of assignments and activities of the year asked about, and of all tables and years. */
  readonly items: number;
  readonly rows: number;
}

/** Opens what an earlier run filled. */
export async function openSized(urls: LoadUrls, counted: SizedCounts): Promise<Sized> {
  const { meetings, plans, directory, close } = await openForLoad(urls);
  return { meetings, plans, directory, urls, counted, close };
}

/** Fills new databases with ten years; of the year asked about `scale` of what the whole country has. */
export async function loadSized(urls: LoadUrls, scale: number): Promise<Sized> {
  const open = await openForLoad(urls);
  await holdPages(open.meetings);
  await holdPages(open.plans);
  const context = { directory: open.directory, today: TODAY };
  const of = (years: readonly string[], part: number): Scene =>
    new Scene({ seed: 1, scale: part, years }, context, '2026-06-30');
  const earlier = of(EARLIER_YEARS, Math.max(LEAST_SCALE, scale * EARLIER_SHARE));
  const asked = of([ASKED_YEAR], scale);
  let rows = 0;
  let items = 0;
  for (const scene of [earlier, asked]) {
    const load = `bench of ${scene.wanted.years.length} years`;
    const tell = ({ rows: written }: { rows: Readonly<Record<string, number>> }): void => {
      rows += Object.values(written).reduce((sum, count) => sum + count, 0);
      if (scene === asked) items += (written['assignments'] ?? 0) + (written['activities'] ?? 0);
    };
    for (const [index, { papersOf }] of meetingChunks(scene).entries())
      tell(await loadMeetings(open.meetings, context, { load, index, viewer: LOADER }, papersOf));
    for (const [index, { papersOf }] of planChunks(scene).entries())
      tell(await loadPlans(open.plans, context, { load, index, viewer: LOADER }, papersOf));
  }
  await open.tellTeams();
  const { meetings, plans, directory } = open;
  return { meetings, plans, directory, urls, counted: { items, rows }, close: () => open.close() };
}

function fiscalYear(from: number): string {
  return `${from}-${String((from + 1) % 100).padStart(2, '0')}`;
}
