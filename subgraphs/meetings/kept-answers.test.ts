import { PUBLIC } from '../../lib/auth/viewer';
import { addDays } from '../../lib/time/day';
import { ADMIN, aViewer } from '../../tests/support/ask';
import { ChangingDirectory } from '../../tests/support/changing-directory';
import { onEachDatabase } from '../../tests/support/databases';
import { KeptAnswers, type Asked } from '../../tests/support/kept-answers';
import { randomNumbers } from '../../tests/support/random-numbers';
import { openMeetingsDatabase } from './database';
import { createMeetings } from './meetings';
import { rebuildDecisions } from './rebuild';
import { RandomChanges } from './testing/random-changes';
import { RandomWrites, TODAY } from './testing/random-writes';

const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 60);
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { code ';
const ROLLUP = 'meetingsHeld monthsMet meetingsExpected assignments implemented overdue reportsLate asOf';

const ofAreas = (codes: readonly string[], fields: string, viewer = PUBLIC): Asked => ({
  operation: {
    query: `${ENTITIES} ${fields} } } }`,
    variables: { of: codes.map((code) => ({ __typename: 'Area', code })) },
  },
  viewer,
});
const progress = (year: string, more = ''): string =>
  `decisionProgress(fiscalYear: "${year}") { ${ROLLUP} ${more} }`;

const YEARS = ['2020-21', '2021-22', '2022-23'];
const OF_ROLLUP = YEARS.flatMap((year) => [
  ...['BD', '50', '55', '5010', '5585', '559486'].map((code) => ofAreas([code], progress(year))),
  ofAreas(['55'], progress(year), ADMIN),
  ofAreas(['5010', '5081'], progress(year, 'openFromEarlierYears'), aViewer('ANALYST', '5010')),
  ofAreas(['50'], `decisionProgress(fiscalYear: "${year}", map: AS_OF, asOf: "2022-12-31") { ${ROLLUP} }`),
  ofAreas(['5585'], `decisionProgress(fiscalYear: "${year}", issuedBy: "55") { ${ROLLUP} }`),
]);
const SERIES = ofAreas(
  ['50'],
  'decisionProgressSeries(from: "2021-01-01", interval: QUARTER) { assignments overdue }',
);
const OF_ALL = [
  ofAreas(
    ['50', '55'],
    'late(first: 3) { totalCount } meetings(first: 3) { totalCount edges { node { id revision } } }',
  ),
  ofAreas(
    ['5010'],
    'openReportRequests { id } assignments(first: 5) { edges { node { id status dueOn } } }',
    ADMIN,
  ),
  {
    operation: { query: '{ meetings(first: 5) { totalCount edges { node { id title } } } }' },
    viewer: PUBLIC,
  },
  { operation: { query: '{ meetingsAudit(first: 2) { edges { node { id act } } } }' }, viewer: ADMIN },
];

onEachDatabase((newDatabase, kind) => {
  test('an answer whose stamps are the same is the answer that is given now, whatever was written by whom', async () => {
    const databaseUrl = await newDatabase();
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    const random = randomNumbers(seed);
    const changing = new ChangingDirectory();
    let today = TODAY;
    const settings = { databaseUrl, organisation: changing.feed, now: () => new Date(`${today}T06:00:00Z`) };
    const [one, other] = [await createMeetings(settings), await createMeetings(settings)];
    const database = await openMeetingsDatabase({ url: databaseUrl });
    const writer = new RandomWrites(one, random);
    const changes = new RandomChanges(one, database.reader, random, TODAY);
    const kept = new KeptAnswers(other);
    const all = [...OF_ROLLUP, SERIES, ...OF_ALL];
    for (let done = 1; done <= WRITES; done += 1) {
      await (random() < 0.35 ? changes : writer).write();
      if (done % 20 === 0) {
        changing.changeAtRandom(random, addDays(TODAY, -Math.floor(random() * 900)));
        const directoryVersion = (await changing.feed({ seq: 0, chain: '' })).at(-1)?.seq ?? 0;
        for (const subgraph of [one, other])
          await subgraph.contextFor({ viewer: ADMIN, requestId: 'catching up', directoryVersion });
      }
      if (done % 40 === 0) {
        // Put right past every act, and then the day ends.
        await database.inTransaction((manager) =>
          manager.query("UPDATE decision_totals SET assignments = assignments + 1 WHERE basis = 'ALL'"),
        );
        await rebuildDecisions(database, () => undefined);
        today = addDays(today, 1);
      }
      for (const asked of all) if (random() < 0.4) await kept.ask(asked);
    }
    await Promise.all([one.close(), other.close(), database.close()]);
    process.stdout.write(
      `kept answers of meetings on ${kind}: seed ${seed}, ${kept.given} given again and compared, ${kept.anew} made anew, ${kept.stale.length} stale\n`,
    );
    expect(kept.stale).toEqual([]);
    expect(kept.given).toBeGreaterThan(WRITES);
    expect(kept.anew).toBeGreaterThan(WRITES);
  }, 300_000);
});
