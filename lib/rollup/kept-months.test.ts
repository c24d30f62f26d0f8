import { ADMIN, aViewer } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { smallTree } from '../../tests/support/directory-feed';
import { randomNumbers } from '../../tests/support/random-numbers';
import { migrationOf } from '../../tests/support/toy-rollup';
import { Authority } from '../auth/authority';
import { PUBLIC } from '../auth/viewer';
import { openDatabase, type Database } from '../database/database';
import { Directory } from '../directory/directory';
import { Loaders } from '../loaders/loaders';
import type { HubContext } from '../subgraph/hub-context';
import { addDays } from '../time/day';
import type { Delta } from './history';
import { RollupMap, RollupScope } from './progress-arguments';
import { countsOf, type AlsoOwn } from './progress-of';
import { readMonths } from './read-months';
import { Rollup } from './rollup';
import { SeriesInterval, seriesOf } from './series';

const rollup = new Rollup('stone', ['stones', 'weight']);

const DAYS = ['2023-05-20', '2023-05-31', '2023-06-30', '2023-07-01'];
const YEARS = ['2013-14', '2014-15', '2015-16', '2020-21', '2021-22', '2022-23'];
const trees = [new Directory(smallTree(), 1), new Directory(smallTree().slice(0, -3), 2)];
const areaIds = trees[1]?.allAreas().map(({ id }) => id) ?? [];
const ROUNDS = Number(process.env['SOPAN_PROOF_WRITES'] ?? 120);

/** What depends on the area, on the day and on what the area owns, as the rules of the subgraphs do. */
const heaps: AlsoOwn =
  (_context, { asOf, fiscalYear }) =>
  (areaId, { stones = 0 }) => ({
    heaps: stones >= 5 ? 1 : 0,
    expected: areaId.length === 'area-5010'.length && asOf > `${fiscalYear.slice(0, 4)}-10-31` ? 2 : 0,
  });

onEachDatabase((newDatabase, kind) => {
  /** As two processes see one database: each with connections and kept counts of its own. */
  let [writer, reader]: Database[] = [];
  beforeAll(async () => {
    const url = await newDatabase();
    const settings = { url, entities: [], migrations: [migrationOf(rollup)] };
    [writer, reader] = [await openDatabase(settings), await openDatabase(settings)];
  });
  afterAll(async () => {
    await writer?.close();
    await reader?.close();
  });

  test('each point of a series equals what the rows come to on its day, whoever wrote them and whenever', async () => {
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    const random = randomNumbers(seed);
    const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    let [compared, wrong, counted] = [0, 0, 0];
    const first: string[] = [];

    /** Some lie before their year, many after it. */
    const delta = (): Delta => {
      const [areaId, fiscalYear] = [one(areaIds), one(YEARS)];
      const cell = {
        basis: one(['ALL', 'PUBLISHED'] as const),
        fiscalYear,
        areaId,
        issuerId: one([areaId, 'area-50', 'area-5585']),
        coverId: random() < 0.3 ? one(areaIds) : undefined,
      };
      const day = addDays(`${fiscalYear.slice(0, 4)}-06-20`, Math.floor(random() * 500));
      return {
        cell,
        day,
        counts: { stones: 1 + Math.floor(random() * 9), weight: random() < 0.5 ? -3 : 1_000_000 },
      };
    };
    async function write(through: Database): Promise<void> {
      const many = Array.from({ length: random() < 0.1 ? 40 : 2 }, delta);
      const [added] = many;
      // Half of them move what was counted to another day, so that the totals stay as they were.
      if (added && random() < 0.5) {
        const counts = Object.fromEntries(
          Object.entries(added.counts).map(([name, amount]) => [name, -amount]),
        );
        many.push({ ...added, day: addDays(added.day, Math.floor(random() * 90)), counts });
      }
      await through.inTransaction((manager) => rollup.apply(manager, kind, many));
      if (random() < 0.05)
        await through.inTransaction((manager) =>
          rollup.clear(manager, kind, { fiscalYear: one(YEARS), issuerIds: ['area-50'] }),
        );
    }
    async function look(through: Database): Promise<void> {
      const today = one(DAYS);
      const directory = one(trees);
      const viewer = one([ADMIN, PUBLIC, aViewer('COMMISSIONER', '50')]);
      const context: HubContext = {
        database: through,
        directory,
        authority: new Authority(viewer, directory, today),
        loaders: new Loaders(),
        today,
        onOutbox: () => undefined,
        publishDue: () => Promise.resolve(),
      };
      const args = {
        from: one(['2013-07-01', '2014-11-15', '2020-12-31']),
        to: one([today, null, '2023-02-28', '2023-03-15']),
        interval: one(Object.values(SeriesInterval)),
        map: one([RollupMap.CURRENT, RollupMap.AS_OF]),
        scope: one([RollupScope.SUBTREE, RollupScope.SUBTREE, RollupScope.SELF]),
        issuedBy: random() < 0.25 ? one(['50', '5585']) : null,
      };
      const rule = one([heaps, undefined]);
      const asked = areaIds.filter(() => random() < 0.4);
      const series = await Promise.all(asked.map((areaId) => seriesOf(context, rollup, areaId, args, rule)));
      const found = series.flatMap((points) =>
        points.filter((_, place) => place === points.length - 1 || random() < 0.06),
      );
      for (const point of found) {
        const rows = await rollup.read(through.reader, point.basis, point.fiscalYear, point.asOf);
        const [anew = {}] = countsOf(context, rows, [point.areaId], point, rule);
        for (const name of new Set([...Object.keys(anew), ...Object.keys(point.counts)])) {
          compared += 1;
          counted += anew[name] ? 1 : 0;
          if ((point.counts[name] ?? 0) === (anew[name] ?? 0)) continue;
          wrong += 1;
          first.push(JSON.stringify({ today, args, point, name, anew }));
        }
      }
    }

    for (let round = 0; round < ROUNDS; round += 1) {
      if (!writer || !reader) throw new Error('They are open.');
      const [through, other] = random() < 0.8 ? [writer, reader] : [reader, writer];
      await write(through);
      // What is read while others write may be of before or after; the next reads must be of after.
      if (random() < 0.3) await Promise.all([write(through), lookAway(other), write(through)]);
      await look(other);
      if (random() < 0.5) await look(through);
    }
    async function lookAway(through: Database): Promise<void> {
      const before = [compared, wrong, counted] as const;
      await look(through);
      [compared, wrong, counted] = before;
      first.length = 0;
    }
    process.stdout.write(
      `kept months on ${kind}: seed ${seed}, ${ROUNDS} rounds, ${compared} comparisons, ${counted} not nothing, ${wrong} differ\n`,
    );
    expect(first.slice(0, 3)).toEqual([]);
    expect(counted).toBeGreaterThan(ROUNDS * 5);
    expect(wrong).toBe(0);
  }, 300_000);

  test('of no area there is nothing to read', async () => {
    const year = { fiscalYear: '2022-23', basis: 'ALL', issuerId: null } as const;
    if (!reader) throw new Error('It is open.');
    expect(await readMonths(reader.reader, rollup, year, [])).toEqual([]);
  });
});
