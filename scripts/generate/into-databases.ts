import { createHash } from 'node:crypto';
import type { Viewer } from '../../lib/auth/viewer';
import type { Database } from '../../lib/database/database';
import { holdPages } from '../../lib/bulk/hold-pages';
import type { Chunk, Loaded } from '../../lib/bulk/load-once';
import type { KnowsAreas } from '../../lib/subgraph/hub-context';
import { loadMeetings } from '../../subgraphs/meetings/bulk/load-meetings';
import { loadPlans } from '../../subgraphs/plans/bulk/load-plans';
import { meetingChunks, planChunks, type Papers } from './chunks';
import type { Scene, Wanted } from './scene';

/** Told after each chunk. */
export type TellChunk = (weight: number, rows: number, isNew: boolean) => void;

/** What a load came to. */
export interface Generated {
  /** By which the same records are known: of all papers, in order. */
  readonly sha256: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A database that has records of another origin. */
export class NotEmpty extends Error {}

/** Whoever loads: this program itself, for no person. */
export const LOADER: Viewer = { role: 'ADMIN', area: null, subject: 'sopan-generate' };

/** Loads what is wanted into the databases of meetings and plans, or carries on where it was cut off. */
export async function generateInto(
  databases: { readonly meetings: Database; readonly plans: Database },
  scene: Scene,
  tell: (whole: number) => TellChunk,
): Promise<Generated> {
  const load = loadName(scene.wanted);
  for (const database of [databases.meetings, databases.plans]) {
    await demandOnly(database, load);
    await holdPages(database);
  }
  const meetings = meetingChunks(scene);
  const plans = planChunks(scene);
  const told = tell([...meetings, ...plans].reduce((sum, { weight }) => sum + weight, 0));
  const loaded = [
    ...(await loadAll(databases.meetings, scene.context, load, meetings, loadMeetings, told)),
    ...(await loadAll(databases.plans, scene.context, load, plans, loadPlans, told)),
  ];
  const rows: Record<string, number> = {};
  for (const each of loaded)
    for (const [table, count] of Object.entries(each.rows)) rows[table] = (rows[table] ?? 0) + count;
  const hash = createHash('sha256');
  for (const { sha256 } of loaded) hash.update(sha256);
  return { sha256: hash.digest('hex'), rows };
}

/** All that decides what is in a load. */
export function loadName({ seed, scale, years }: Wanted): string {
  return `generated: seed ${seed}, scale ${scale}, ${years[0] ?? ''} to ${years.at(-1) ?? ''}`;
}

type Load<Each> = (
  database: Database,
  context: KnowsAreas,
  chunk: Omit<Chunk, 'act'>,
  papersOf: () => readonly Each[],
) => Promise<Loaded>;

/** On a server one chunk is made while it writes another; SQLite writes in this process. */
const LANES = { sqlite: 1, mysql: 2 } as const;

async function loadAll<Each>(
  database: Database,
  context: KnowsAreas,
  load: string,
  chunks: readonly Papers<Each>[],
  one: Load<Each>,
  told: TellChunk,
): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < chunks.length; index = next++) {
      const { papersOf, weight } = chunks[index] as Papers<Each>;
      let isNew = false;
      const chunk = { load, index, viewer: LOADER };
      const result = await one(database, context, chunk, () => {
        isNew = true;
        return papersOf();
      });
      loaded[index] = result;
      told(
        weight,
        Object.values(result.rows).reduce((sum, count) => sum + count, 0),
        isNew,
      );
    }
  };
  await Promise.all(Array.from({ length: LANES[database.kind] }, lane));
  return loaded;
}

/** Everything that was ever done here must have been this load. */
async function demandOnly(database: Database, load: string): Promise<void> {
  const others: unknown[] = await database.reader.query(
    'SELECT request_key FROM requests WHERE result IS NULL OR SUBSTR(result, 1, ?) <> ? LIMIT 1',
    [`{"id":"${load} `.length, `{"id":"${load} `],
  );
  if (others.length) throw new NotEmpty();
}
