import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { submitPlan } from '../testing/acts';
import { area } from '../testing/ask';

onEachDatabase((newDatabase) => {
  test('smoke', async () => {
    const plans = await createPlans({ databaseUrl: await newDatabase(), organisation: directoryFeed(smallTree()), now: () => new Date('2022-10-01T00:00:00Z') });
    const out = await submitPlan(plans, { publish: true, activities: [{ task: 'a', endsOn: '2022-09-15' }] });
    expect(out.outcome).toBe('RECORDED');
    console.log(await area(plans, 'BD', 'code planProgress(fiscalYear: "2022-23") { plansSubmitted plansExpected activities notStarted overdue notReported percentComplete teamsFormed teamsExpected annualReportsExpected asOf basis }'));
    await plans.close();
  });
});
