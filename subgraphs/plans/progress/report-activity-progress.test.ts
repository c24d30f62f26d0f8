import type { Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, aReport, newRequest, PUBLISH_REPORT, REPORT, SUBMIT_PLAN } from '../testing/acts';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-03-01T06:00:00Z'),
    });
  });
  afterEach(() => plans.close());

  test('each item is found by its number in either script, or by its id', async () => {
    const activities = [{ number: '০১.', task: 'ক' }, { number: '২', task: 'খ' }, { task: 'গ' }];
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    const items = [
      { number: '1', status: 'COMPLETED', text: 'সম্পন্ন হয়েছে', evidence: 'ছবি' },
      { number: '২।', status: 'IN_PROGRESS', statusBasis: 'INFERRED' },
      { activityId: actionPlan.activities[2].id, status: null, text: '--' },
    ];
    const { outcome, reports } = await act(plans, REPORT, aReport({ items }));
    expect(outcome).toBe('RECORDED');
    expect(reports.map(({ status, statusBasis }: Record<string, unknown>) => [status, statusBasis])).toEqual([
      ['COMPLETED', 'STATED'],
      ['IN_PROGRESS', 'INFERRED'],
      [null, null],
    ]);
    // An empty cell is no report.
    expect(await progress('completed inProgress notStarted notReported reported')).toEqual({
      completed: 1,
      inProgress: 1,
      notStarted: 1,
      notReported: 1,
      reported: 2,
    });
  });

  test('an activity is overdue by its first dated occurrence not reported done, then by its end; and counts once', async () => {
    const occurrences = [{ on: '2022-09-10' }, { on: '2022-11-20' }, { on: '2022-12-01' }];
    await act(
      plans,
      SUBMIT_PLAN,
      aPlan({ activities: [{ number: '1', task: 'সার্কেল', endsOn: '2023-01-31', occurrences }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-10-01', items: [{ number: '1', occurrencesDone: [1] }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-12-15', items: [{ number: '1', occurrencesDone: [2, 3] }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2023-02-15', items: [{ number: '1', status: 'COMPLETED' }] }),
    );
    const days = {
      '2022-09-10': 0, // the day itself is not late
      '2022-09-11': 1,
      '2022-10-01': 0,
      '2022-11-20': 0,
      '2022-11-21': 1,
      '2022-12-14': 1, // two of its steps are late, the activity once
      '2022-12-15': 0,
      '2023-01-31': 0,
      '2023-02-01': 1,
      '2023-02-15': 0,
    };
    for (const [day, overdue] of Object.entries(days)) {
      expect([day, await progress('overdue', day)]).toEqual([day, { overdue }]);
    }
    const { data } = await ask(
      plans,
      '{ activities { edges { node { occurrences { position doneOn } } } } }',
    );
    expect(data.activities.edges[0].node.occurrences).toEqual([
      { position: 1, doneOn: '2022-10-01' },
      { position: 2, doneOn: '2022-12-15' },
      { position: 3, doneOn: '2022-12-15' },
    ]);
  });

  test('a report that comes late changes the past that it speaks of, and no later status', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-12-01', items: [{ number: '1', status: 'COMPLETED' }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-10-01', items: [{ number: '1', status: 'IN_PROGRESS' }] }),
    );
    expect(await progress('notReported inProgress completed', '2022-09-30')).toEqual({
      notReported: 1,
      inProgress: 0,
      completed: 0,
    });
    expect(await progress('notReported inProgress completed', '2022-10-01')).toEqual({
      notReported: 0,
      inProgress: 1,
      completed: 0,
    });
    expect(await progress('notReported inProgress completed', '2022-12-01')).toEqual({
      notReported: 0,
      inProgress: 0,
      completed: 1,
    });
    const { data } = await ask(
      plans,
      '{ activities { edges { node { status reportedOn reports { edges { node { status } } } } } } }',
    );
    const reports = { edges: [{ node: { status: 'COMPLETED' } }, { node: { status: 'IN_PROGRESS' } }] };
    expect(data.activities.edges[0].node).toEqual({ status: 'COMPLETED', reportedOn: '2022-12-01', reports });
  });

  test('what is only inferred to be done is in progress until someone confirms it', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(
      plans,
      REPORT,
      aReport({ items: [{ number: '1', status: 'COMPLETED', statusBasis: 'INFERRED' }] }),
    );
    expect(await progress('completed inProgress percentComplete')).toEqual({
      completed: 0,
      inProgress: 1,
      percentComplete: 0,
    });
    await act(
      plans,
      REPORT,
      aReport({ items: [{ number: '1', status: 'COMPLETED', statusBasis: 'CONFIRMED' }] }),
    );
    expect(await progress('completed inProgress percentComplete')).toEqual({
      completed: 1,
      inProgress: 0,
      percentComplete: 100,
    });
  });

  test('a published plan shows the public its published reports only, as if there were no others', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const office = aViewer('OFFICER', '5010');
    const draft = aReport({ publish: false, items: [{ number: '1', status: 'COMPLETED', progress: 100 }] });
    const { paperId } = await act(plans, REPORT, draft, office);
    const source =
      '{ activities { edges { node { status progress dueOn reportedOn reports { totalCount } } } } }';
    const seen = async (viewer?: Parameters<typeof ask>[3]) =>
      (await ask(plans, source, {}, viewer)).data.activities.edges[0].node;
    const before = {
      status: 'NOT_STARTED',
      progress: 0,
      dueOn: '2022-09-15',
      reportedOn: null,
      reports: { totalCount: 0 },
    };
    const after = {
      status: 'COMPLETED',
      progress: 100,
      dueOn: null,
      reportedOn: '2022-09-01',
      reports: { totalCount: 1 },
    };
    expect(await seen()).toEqual(before);
    expect(await seen(office)).toEqual(after);
    expect(await progress('completed overdue')).toEqual({ completed: 0, overdue: 1 });

    const input = { requestId: newRequest(), paperId };
    expect(codesOf(await ask(plans, PUBLISH_REPORT, { input }, office))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask(plans, PUBLISH_REPORT, { input }, aViewer('ADMIN', '55')))).toEqual([
      'UNKNOWN_RECORD',
    ]);
    await act(plans, PUBLISH_REPORT, input, aViewer('COMMISSIONER', '50'));
    expect(await seen()).toEqual(after);
    expect(await progress('completed overdue')).toEqual({ completed: 1, overdue: 0 });
  });

  test('the same report again changes nothing, and the same memo with other content is proposed', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const memo = { number: '০৫.৫০.১০০০.০০১.০১.০০১.২২.৬৭' };
    const input = aReport({ memo });
    const { paperId } = await act(plans, REPORT, input);
    const again = await act(plans, REPORT, { ...input, requestId: newRequest() });
    expect([again.outcome, again.paperId]).toEqual(['ALREADY_RECORDED', paperId]);
    const changed = await act(
      plans,
      REPORT,
      aReport({ memo, items: [{ number: '1', status: 'COMPLETED' }] }),
    );
    expect([changed.outcome, changed.paperId]).toEqual(['PROPOSED', paperId]);
    expect(await progress('inProgress completed')).toEqual({ inProgress: 1, completed: 0 });
  });

  test('reports that arrive together are all counted', async () => {
    const activities = Array.from({ length: 8 }, (_, index) => ({ number: String(index + 1), task: 'কাজ' }));
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    const reports = activities.map(({ number }) =>
      act(plans, REPORT, aReport({ items: [{ number, progress: 40 }] })),
    );
    await Promise.all(reports);
    expect(await progress('inProgress notReported percentComplete')).toEqual({
      inProgress: 8,
      notReported: 0,
      percentComplete: 40,
    });
  });

  test('a report that cannot be is refused with a code, and nothing is written', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const refusals: [string, object, Viewer, string][] = [
      ['a plan that is not on record', { fiscalYear: '2021-22' }, ADMIN, 'BAD_INPUT'],
      [
        'an activity that the plan does not have',
        { items: [{ number: '9', status: 'COMPLETED' }] },
        ADMIN,
        'BAD_INPUT',
      ],
      ['no activity at all', { items: [{ status: 'COMPLETED' }] }, ADMIN, 'BAD_INPUT'],
      ['one activity twice', { items: [{ number: '1' }, { number: '১' }] }, ADMIN, 'BAD_INPUT'],
      ['more than all of it', { items: [{ number: '1', progress: 101 }] }, ADMIN, 'BAD_INPUT'],
      ['no day', { reportedOn: null }, ADMIN, 'BAD_INPUT'],
      ['the plan of another area', {}, aViewer('OFFICER', '5081'), 'FORBIDDEN'],
    ];
    for (const [what, changes, viewer, code] of refusals) {
      const input = aReport({ publish: false, ...changes });
      expect([what, ...codesOf(await ask(plans, REPORT, { input }, viewer))]).toEqual([what, code]);
    }
    expect(await progress('notReported')).toEqual({ notReported: 1 });
  });

  /** Some measures of Bogura as the public sees them, on a day or today. */
  async function progress(measures: string, day?: string): Promise<unknown> {
    const asOf = day ? `, asOf: "${day}"` : '';
    const { data, errors } = await askAreas(
      plans,
      ['5010'],
      `planProgress(fiscalYear: "2022-23"${asOf}) { ${measures} }`,
    );
    if (errors?.[0]) throw errors[0];
    return data[0].planProgress;
  }
});
