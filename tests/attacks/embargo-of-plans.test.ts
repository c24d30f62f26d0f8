import { PUBLIC } from '../../lib/auth/viewer';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { tally } from './tally';
import { ADMIN, ask, askAreas, codesOf } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { directoryFeed, smallTree } from '../support/directory-feed';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { createPlans } from '../../subgraphs/plans/plans';
import { checkPlans } from '../../subgraphs/plans/rebuild';
import { act, newRequest } from '../../subgraphs/plans/testing/acts';
import { COMMISSIONER, OFFICER, PAPERS } from '../../subgraphs/plans/testing/papers';

/** The day that is set, and the instant in UTC at which it begins in Dhaka. */
const DAY = '2023-09-10';
const BEGINS = Date.parse('2023-09-09T18:00:00Z');
const BEFORE = Date.parse('2023-09-01T06:00:00Z');

const embargoes = tally('A17 embargo of plans and annual reports');

onEachDatabase((newDatabase, kind) => {
  let databaseUrl: string;
  let now: number;
  const opened: Subgraph[] = [];
  const open = async (): Promise<Subgraph> => {
    const organisation = directoryFeed(smallTree());
    const plans = await createPlans({ databaseUrl, organisation, now: () => new Date(now) });
    opened.push(plans);
    return plans;
  };
  beforeEach(async () => {
    databaseUrl = await newDatabase();
    now = BEFORE;
  });
  afterEach(async () => {
    for (const plans of opened.splice(0)) await plans.close();
  });

  describe.each(Object.keys(PAPERS))('an %s', (name) => {
    const paper = PAPERS[name] as (typeof PAPERS)[string];

    test('that waits for a day is public from its first moment in Dhaka on, by whatever path, and not a second before', async () => {
      const plans = await open();
      const id = await waiting(plans);
      // On the eve it is the same day in UTC until six in the morning of the day itself.
      for (const at of [BEFORE, BEGINS - 86_400_000, BEGINS - 1000, BEGINS - 1]) {
        now = at;
        await everyPath(plans, id, false);
      }
      for (const at of [BEGINS, BEGINS + 1000, BEGINS + 6 * 3_600_000, BEGINS + 30 * 86_400_000]) {
        now = at;
        await everyPath(plans, id, true);
      }
      expect(embargoes.surprises).toEqual([]);
      const { data } = await ask(plans, `{ ${paper.lookup}(id: "${id}") { state publishOn } }`, {}, OFFICER);
      expect(data[paper.lookup]).toEqual({ state: 'PUBLISHED', publishOn: null });
    });

    test('is public by the first answer of its day, also where that is a roll-up, or another process asks', async () => {
      const [first, second] = [await open(), await open()];
      await waiting(first);
      now = BEGINS;
      const answers = await Promise.all([first, second, first, second].map((plans) => counted(plans)));
      expect(answers).toEqual([1, 1, 1, 1]);
      const database = await openPlansDatabase({ url: databaseUrl });
      expect((await checkPlans(database, () => undefined)).differences).toEqual([]);
      await database.close();
    });

    test('no longer waits once it is returned, withdrawn or published; another day takes the place of the first', async () => {
      const plans = await open();
      for (const call of [
        (id: string) => take(plans, paper.steps.return, id, { remark: 'আবার' }),
        (id: string) => take(plans, paper.withdraw, id, { reason: 'পরে' }),
        (id: string) => take(plans, paper.publish, id, { publishOn: '2023-09-20' }),
      ]) {
        now = BEFORE;
        const id = await waiting(plans);
        await call(id);
        now = BEGINS;
        expect(await seen(plans, id)).toBeNull();
        now = BEFORE;
      }
      now = Date.parse('2023-09-19T18:00:00Z');
      expect(await counted(plans)).toBe(1);
    });

    test('waits for a day to come only, and not once it is public', async () => {
      const plans = await open();
      const { id } = await paper.draft(plans);
      for (const publishOn of ['2023-09-01', '2022-01-01']) {
        const input = { requestId: newRequest(), ...(await named(plans, id)), publishOn };
        expect(codesOf(await ask(plans, paper.publish, { input }, COMMISSIONER))).toEqual(['BAD_INPUT']);
      }
      const input = { requestId: newRequest(), ...(await named(plans, id)), publishOn: DAY };
      expect(codesOf(await ask(plans, paper.publish, { input }, OFFICER))).toEqual(['FORBIDDEN']);
      await take(plans, paper.publish, id);
      const late = { requestId: newRequest(), ...(await named(plans, id)), publishOn: DAY };
      expect(codesOf(await ask(plans, paper.publish, { input: late }, COMMISSIONER))).toEqual(['BAD_INPUT']);
    });

    /** A paper that waits for the day, of those there may be several tries of. */
    async function waiting(plans: Subgraph): Promise<string> {
      const list = `{ ${paper.list} { edges { node { id } } } }`;
      const [known] = (await ask(plans, list, {}, ADMIN)).data[paper.list].edges;
      const { id } = known?.node ?? (await paper.draft(plans));
      const shown = await take(plans, paper.publish, id, { publishOn: DAY });
      expect(shown).toMatchObject({ state: 'APPROVED', publishOn: DAY });
      return id;
    }

    async function everyPath(plans: Subgraph, id: string, isPublic: boolean): Promise<void> {
      const count = isPublic ? 1 : 0;
      const about = 'area: "5010", fiscalYear: "2021-22", asOf: "2023-08-31"';
      const measure = paper.measure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      const counted = `countedIn: { ${about}, measure: ${measure} }`;
      const { data } = await ask(
        plans,
        `{ one: ${paper.lookup}(id: "${id}") { id } all: ${paper.list} { totalCount edges { node { id } } }
          some: ${paper.list}(filter: { state: [APPROVED, PUBLISHED] }) { totalCount }
          behind: ${paper.list}(filter: { ${counted} }) { totalCount } }`,
      );
      const progress = `${paper.measure} explain(measure: ${measure}) { count }`;
      const ofAreas = await askAreas(
        plans,
        ['5010', 'BD'],
        `own: ${paper.lookup}(fiscalYear: "2021-22") { id } now: planProgress(fiscalYear: "2021-22") { ${progress} }
          then: planProgress(fiscalYear: "2021-22", asOf: "2023-08-31") { ${progress} }
          series: planProgressSeries(from: "2022-06-01", to: "2022-06-30", interval: MONTH) { activities }`,
      );
      const [own, country] = ofAreas.data;
      const found = {
        lookup: data.one?.id ?? null,
        list: data.all.edges[0]?.node.id ?? null,
        counts: [data.all.totalCount, data.some.totalCount, data.behind.totalCount],
        ofArea: own.own?.id ?? null,
        progress: [own.now, own.then, country.now, country.then].map((each) => each[paper.measure]),
        explained: [own.now, own.then].map(({ explain }) => explain.count),
        activities: own.series[0].activities,
      };
      const right = {
        lookup: isPublic ? id : null,
        list: isPublic ? id : null,
        counts: [count, count, count],
        ofArea: isPublic ? id : null,
        progress: [count, count, count, count],
        explained: [count, count],
        activities: name === 'action plan' ? count : 0,
      };
      for (const [path, value] of Object.entries(right)) {
        const shown = JSON.stringify(found[path as keyof typeof found]);
        const what = `${name} by ${path} at ${new Date(now).toISOString()} on ${kind}: ${shown}`;
        embargoes.tried(what, shown === JSON.stringify(value));
      }
    }

    async function counted(plans: Subgraph): Promise<number> {
      const field = `planProgress(fiscalYear: "2021-22") { ${paper.measure} }`;
      return (await askAreas(plans, ['BD'], field)).data[0].planProgress[paper.measure];
    }

    async function seen(plans: Subgraph, id: string) {
      return (await ask(plans, `{ ${paper.lookup}(id: "${id}") { id } }`, {}, PUBLIC)).data[paper.lookup];
    }

    async function take(plans: Subgraph, mutation: string, id: string, more: object = {}) {
      const input = { requestId: newRequest(), ...(await named(plans, id)), ...more };
      return act(plans, mutation, input, COMMISSIONER);
    }

    async function named(plans: Subgraph, id: string): Promise<Record<string, unknown>> {
      const { data } = await ask(plans, `{ ${paper.lookup}(id: "${id}") { revision } }`, {}, ADMIN);
      return { [paper.idName]: id, revision: data[paper.lookup].revision };
    }
  });
});
