import { ADMIN, ask, askAreas } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { aPlan, SUBMIT_PLAN } from '../testing/acts';

const LISTS = `{
  actionPlans(filter: { within: "501020" }) { totalCount }
  activities(filter: { within: "501020" }) { totalCount }
}`;

onEachDatabase((newDatabase) => {
  test('the lists within an area hold what its numbers count, plans of a closed area among them', async () => {
    const subgraph = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-05-20T06:00:00Z'),
    });
    const input = aPlan({ areaCode: '501033', fiscalYear: '2019-20', submittedOn: '2019-07-20' });
    expect((await ask(subgraph, SUBMIT_PLAN, { input }, ADMIN)).errors).toBeUndefined();
    const counted = await askAreas(
      subgraph,
      ['501020'],
      'planProgress(fiscalYear: "2019-20") { plansSubmitted activities }',
    );
    expect(counted.data[0].planProgress).toEqual({ plansSubmitted: 1, activities: 1 });
    const { data } = await ask(subgraph, LISTS);
    expect(data).toEqual({ actionPlans: { totalCount: 1 }, activities: { totalCount: 1 } });
    await subgraph.close();
  });
});
