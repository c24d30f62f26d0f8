import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import {
  act,
  aPlan,
  aReport,
  CONFIRM_PERIOD,
  CORRECT_REPORT,
  DELETE_REPORT,
  newRequest,
  REPORT,
  SUBMIT_PLAN,
} from '../testing/acts';
import { COMMISSIONER, OFFICER, PAPERS } from '../testing/papers';

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

  describe.each(Object.keys(PAPERS))('an %s', (kind) => {
    const paper = PAPERS[kind] as (typeof PAPERS)[string];
    let id: string;
    beforeEach(async () => {
      ({ id } = await paper.draft(plans));
    });

    test('goes from its office to the superior one and on to the public, and tells where it stands', async () => {
      expect(await state()).toBe('DRAFT');
      const submitted = await take(paper.steps.submit, OFFICER);
      expect(submitted).toMatchObject({ state: 'SUBMITTED', revision: 2, approvedAt: null });
      expect(Date.parse(submitted.submittedAt)).not.toBeNaN();
      const approved = await take(paper.steps.approve, COMMISSIONER);
      expect(approved).toMatchObject({ state: 'APPROVED', submittedAt: submitted.submittedAt, revision: 3 });
      expect(await seen(PUBLIC)).toBeNull();
      await take(paper.publish, COMMISSIONER);
      expect(await seen(PUBLIC)).toEqual({ state: 'PUBLISHED', submittedAt: null, approvedAt: null });
      expect(await seen(OFFICER)).toMatchObject({
        state: 'PUBLISHED',
        submittedAt: submitted.submittedAt,
        approvedAt: approved.approvedAt,
      });
      await take(paper.withdraw, COMMISSIONER, { reason: 'পুনঃপরীক্ষা' });
      expect(await seen(OFFICER)).toEqual({ state: 'DRAFT', submittedAt: null, approvedAt: null });
    });

    test('is returned with a remark, which only those of its area see, and is submitted anew', async () => {
      const { remark, returnedAt } = await returned('সময়সীমা যোগ করুন');
      expect(remark).toBe('সময়সীমা যোগ করুন');
      expect(await state()).toBe('DRAFT');
      await take(paper.steps.submit, OFFICER);
      await take(paper.publish, ADMIN);
      const source = `{ ${paper.lookup}(id: "${id}") { remark returnedAt publishOn } }`;
      const nothing = { remark: null, returnedAt: null, publishOn: null };
      for (const viewer of [PUBLIC, aViewer('COMMISSIONER', '55')])
        expect((await ask(plans, source, {}, viewer)).data[paper.lookup]).toEqual(nothing);
      const shown = { remark, returnedAt, publishOn: null };
      expect((await ask(plans, source, {}, OFFICER)).data[paper.lookup]).toEqual(shown);
    });

    test('takes each step only from the state before it, only once, and only by whoever may take it', async () => {
      const { submit, approve, return: giveBack } = paper.steps;
      const tries = async (step: string, viewer: Viewer, more: object = {}) => {
        const input = { requestId: newRequest(), ...(await named()), ...more };
        return codesOf(await ask(plans, step, { input }, viewer))[0];
      };
      const remark = { remark: 'আবার' };
      expect(await tries(approve, COMMISSIONER)).toBe('PAPER_STATE');
      expect(await tries(giveBack, COMMISSIONER, remark)).toBeUndefined(); // It is with its office already.
      expect(await tries(submit, COMMISSIONER)).toBe('FORBIDDEN');
      expect(await tries(submit, aViewer('OFFICER', '5081'))).toBe('UNKNOWN_RECORD');
      expect(await tries(submit, OFFICER, { revision: 9 })).toBe('REVISION_CONFLICT');
      expect(await tries(submit, OFFICER)).toBeUndefined();
      expect(await tries(submit, OFFICER)).toBeUndefined();
      expect((await named()).revision).toBe(2);
      expect(await tries(approve, OFFICER)).toBe('FORBIDDEN');
      expect(await tries(giveBack, OFFICER, remark)).toBe('FORBIDDEN');
      expect(await tries(giveBack, COMMISSIONER, { remark: ' ' })).toBe('BAD_INPUT');
      expect(await tries(approve, aViewer('COMMISSIONER', '55'))).toBe('UNKNOWN_RECORD');
      expect(await tries(approve, COMMISSIONER)).toBeUndefined();
      expect(await tries(submit, OFFICER)).toBe('PAPER_STATE');
      expect(await tries(paper.publish, COMMISSIONER)).toBeUndefined();
      for (const step of [submit, approve, giveBack])
        expect(await tries(step, ADMIN, step === giveBack ? remark : {})).toBe('PAPER_STATE');
    });

    test('is published from any state by whoever may, and approved by that; the way of an import is short', async () => {
      await take(paper.publish, ADMIN);
      const { data } = await ask(plans, `{ ${paper.lookup}(id: "${id}") { state approvedAt } }`, {}, ADMIN);
      expect(data[paper.lookup].state).toBe('PUBLISHED');
      expect(Date.parse(data[paper.lookup].approvedAt)).not.toBeNaN();
    });

    test('is found by its state, by others only once it is public', async () => {
      const found = async (states: string, viewer: Viewer) => {
        const source = `{ ${paper.list}(filter: { state: [${states}] }) { totalCount } }`;
        return (await ask(plans, source, {}, viewer)).data[paper.list].totalCount;
      };
      await take(paper.steps.submit, OFFICER);
      expect(await found('SUBMITTED', COMMISSIONER)).toBe(1);
      expect(await found('DRAFT, APPROVED, PUBLISHED', COMMISSIONER)).toBe(0);
      expect(await found('DRAFT, SUBMITTED, APPROVED, PUBLISHED', PUBLIC)).toBe(0);
      await take(paper.publish, ADMIN);
      expect(await found('PUBLISHED', PUBLIC)).toBe(1);
      expect(await found('SUBMITTED, APPROVED', COMMISSIONER)).toBe(0);
    });

    test('can be submitted by whoever holds its desk as an additional charge, and until that ends', async () => {
      const acting = (until?: string): Viewer => ({
        ...aViewer('OFFICER', '5081'),
        charges: [{ role: 'OFFICER', area: '5010', ...(until ? { until } : {}) }],
      });
      const input = { requestId: newRequest(), ...(await named()) };
      const tooLate = await ask(plans, paper.steps.submit, { input }, acting('2023-08-31'));
      expect(codesOf(tooLate)).toEqual(['UNKNOWN_RECORD']);
      expect(await take(paper.steps.submit, acting('2023-09-01'))).toMatchObject({ state: 'SUBMITTED' });
    });

    async function returned(remark: string) {
      await take(paper.steps.submit, OFFICER);
      return take(paper.steps.return, COMMISSIONER, { remark });
    }

    async function take(step: string, viewer: Viewer, more: object = {}) {
      return act(plans, step, { requestId: newRequest(), ...(await named()), ...more }, viewer);
    }

    async function named(): Promise<Record<string, unknown>> {
      const { data } = await ask(plans, `{ ${paper.lookup}(id: "${id}") { revision } }`, {}, ADMIN);
      return { [paper.idName]: id, revision: data[paper.lookup].revision };
    }

    async function seen(viewer: Viewer) {
      const source = `{ ${paper.lookup}(id: "${id}") { state submittedAt approvedAt } }`;
      return (await ask(plans, source, {}, viewer)).data[paper.lookup];
    }

    async function state(): Promise<string> {
      return (await seen(ADMIN)).state;
    }
  });

  test('a submitted plan is locked to its office; from its approval on a period is corrected with a reason', async () => {
    const { steps, publish } = PAPERS['action plan'] as (typeof PAPERS)[string];
    const given = aPlan({ publish: false });
    const { actionPlan } = await act(plans, SUBMIT_PLAN, given, OFFICER);
    const { id: planId, activities } = actionPlan;
    let revision = 1;
    const step = async (mutation: string, viewer: Viewer, more: object = {}) => {
      const input = { requestId: newRequest(), planId, revision, ...more };
      ({ revision } = await act(plans, mutation, input, viewer));
    };
    let activityRevision = 1;
    const confirm = async (viewer: Viewer, more: object = {}) => {
      const about = { activityId: activities[0].id, revision: activityRevision, endsOn: '2022-09-30' };
      const input = { requestId: newRequest(), ...about, ...more };
      const { data, errors } = await ask(plans, CONFIRM_PERIOD, { input }, viewer);
      activityRevision = data?.confirmActivityPeriod?.revision ?? activityRevision;
      return errors?.[0]?.extensions['code'];
    };
    const reason = { reason: 'সময় বৃদ্ধি' };
    expect(await confirm(OFFICER)).toBeUndefined();
    expect(await confirm(COMMISSIONER)).toBe('FORBIDDEN'); // A draft is its office's.
    await step(steps.submit, OFFICER);
    expect(await confirm(OFFICER)).toBe('PAPER_LOCKED');
    expect(await confirm(OFFICER, reason)).toBe('PAPER_LOCKED');
    await step(steps.return, COMMISSIONER, { remark: 'সময়সীমা' });
    expect(await confirm(OFFICER)).toBeUndefined();
    await step(steps.submit, OFFICER);
    await step(steps.approve, COMMISSIONER);
    expect(await confirm(OFFICER, { reason: ' ' })).toBe('PAPER_LOCKED');
    expect(await confirm(OFFICER, reason)).toBeUndefined();
    await step(publish, COMMISSIONER);
    expect(await confirm(OFFICER)).toBe('PAPER_LOCKED');
    expect(await confirm(OFFICER, reason)).toBeUndefined();
    expect(await confirm(COMMISSIONER)).toBeUndefined();
    expect(await confirm(aViewer('COMMISSIONER', '55'))).toBe('UNKNOWN_RECORD');
    expect(await confirm(PUBLIC)).toBe('FORBIDDEN');
  });

  test('what a plan says itself of its progress is locked with it, what is reported later is not', async () => {
    const { steps } = PAPERS['action plan'] as (typeof PAPERS)[string];
    const activities = [{ number: '১', task: 'কাজ', progress: { status: 'IN_PROGRESS' } }];
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan({ publish: false, activities }), OFFICER);
    const about = { planId: actionPlan.id, revision: 1 };
    await act(plans, steps.submit, { requestId: newRequest(), ...about }, OFFICER);
    await act(plans, REPORT, aReport({ publish: false }), OFFICER);
    const source = '{ activities { edges { node { reports { edges { node { id paperId revision } } } } } } }';
    const { data } = await ask(plans, source, {}, OFFICER);
    const reports = data.activities.edges[0].node.reports.edges.map(({ node }: any) => node);
    const change = async (mutation: string, own: boolean) => {
      const report = reports.find(({ paperId }: any) => (paperId === actionPlan.id) === own);
      const { id: reportId, revision } = report;
      const input = { requestId: newRequest(), reportId, revision, reason: 'ভুল' };
      return codesOf(await ask(plans, mutation, { input }, OFFICER));
    };
    expect(await change(DELETE_REPORT, true)).toEqual(['PAPER_LOCKED']);
    expect(await change(CORRECT_REPORT, true)).toEqual(['PAPER_LOCKED']);
    expect(await change(DELETE_REPORT, false)).toEqual([]);
    await act(plans, steps.approve, { requestId: newRequest(), ...about, revision: 2 }, COMMISSIONER);
    expect(await change(CORRECT_REPORT, true)).toEqual([]);
  });
});
