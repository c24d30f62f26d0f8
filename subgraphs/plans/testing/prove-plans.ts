import { PUBLIC } from '../../../lib/auth/viewer';
import { addDays } from '../../../lib/time/day';
import { ADMIN, askAreas } from '../../../tests/support/ask';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { openPlansDatabase } from '../database';
import { createPlans } from '../plans';
import { checkPlans } from '../rebuild';
import { COUNTED, CountedByHand, type Question } from './counted-by-hand';
import { RandomWrites, YEARS, TODAY } from './random-writes';

const CODES = [
  'BD',
  '50',
  '55',
  '5010',
  '5081',
  '5585',
  '5594',
  '501020',
  '501033',
  '508194',
  '558549',
  '559486',
  '559490',
];
const LOOK_EVERY = 100;
/** One decimal, and the hundredths of a percent in which plans are kept. */
const ROUNDING = 0.05 + 0.0101;

export interface Proof {
  readonly written: number;
  readonly refused: readonly unknown[];
  readonly compared: number;
  readonly wrong: readonly string[];
  /** Rows of the summaries that rebuilding from the records would give otherwise. */
  readonly unlikeRebuilt: readonly string[];
}

/** Writes at random, and every hundred writes compares so many random questions with a count by hand. */
export async function provePlans(
  databaseUrl: string,
  writes: number,
  seed: number,
  questions = 12,
): Promise<Proof> {
  const records = smallTree();
  const now = () => new Date(`${TODAY}T06:00:00Z`);
  const subgraph = await createPlans({ databaseUrl, organisation: directoryFeed(records), now });
  const database = await openPlansDatabase({ url: databaseUrl });
  const random = randomNumbers(seed);
  const writer = new RandomWrites(subgraph, random);
  const wrong: string[] = [];
  let compared = 0;
  for (let done = 1; done <= writes; done += 1) {
    await writer.write();
    if (done % LOOK_EVERY) continue;
    const byHand = await CountedByHand.read(database, records);
    for (let round = 0; round < questions; round += 1) {
      const question = randomQuestion(random, byHand);
      const { data, errors } = await askAreas(
        subgraph,
        CODES,
        fieldFor(question),
        question.published ? PUBLIC : ADMIN,
      );
      if (errors) throw new Error(errors.join('; '));
      for (const { code, planProgress } of data) {
        const { counts, percentComplete } = byHand.count({ ...question, code });
        const shown = Object.keys(counts).filter((measure) => planProgress[measure] !== counts[measure]);
        if (!isNear(planProgress.percentComplete, percentComplete)) shown.push('percentComplete');
        compared += COUNTED.split(' ').length + 1;
        const right: Record<string, unknown> = { ...counts, percentComplete };
        for (const measure of shown) {
          wrong.push(
            `${code} ${measure}: ${planProgress[measure]} for ${String(right[measure])}, ${JSON.stringify(question)}`,
          );
        }
      }
    }
  }
  const { differences: unlikeRebuilt } = await checkPlans(database, () => undefined);
  await subgraph.close();
  await database.close();
  return { written: writer.written, refused: writer.refused, compared, wrong, unlikeRebuilt };
}

function isNear(shown: number | null, exact: number | null): boolean {
  if (shown === null || exact === null) return shown === exact;
  return Math.abs(shown - exact) <= ROUNDING;
}

function randomQuestion(
  random: () => number,
  byHand: CountedByHand,
): Omit<Question, 'code'> & { map: string } {
  const fiscalYear = YEARS[Math.floor(random() * YEARS.length)]!;
  const turningDays = byHand.turningDays(fiscalYear);
  const turning = turningDays[Math.floor(random() * turningDays.length)] ?? TODAY;
  const anyDay = random() < 0.1 ? TODAY : random() < 0.5 ? turning : addDays(turning, 1);
  const asOf = anyDay < TODAY ? anyDay : TODAY;
  const map = random() < 0.5 ? 'CURRENT' : 'AS_OF';
  const lastDay = `${Number(fiscalYear.slice(0, 4)) + 1}-06-30`;
  const treeOn = map === 'CURRENT' ? TODAY : asOf < lastDay ? asOf : lastDay;
  return { fiscalYear, asOf, map, treeOn, published: random() < 0.5, self: random() < 0.2 };
}

function fieldFor({ fiscalYear, asOf, map, self }: ReturnType<typeof randomQuestion>): string {
  const scope = self ? 'SELF' : 'SUBTREE';
  const args = `fiscalYear: "${fiscalYear}", asOf: "${asOf}", map: ${map}, scope: ${scope}`;
  return `planProgress(${args}) { ${COUNTED} percentComplete }`;
}
