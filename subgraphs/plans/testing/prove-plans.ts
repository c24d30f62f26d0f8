import { PUBLIC } from '../../../lib/auth/viewer';
import type { Database } from '../../../lib/database/database';
import { START } from '../../../lib/outbox/position';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ask } from '../../../tests/support/ask';
import { ChangingDirectory } from '../../../tests/support/changing-directory';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { openPlansDatabase } from '../database';
import { createPlans } from '../plans';
import { checkPlans } from '../rebuild';
import { CountedByHand } from './counted-by-hand';
import { Comparisons, Look } from './look';
import { RandomWrites } from './random-writes';

const LOOK_EVERY = 100;
const FIRST_DAY = '2022-03-01';
const LAST_DAY = '2024-11-20';
/** A day after all that writes have set: what was to come has then come about. */
const LATER = '2026-01-15';

export interface Proof {
  readonly written: number;
  readonly refused: readonly unknown[];
  readonly compared: number;
  readonly wrong: readonly string[];
  /** Rows of the summaries that rebuilding from the records would give otherwise. */
  readonly unlikeRebuilt: readonly string[];
}

interface Run {
  readonly databaseUrl: string;
  readonly writes: number;
  readonly seed: number;
  /** How many are asked at each look. */
  readonly questions?: number;
  /** Whether to stop at the first that is wrong. */
  readonly untilWrong?: boolean;
}

/**
 * Writes at random while days pass and the tree of areas changes, and every hundred writes compares
 * random questions with a count by hand: every measure of every area, series, what is late, and the
 * records behind a number.
 */
export async function provePlans({
  databaseUrl,
  writes,
  seed,
  questions = 12,
  untilWrong = false,
}: Run): Promise<Proof> {
  const changing = new ChangingDirectory();
  let today = FIRST_DAY;
  const subgraph = await createPlans({
    databaseUrl,
    organisation: changing.feed,
    now: () => new Date(`${today}T06:00:00Z`),
  });
  const database = await openPlansDatabase({ url: databaseUrl });
  const random = randomNumbers(seed);
  const codes = (): string[] =>
    changing.records.flatMap((record) => (record.kind === 'code' && record.code !== 'BD' ? record.code : []));
  const writer = new RandomWrites(subgraph, random, () => today, codes);
  const comparisons = new Comparisons();
  for (let done = 1; done <= writes; done += 1) {
    await writer.write();
    const waiting = await waitingPapers(database);
    const tomorrow = addDays(today, Math.floor(random() * 5));
    if (tomorrow < LAST_DAY) today = tomorrow;
    for (const paper of waiting) await compareWaiting(subgraph, paper, today, comparisons);
    if (done % LOOK_EVERY) continue;
    changing.changeAtRandom(random, addDays(today, -Math.floor(random() * 900)));
    const known = (await changing.feed(START)).at(-1)?.seq ?? 0;
    await subgraph.contextFor({ viewer: PUBLIC, requestId: 'catch up', directoryVersion: known });
    const now = today;
    // What waits would be published then, for good.
    if (random() < 0.4 && !(await waitingPapers(database)).length) today = LATER;
    const byHand = await CountedByHand.read(database, changing.records);
    await new Look(subgraph, changing.records, today, random, comparisons).compare(byHand, questions);
    today = now;
    if (untilWrong && comparisons.wrong.length) break;
  }
  const { differences: unlikeRebuilt } = await checkPlans(database, () => undefined);
  await subgraph.close();
  await database.close();
  return { written: writer.written, refused: writer.refused, ...comparisons, unlikeRebuilt };
}

interface WaitingPaper {
  readonly kind: string;
  readonly record_id: string;
  readonly publish_on: string;
}

function waitingPapers({ reader }: Database): Promise<WaitingPaper[]> {
  return reader.query('SELECT kind, record_id, publish_on FROM due_publications');
}

/** The first answer of a day shows what has waited for it, and nothing that still waits. */
async function compareWaiting(
  subgraph: Subgraph,
  { kind, record_id: id, publish_on: day }: WaitingPaper,
  today: string,
  comparisons: Comparisons,
): Promise<void> {
  const lookup = kind === 'ACTION_PLAN' ? 'actionPlan' : 'annualReport';
  const { data } = await ask(subgraph, `{ paper: ${lookup}(id: "${id}") { id } }`);
  const about = (): string => `${lookup} ${id} on ${today}, which waits for ${day}`;
  comparisons.of(about, data.paper !== null, day <= today);
}
