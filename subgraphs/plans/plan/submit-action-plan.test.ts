import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import type { OutboxEvent } from '../../../lib/outbox/outbox';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, CONFIRM_PERIOD, newRequest, PUBLISH_PLAN, SUBMIT_PLAN } from '../testing/acts';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2022-10-01T06:00:00Z'),
    });
  });
  afterEach(() => plans.close());

  test('everything that a paper says of an activity is kept and given back', async () => {
    const activity = {
      number: '২.',
      subject: 'উপজেলা ইনোভেশন সার্কেল',
      task: 'উপজেলা পর্যায়ে সার্কেল আয়োজন',
      startsOn: '2022-08-10',
      startsOnPrecision: 'MONTH',
      startsOnRaw: 'আগস্ট/২০২২',
      endsOn: '2023-05-03',
      endsOnPrecision: 'MONTH',
      endsOnRaw: 'মে/২০২৩',
      recurrence: 'TIMES_PER_YEAR',
      timesPerYear: 3,
      recurrenceText: 'বছরে তিনবার',
      responsible: 'জেলা ইনোভেশন টিম',
      expectedResult: 'সেবা সহজ হবে',
      measure: 'আয়োজিত সার্কেল',
      unit: 'সংখ্যা',
      weight: 2.5,
      target: '৩',
    };
    const occurrences = [
      { label: 'বগুড়া সদর', on: '2022-09-19', precision: 'DAY', raw: '১৯/০৯/২০২২', areaCode: '501020' },
      { label: 'দ্বিতীয়', on: '2023-01-05', precision: 'MONTH', raw: 'জানুয়ারি' },
      { label: 'তৃতীয়' },
    ];
    const memo = {
      number: '০৫.৫০.১০০০.০০১.০১.০০১.২২.৬৬',
      issuedOn: '2022-07-21',
      subject: 'কর্মপরিকল্পনা',
      rawText: 'কাগজ',
    };
    const input = aPlan({
      title: 'বার্ষিক কর্মপরিকল্পনা',
      submittedOn: null,
      memo,
      activities: [{ ...activity, occurrences }],
    });
    const { actionPlan } = await act(plans, SUBMIT_PLAN, input);

    const { data } = await ask(
      plans,
      `{ actionPlan(id: "${actionPlan.id}") {
        fiscalYear title submittedOn revision area { code } team { id } memo { number issuedOn kind }
        activities {
          position fiscalYear ${Object.keys(activity).join(' ')}
          occurrences { position label on precision raw doneOn area { code } }
          status statusBasis progress reportedOn dueOn daysOverdue endsOnInDoubt
        }
      } }`,
    );
    expect(data.actionPlan).toEqual({
      fiscalYear: '2022-23',
      title: 'বার্ষিক কর্মপরিকল্পনা',
      submittedOn: '2022-07-21',
      revision: 1,
      area: { code: '5010' },
      team: { id: 'team-5010' },
      memo: { number: memo.number, issuedOn: '2022-07-21', kind: 'ACTION_PLAN' },
      activities: [
        {
          ...activity,
          position: 1,
          fiscalYear: '2022-23',
          startsOn: '2022-08-01',
          endsOn: '2023-05-31',
          occurrences: [
            {
              position: 1,
              label: 'বগুড়া সদর',
              on: '2022-09-19',
              precision: 'DAY',
              raw: '১৯/০৯/২০২২',
              doneOn: null,
              area: { code: '501020' },
            },
            {
              position: 2,
              label: 'দ্বিতীয়',
              on: '2023-01-31',
              precision: 'MONTH',
              raw: 'জানুয়ারি',
              doneOn: null,
              area: null,
            },
            { position: 3, label: 'তৃতীয়', on: null, precision: null, raw: null, doneOn: null, area: null },
          ],
          status: 'NOT_STARTED',
          statusBasis: null,
          progress: 0,
          reportedOn: null,
          dueOn: '2022-09-19',
          daysOverdue: 12,
          endsOnInDoubt: false,
        },
      ],
    });
  });

  test('the same paper again changes nothing; a repeat of the act gets the first answer', async () => {
    const input = aPlan({ memo: { contentHash: 'one' } });
    const first = await act(plans, SUBMIT_PLAN, input);
    expect(first.outcome).toBe('RECORDED');
    expect(await act(plans, SUBMIT_PLAN, input)).toEqual(first);
    const again = await act(plans, SUBMIT_PLAN, { ...input, requestId: newRequest() });
    expect(again).toEqual({ ...first, outcome: 'ALREADY_RECORDED' });
    const other = await ask(plans, SUBMIT_PLAN, { input: { ...input, title: 'অন্য' } }, ADMIN);
    expect(codesOf(other)).toEqual(['REQUEST_ID_REUSED']);
    expect(await progress('plansSubmitted activities')).toEqual({ plansSubmitted: 1, activities: 1 });
  });

  test('another plan for the same year is kept as a proposed revision, once, and counts nowhere', async () => {
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan());
    const changed = aPlan({ activities: [{ number: '১', task: 'অন্য কাজ' }, { task: 'আরও কাজ' }] });
    for (const requestId of [newRequest(), newRequest()]) {
      const { outcome, actionPlan: known } = await act(plans, SUBMIT_PLAN, { ...changed, requestId });
      expect([outcome, known.id]).toEqual(['PROPOSED', actionPlan.id]);
    }
    const source = `{ actionPlan(id: "${actionPlan.id}") { proposedRevisions { differences { path recorded proposed } } } }`;
    const seen = await ask(plans, source, {}, ADMIN);
    expect(seen.data.actionPlan.proposedRevisions).toHaveLength(1);
    expect(seen.data.actionPlan.proposedRevisions[0].differences).toContainEqual({
      path: 'activities.1.task',
      recorded: null,
      proposed: 'আরও কাজ',
    });
    expect((await ask(plans, source)).data.actionPlan.proposedRevisions).toEqual([]);
    expect(await progress('plansSubmitted activities')).toEqual({ plansSubmitted: 1, activities: 1 });
  });

  test('an end before the start is told, never corrected, and due only once someone confirms it', async () => {
    const activities = [
      {
        number: '৪',
        task: 'সিটিজেন চার্টার',
        startsOn: '2022-08-01',
        endsOn: '2022-05-31',
        endsOnRaw: 'মে/২০২২',
      },
    ];
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    expect(actionPlan.findings).toMatchObject([{ code: 'ITEM_ENDS_BEFORE_IT_STARTS', severity: 'ERROR' }]);
    expect(actionPlan.findings[0].raw).toContain('মে/২০২২');
    const [activity] = actionPlan.activities;
    expect(activity).toMatchObject({ dueOn: null, endsOnInDoubt: true });
    expect(await progress('overdue undated')).toEqual({ overdue: 0, undated: 1 });

    const { id: activityId, revision } = activity;
    const wrong = { requestId: newRequest(), activityId, revision, endsOn: '2022-05-31' };
    expect(codesOf(await ask(plans, CONFIRM_PERIOD, { input: wrong }, ADMIN))).toEqual(['BAD_INPUT']);
    const right = { requestId: newRequest(), activityId, revision, endsOn: '2022-09-30' };
    const stranger = await ask(plans, CONFIRM_PERIOD, { input: right }, aViewer('OFFICER', '5081'));
    expect(codesOf(stranger)).toEqual(['UNKNOWN_RECORD']);
    const office = aViewer('OFFICER', '5010');
    expect(codesOf(await ask(plans, CONFIRM_PERIOD, { input: right }, office))).toEqual(['PAPER_LOCKED']);
    const confirmed = await act(plans, CONFIRM_PERIOD, { ...right, reason: 'টাইপের ভুল' }, office);
    expect(confirmed).toMatchObject({
      endsOnInDoubt: false,
      dueOn: '2022-09-30',
      periodReason: 'টাইপের ভুল',
    });
    expect(await progress('overdue undated')).toEqual({ overdue: 1, undated: 0 });
    const late = await ask(plans, CONFIRM_PERIOD, { input: { ...right, requestId: newRequest() } }, ADMIN);
    expect(codesOf(late)).toEqual(['REVISION_CONFLICT']);
  });

  test('a finding that the reader of the paper has told of is not told twice', async () => {
    const findings = [
      {
        code: 'ITEM_ENDS_BEFORE_IT_STARTS',
        severity: 'ERROR',
        message: 'Read it again.',
        raw: 'মে',
        line: 31,
      },
    ];
    const activities = [{ task: 'কাজ', startsOn: '2022-08-01', endsOn: '2022-05-31', endsOnInDoubt: true }];
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ activities, findings }));
    expect(actionPlan.findings).toHaveLength(1);
    expect(actionPlan.activities[0]).toMatchObject({ dueOn: null, endsOnInDoubt: true });
  });

  test('a draft is seen by its own office and those above it, and by nobody else until it is published', async () => {
    const office = aViewer('OFFICER', '5010');
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ publish: false }), office);
    const { id, revision } = actionPlan;
    const [activity] = actionPlan.activities;
    const source = `{ actionPlan(id: "${id}") { id } activity(id: "${activity.id}") { id } actionPlans { totalCount } activities { totalCount } }`;
    const seenBy = async (viewer?: Parameters<typeof ask>[3]) => {
      const { data } = await ask(plans, source, {}, viewer);
      return [
        data.actionPlan?.id ?? null,
        data.activity?.id ?? null,
        data.actionPlans.totalCount,
        data.activities.totalCount,
      ];
    };
    const all = [id, activity.id, 1, 1];
    const nothing = [null, null, 0, 0];
    expect(await seenBy(office)).toEqual(all);
    expect(await seenBy(aViewer('COMMISSIONER', '50'))).toEqual(all);
    expect(await seenBy(aViewer('ANALYST', '55'))).toEqual(nothing);
    expect(await seenBy()).toEqual(nothing);
    expect(await progress('plansSubmitted basis')).toEqual({ plansSubmitted: 0, basis: 'PUBLISHED' });

    const input = { requestId: newRequest(), planId: id, revision };
    expect(codesOf(await ask(plans, PUBLISH_PLAN, { input }, office))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask(plans, PUBLISH_PLAN, { input }, aViewer('COMMISSIONER', '55')))).toEqual([
      'UNKNOWN_RECORD',
    ]);
    const stale = { ...input, revision: 7 };
    expect(codesOf(await ask(plans, PUBLISH_PLAN, { input: stale }, ADMIN))).toEqual(['REVISION_CONFLICT']);
    expect(await act(plans, PUBLISH_PLAN, input, aViewer('COMMISSIONER', '50'))).toMatchObject({
      id,
      revision: 2,
    });
    expect(await seenBy()).toEqual(all);
    expect(await progress('plansSubmitted activities')).toEqual({ plansSubmitted: 1, activities: 1 });
  });

  test('what may not be or cannot be is refused with a code, and nothing is written', async () => {
    const refusals: [string, Viewer, object, string][] = [
      ['another area', aViewer('OFFICER', '5081'), {}, 'FORBIDDEN'],
      ['an area below its own', aViewer('OFFICER', '50'), {}, 'FORBIDDEN'],
      ['publishing without the right to', aViewer('OFFICER', '5010'), { publish: true }, 'FORBIDDEN'],
      ['the public', PUBLIC, {}, 'FORBIDDEN'],
      ['an area nobody knows', ADMIN, { areaCode: '999999' }, 'UNKNOWN_AREA'],
      ['a year that is none', ADMIN, { fiscalYear: '2022-24' }, 'BAD_FISCAL_YEAR'],
      ['a plan of nothing', ADMIN, { activities: [] }, 'BAD_INPUT'],
      ['a negative weight', ADMIN, { activities: [{ task: 'কাজ', weight: -1 }] }, 'BAD_INPUT'],
      [
        'times a year without their number',
        ADMIN,
        { activities: [{ task: 'কাজ', recurrence: 'TIMES_PER_YEAR' }] },
        'BAD_INPUT',
      ],
      [
        'an occurrence that is not there',
        ADMIN,
        { activities: [{ task: 'কাজ', progress: { occurrencesDone: [1] } }] },
        'BAD_INPUT',
      ],
    ];
    for (const [what, viewer, changes, code] of refusals) {
      const input = aPlan({ publish: false, ...changes });
      expect([what, ...codesOf(await ask(plans, SUBMIT_PLAN, { input }, viewer))]).toEqual([what, code]);
    }
    const { data } = await ask(plans, '{ actionPlans { totalCount } }', {}, ADMIN);
    expect(data.actionPlans.totalCount).toBe(0);
  });

  test('years are understood in Bangla digits, and a plan without a day counts from the first of its year', async () => {
    await act(plans, SUBMIT_PLAN, aPlan({ fiscalYear: '২০২২-২০২৩', submittedOn: null }));
    expect(await progress('plansSubmitted', ', asOf: "2022-06-30"')).toEqual({ plansSubmitted: 0 });
    expect(await progress('plansSubmitted', ', asOf: "2022-07-01"')).toEqual({ plansSubmitted: 1 });
  });

  test('a plan of an area without a team tells the organisation subgraph that there is one', async () => {
    const implied = async () =>
      ((await plans.feed?.(0)) as OutboxEvent[]).map(({ topic, body }) => ({ topic, body }));
    await act(plans, SUBMIT_PLAN, aPlan());
    expect(await implied()).toEqual([]);
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '559486' }));
    expect(await implied()).toEqual([
      {
        topic: 'team-implied',
        body: { areaCode: '559486', on: '2022-07-20', source: 'ACTION_PLAN', published: true },
      },
    ]);
  });

  test('of copies of one paper that arrive together one is recorded', async () => {
    const input = aPlan();
    const copies = Array.from({ length: 6 }, () =>
      act(plans, SUBMIT_PLAN, { ...input, requestId: newRequest() }),
    );
    const outcomes = (await Promise.all(copies)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([...Array<string>(5).fill('ALREADY_RECORDED'), 'RECORDED']);
    expect(await progress('plansSubmitted activities')).toEqual({ plansSubmitted: 1, activities: 1 });
  });

  /** Some measures of Bogura as the public sees them. */
  async function progress(measures: string, more = ''): Promise<unknown> {
    const { data } = await askAreas(
      plans,
      ['5010'],
      `planProgress(fiscalYear: "2022-23"${more}) { ${measures} }`,
    );
    return data[0].planProgress;
  }
});
