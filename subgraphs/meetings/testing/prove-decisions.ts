import { PUBLIC } from '../../../lib/auth/viewer';
import { addDays } from '../../../lib/time/day';
import { ADMIN, askAreas } from '../../../tests/support/ask';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { openMeetingsDatabase } from '../database';
import { createMeetings } from '../meetings';
import { CountedByHand, type Question } from './counted-by-hand';
import { RandomWrites, TODAY } from './random-writes';

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
  '508110',
  '508194',
  '558549',
  '559408',
  '559490',
];
const MEASURES =
  'meetingsHeld assignments notStarted inProgress implemented dropped overdue notReported undated';
const LOOK_EVERY = 100;

export interface Proof {
  readonly written: number;
  readonly refused: readonly unknown[];
  readonly compared: number;
  readonly wrong: readonly string[];
}

/** Writes at random, and every hundred writes compares so many random questions with a count by hand. */
export async function proveDecisions(
  databaseUrl: string,
  writes: number,
  seed: number,
  questions = 12,
): Promise<Proof> {
  const records = smallTree();
  const subgraph = await createMeetings({
    databaseUrl,
    organisation: directoryFeed(records),
    now: () => new Date(`${TODAY}T06:00:00Z`),
  });
  const database = await openMeetingsDatabase({ url: databaseUrl });
  const random = randomNumbers(seed);
  const writer = new RandomWrites(subgraph, random);
  const wrong: string[] = [];
  let compared = 0;
  for (let done = 1; done <= writes; done += 1) {
    await writer.write();
    if (done % LOOK_EVERY) continue;
    const byHand = await CountedByHand.read(database, records);
    for (let round = 0; round < questions; round += 1) {
      const question = randomQuestion(random, byHand.turningDays());
      const { data, errors } = await askAreas(
        subgraph,
        CODES,
        fieldFor(question),
        question.published ? PUBLIC : ADMIN,
      );
      if (errors) throw new Error(errors.join('; '));
      for (const { code, decisionProgress } of data) {
        for (const [measure, value] of Object.entries(byHand.count({ ...question, code }))) {
          compared += 1;
          if (decisionProgress[measure] === value) continue;
          wrong.push(
            `${code} ${measure}: ${decisionProgress[measure]} for ${value}, ${JSON.stringify(question)}`,
          );
        }
      }
    }
  }
  await subgraph.close();
  await database.close();
  return { written: writer.written, refused: writer.refused, compared, wrong };
}

function randomQuestion(
  random: () => number,
  turningDays: readonly string[],
): Omit<Question, 'code'> & { map: string } {
  const year = 2020 + Math.floor(random() * 4);
  const fiscalYear = `${year}-${String((year + 1) % 100)}`;
  const turning = turningDays[Math.floor(random() * turningDays.length)] ?? TODAY;
  const anyDay = random() < 0.3 ? TODAY : random() < 0.7 ? turning : addDays(turning, 1);
  const asOf = anyDay < TODAY ? anyDay : TODAY;
  const map = random() < 0.5 ? 'CURRENT' : 'AS_OF';
  const lastDay = `${year + 1}-06-30`;
  return {
    fiscalYear,
    asOf,
    map,
    treeOn: map === 'CURRENT' ? TODAY : asOf < lastDay ? asOf : lastDay,
    published: random() < 0.5,
    self: random() < 0.2,
    issuedBy: random() < 0.3 ? '50' : null,
  };
}

function fieldFor({ fiscalYear, asOf, map, self, issuedBy }: ReturnType<typeof randomQuestion>): string {
  const issued = issuedBy ? `, issuedBy: "${issuedBy}"` : '';
  const scope = self ? 'SELF' : 'SUBTREE';
  return `decisionProgress(fiscalYear: "${fiscalYear}", asOf: "${asOf}", map: ${map}, scope: ${scope}${issued}) { ${MEASURES} }`;
}
