import { ADMIN } from '../../tests/support/ask';
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
import { keptSums } from './kept-sums';
import { RollupMap, RollupScope } from './progress-arguments';
import { countsOf, earlierYears, progressOf } from './progress-of';
import { Rollup } from './rollup';
import { sumUp } from './sum-up';

const rollup = new Rollup('stone', ['stones']);

const TODAY = '2023-05-20';
const YEARS = ['2021-22', '2022-23'];
const trees = [new Directory(smallTree(), 1), new Directory(smallTree().slice(0, -3), 2)];
const areaIds = trees[1]?.allAreas().map(({ id }) => id) ?? [];
const ROUNDS = Number(process.env['SOPAN_PROOF_WRITES'] ?? 250);

onEachDatabase((newDatabase, kind) => {
  /** As two processes see one database: each with connections and kept sums of its own. */
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

  test('kept sums equal what the rows come to now, whoever wrote them and whenever', async () => {
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    const random = randomNumbers(seed);
    const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const day = (): string => addDays('2022-07-01', Math.floor(random() * 400));
    let [compared, wrong] = [0, 0];

    const delta = (): Delta => {
      const areaId = one(areaIds);
      const cell = {
        basis: one(['ALL', 'PUBLISHED'] as const),
        fiscalYear: one(YEARS),
        areaId,
        issuerId: one([areaId, 'area-50']),
        coverId: random() < 0.2 ? one(areaIds) : undefined,
      };
      return { cell, day: day(), counts: { stones: 1 + Math.floor(random() * 9) } };
    };
    /** Half of them move what was counted to another day, so that the totals stay as they were. */
    async function write(through: Database): Promise<void> {
      const added = delta();
      const taken = { ...added, day: day(), counts: { stones: -(added.counts['stones'] ?? 0) } };
      const deltas = random() < 0.5 ? [added, delta()] : [added, taken];
      await through.inTransaction((manager) => rollup.apply(manager, kind, deltas));
    }
    const contextOf = (database: Database, directory: Directory, viewer = ADMIN): HubContext => ({
      database,
      directory,
      authority: new Authority(viewer, directory, TODAY),
      loaders: new Loaders(),
      today: TODAY,
      onOutbox: () => undefined,
      publishDue: () => Promise.resolve(),
    });

    const question = () => ({
      tree: one(trees),
      viewer: one([ADMIN, PUBLIC]),
      args: {
        fiscalYear: one(YEARS),
        asOf: random() < 0.5 ? TODAY : one(['2022-12-31', '2023-03-01']),
        map: one([RollupMap.CURRENT, RollupMap.AS_OF]),
        scope: one([RollupScope.SUBTREE, RollupScope.SUBTREE, RollupScope.SELF]),
        issuedBy: random() < 0.2 ? '50' : null,
      },
    });
    async function look(through: Database, { tree, viewer, args } = question()): Promise<void> {
      const context = contextOf(through, tree, viewer);
      const asked = areaIds.filter(() => random() < 0.5);
      const found = await Promise.all(asked.map((areaId) => progressOf(context, rollup, areaId, args)));
      const [first] = found;
      if (!first) return;
      const { basis, asOf, fiscalYear } = first;
      const rows = await rollup.read(through.reader, basis, fiscalYear, asOf);
      const anew = countsOf(context, rows, asked, first);
      const earlier = await Promise.all(found.map((each) => earlierYears(context, rollup, each)));
      const before = countsOf(
        context,
        await rollup.read(through.reader, basis, `<${fiscalYear}`, asOf),
        asked,
        first,
      );
      for (const place of asked.keys()) {
        compared += 2;
        if (found[place]?.counts['stones'] !== anew[place]?.['stones']) wrong += 1;
        if (earlier[place]?.['stones'] !== before[place]?.['stones']) wrong += 1;
      }
    }

    for (let round = 0; round < ROUNDS; round += 1) {
      if (!writer || !reader) throw new Error('They are open.');
      const [through, other] = random() < 0.8 ? [writer, reader] : [reader, writer];
      if (random() < 0.6) await write(through);
      else {
        // What is read while others write may be of before or after; the next reads must be of after.
        const same = question();
        const context = contextOf(other, same.tree, same.viewer);
        await Promise.all([
          write(through),
          progressOf(context, rollup, 'area-BD', same.args),
          write(through),
        ]);
        await look(other, same);
      }
      await look(other);
      if (random() < 0.5) await look(through);
    }
    process.stdout.write(
      `kept sums on ${kind}: seed ${seed}, ${ROUNDS} rounds, ${compared} comparisons, ${wrong} differ\n`,
    );
    expect(compared).toBeGreaterThan(ROUNDS * 10);
    expect(wrong).toBe(0);
  }, 300_000);

  test('only the areas that somebody wrote about are read again, and all where somebody writes meanwhile', async () => {
    if (!writer || !reader) throw new Error('They are open.');
    const [through, from] = [writer, reader];
    const [directory] = trees;
    if (!directory) throw new Error('It is there.');
    const years = { years: '2019-20', basis: 'ALL' } as const;
    const add = (areaId: string, stones: number) =>
      through.inTransaction((manager) => {
        const cell = {
          basis: 'ALL',
          fiscalYear: '2019-20',
          areaId,
          issuerId: areaId,
          coverId: undefined,
        } as const;
        return rollup.apply(manager, kind, [{ cell, day: '2019-08-01', counts: { stones } }]);
      });
    const reads: (readonly string[] | undefined)[] = [];
    let meanwhile = (): Promise<void> => Promise.resolve();
    const stonesOfAll = async (): Promise<number> => {
      const sums = await keptSums(
        { database: from, directory },
        rollup,
        years,
        {},
        {
          read: async (areaIds) => {
            reads.push(areaIds);
            await meanwhile();
            return rollup.read(from.reader, 'ALL', years.years, TODAY, false, areaIds);
          },
          add: (rows) => sumUp(directory, rows, TODAY, null),
          rule: null,
        },
      );
      return sums.subtree('area-BD')['stones'] ?? 0;
    };
    await add('area-5010', 1);
    await add('area-5585', 10);
    expect([await stonesOfAll(), await stonesOfAll()]).toEqual([11, 11]);
    await add('area-5585', 100);
    expect(await stonesOfAll()).toBe(111);
    await add('area-5585', 1000);
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      await add('area-5585', 1);
      await add('area-5010', -1);
    };
    expect(await stonesOfAll()).toBe(1111);
    expect(reads).toEqual([undefined, ['area-5585'], ['area-5585'], undefined]);
  });
});
