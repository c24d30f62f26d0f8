import { PUBLIC } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import {
  act,
  aPlan,
  aReport,
  newRequest,
  PUBLISH_PLAN,
  REPORT,
  SUBMIT_ANNUAL,
  SUBMIT_PLAN,
  WITHDRAW_ANNUAL,
  WITHDRAW_PLAN,
} from '../testing/acts';

const COMMISSIONER = aViewer('COMMISSIONER', '50');

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-09-01T06:00:00Z'),
    });
  });
  afterEach(() => plans.close());

  test('a withdrawn plan is gone for the public with its activities and reports; published again it is whole', async () => {
    const progress = { status: 'IN_PROGRESS', progress: 20 };
    const activities = [
      { number: '১', task: 'ক', progress },
      { number: '২', task: 'খ' },
    ];
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    await act(plans, REPORT, aReport({ items: [{ number: '2', status: 'COMPLETED' }] }));
    const counts = { plansSubmitted: 1, activities: 2, inProgress: 1, completed: 1, percentComplete: 60 };
    const nothing = { plansSubmitted: 0, activities: 0, inProgress: 0, completed: 0, percentComplete: null };
    expect(await progressOf(PUBLIC)).toEqual(counts);

    const { id, revision } = actionPlan;
    const input = { requestId: newRequest(), planId: id, revision, reason: 'পুনঃপরীক্ষা' };
    const withdrawn = await act(plans, WITHDRAW_PLAN, input, COMMISSIONER);
    expect(withdrawn).toEqual({ id, revision: 2, publishedAt: null, withdrawnFor: 'পুনঃপরীক্ষা' });
    expect(await progressOf(PUBLIC)).toEqual(nothing);
    expect(await progressOf(ADMIN)).toEqual(counts);
    const source = `{ actionPlan(id: "${id}") { withdrawnFor } activities { totalCount } }`;
    expect((await ask(plans, source)).data).toEqual({ actionPlan: null, activities: { totalCount: 0 } });

    await act(plans, PUBLISH_PLAN, { requestId: newRequest(), planId: id, revision: 2 });
    expect(await progressOf(PUBLIC)).toEqual(counts);
    const shown = await ask(plans, source);
    expect(shown.data).toEqual({ actionPlan: { withdrawnFor: null }, activities: { totalCount: 2 } });
  });

  test('a withdrawn annual report no longer counts as submitted, and is late for the public', async () => {
    const given = {
      requestId: newRequest(),
      areaCode: '5081',
      fiscalYear: '2022-23',
      submittedOn: '2023-07-20',
    };
    const { annualReport } = await act(plans, SUBMIT_ANNUAL, { ...given, publish: true });
    const field =
      'planProgress(fiscalYear: "2022-23", scope: SELF) { annualReportsSubmitted annualReportsLate }';
    const seen = async () => (await askAreas(plans, ['5081'], field)).data[0].planProgress;
    expect(await seen()).toEqual({ annualReportsSubmitted: 1, annualReportsLate: 0 });
    const input = { requestId: newRequest(), annualReportId: annualReport.id, revision: 1, reason: 'ভুল' };
    expect(await act(plans, WITHDRAW_ANNUAL, input, COMMISSIONER)).toMatchObject({
      revision: 2,
      publishedAt: null,
      withdrawnFor: 'ভুল',
    });
    expect(await seen()).toEqual({ annualReportsSubmitted: 0, annualReportsLate: 1 });
    const { data } = await ask(plans, '{ annualReports { totalCount } }');
    expect(data.annualReports.totalCount).toBe(0);
  });

  test('only who may publish withdraws, what was read, and with a reason', async () => {
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan());
    const given = {
      requestId: newRequest(),
      areaCode: '5010',
      fiscalYear: '2022-23',
      submittedOn: '2023-07-20',
    };
    const { annualReport } = await act(plans, SUBMIT_ANNUAL, { ...given, publish: true });
    const subjects: [string, object][] = [
      [WITHDRAW_PLAN, { planId: actionPlan.id }],
      [WITHDRAW_ANNUAL, { annualReportId: annualReport.id }],
    ];
    for (const [mutation, subject] of subjects) {
      const refused = async (viewer: Parameters<typeof ask>[3], changes = {}) => {
        const input = { requestId: newRequest(), revision: 1, reason: 'ভুল', ...subject, ...changes };
        return codesOf(await ask(plans, mutation, { input }, viewer))[0];
      };
      expect(await refused(aViewer('OFFICER', '5010'))).toBe('FORBIDDEN');
      expect(await refused(aViewer('COMMISSIONER', '55'))).toBe('UNKNOWN_RECORD');
      expect(await refused(PUBLIC)).toBe('FORBIDDEN');
      expect(await refused(COMMISSIONER, { revision: 7 })).toBe('REVISION_CONFLICT');
      expect(await refused(COMMISSIONER, { reason: '' })).toBe('BAD_INPUT');
    }
  });

  async function progressOf(viewer: Parameters<typeof ask>[3]): Promise<unknown> {
    const measures = 'plansSubmitted activities inProgress completed percentComplete';
    const field = `planProgress(fiscalYear: "2022-23") { ${measures} }`;
    return (await askAreas(plans, ['5010'], field, viewer)).data[0].planProgress;
  }
});
