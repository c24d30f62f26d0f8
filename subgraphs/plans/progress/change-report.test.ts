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
  CORRECT_REPORT,
  DELETE_REPORT,
  newRequest,
  PUBLISH_REPORT,
  REPORT,
  SUBMIT_PLAN,
  WITHDRAW_REPORT,
} from '../testing/acts';

const OFFICER = aViewer('OFFICER', '5010');
const COMMISSIONER = aViewer('COMMISSIONER', '50');

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  let activityId: string;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-03-01T06:00:00Z'),
    });
    const { actionPlan } = await act(plans, SUBMIT_PLAN, aPlan());
    activityId = actionPlan.activities[0].id;
  });
  afterEach(() => plans.close());

  test('a correction holds on every day since the one it speaks for; for the public once it is published', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    const [wrong] = await reports();
    const correction = await correct(wrong, { status: 'IN_PROGRESS', progress: 40, publish: false });
    expect(correction).toMatchObject({
      revision: 1,
      publishedAt: null,
      reason: 'ভুল',
      supersedes: { id: wrong.id },
    });
    expect(await completed(ADMIN, '2022-09-01')).toBe(0);
    expect(await completed(PUBLIC, '2022-09-01')).toBe(1);

    await act(plans, PUBLISH_REPORT, { requestId: newRequest(), paperId: correction.paperId });
    expect(await completed(PUBLIC, '2022-09-01')).toBe(0);
    const shown = (await reports(PUBLIC)).find(({ id }) => id === wrong.id);
    expect(shown).toMatchObject({ reason: null, supersededBy: { id: correction.id } });
  });

  test('a draft changes no revision that the public is shown', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    const [wrong] = await reports();
    const query = '{ activities { edges { node { revision reports { edges { node { revision } } } } } } }';
    const shown = async (viewer = PUBLIC): Promise<string> =>
      JSON.stringify((await ask(plans, query, {}, viewer)).data);
    const before = [await shown(), await shown(OFFICER)];
    await correct(wrong, { status: 'IN_PROGRESS', progress: 40, publish: false });
    expect(await shown()).toBe(before[0]);
    expect(await shown(OFFICER)).not.toBe(before[1]);
  });

  test('a correction that is taken back brings the original back, for whoever it had replaced it', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    const [wrong] = await reports();
    const correction = await correct(wrong, { status: 'CANCELLED', publish: true });
    const second = await correct(correction, { status: 'NOT_STARTED', publish: true });
    expect([await completed(ADMIN), await completed(PUBLIC)]).toEqual([0, 0]);
    // The correction of a correction still replaces what that one replaced.
    await takeBack((await reports()).find(({ id }) => id === correction.id)!);
    expect([await completed(ADMIN), await completed(PUBLIC)]).toEqual([0, 0]);
    await takeBack((await reports()).find(({ id }) => id === second.id)!);
    expect([await completed(ADMIN), await completed(PUBLIC)]).toEqual([1, 1]);
    expect(await reports(PUBLIC)).toHaveLength(1);
    expect(await reports(OFFICER)).toHaveLength(3);
  });

  test('a withdrawn paper is a draft again, until it is published again', async () => {
    const { paperId } = await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    const [report] = await reports();
    const withdraw = { requestId: newRequest(), paperId, revision: report.revision, reason: 'পুনঃপরীক্ষা' };
    const withdrawn = await act(plans, WITHDRAW_REPORT, withdraw, COMMISSIONER);
    expect(withdrawn.reports).toMatchObject([{ revision: 2, publishedAt: null, reason: 'পুনঃপরীক্ষা' }]);
    expect([await completed(ADMIN), await completed(PUBLIC)]).toEqual([1, 0]);
    const stale = { ...withdraw, requestId: newRequest() };
    expect(codesOf(await ask(plans, WITHDRAW_REPORT, { input: stale }, ADMIN))).toEqual([
      'REVISION_CONFLICT',
    ]);
    await act(plans, PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect([await completed(ADMIN), await completed(PUBLIC)]).toEqual([1, 1]);
  });

  test('who writes the reports of an area corrects and takes back drafts; what is public is for those who publish', async () => {
    await act(plans, REPORT, aReport());
    const [published] = await reports();
    const correction = { ...about(published), status: 'COMPLETED' };
    const tries = async (mutation: string, input: object, viewers: Parameters<typeof ask>[3][]) => {
      const codes: unknown[] = [];
      for (const viewer of viewers) codes.push(...codesOf(await ask(plans, mutation, { input }, viewer)));
      return codes;
    };
    const strangers = [PUBLIC, aViewer('OFFICER', '5081'), aViewer('COMMISSIONER', '55')];
    // Who could correct nothing anywhere is told so before anything is read.
    const refused = ['FORBIDDEN', 'UNKNOWN_RECORD', 'FORBIDDEN'];
    expect(await tries(CORRECT_REPORT, correction, strangers)).toEqual(refused);
    const unknown = ['FORBIDDEN', 'UNKNOWN_RECORD', 'UNKNOWN_RECORD'];
    expect(await tries(DELETE_REPORT, about(published), strangers)).toEqual(unknown);
    const publishing = { ...correction, publish: true };
    expect(await tries(CORRECT_REPORT, publishing, [OFFICER, COMMISSIONER])).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await tries(DELETE_REPORT, about(published), [OFFICER])).toEqual(['FORBIDDEN']);
    const { reportId: _, ...reason } = about(published);
    const withdraw = { ...reason, paperId: published.paperId };
    expect(await tries(WITHDRAW_REPORT, withdraw, strangers)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'UNKNOWN_RECORD',
    ]);
    expect(await tries(WITHDRAW_REPORT, withdraw, [OFFICER])).toEqual(['FORBIDDEN']);

    const draft = await act(plans, CORRECT_REPORT, correction, OFFICER);
    expect(await tries(DELETE_REPORT, about(draft), [COMMISSIONER])).toEqual(['FORBIDDEN']);
    await act(plans, DELETE_REPORT, about(draft), OFFICER);
    await act(
      plans,
      DELETE_REPORT,
      about((await reports()).find(({ id }) => id === published.id)!),
      COMMISSIONER,
    );
    expect(await reports(PUBLIC)).toEqual([]);
  });

  test('of two that correct the same report the second is told that it has changed; a repeat gets the first answer', async () => {
    await act(plans, REPORT, aReport());
    const [report] = await reports();
    const first = { ...about(report), status: 'COMPLETED' };
    const second = { ...about(report), status: 'CANCELLED' };
    const answers = await Promise.all(
      [first, second].map((input) => ask(plans, CORRECT_REPORT, { input }, ADMIN)),
    );
    expect(answers.flatMap(codesOf)).toEqual(['REVISION_CONFLICT']);
    const winner = answers[0]?.errors ? second : first;
    const won = answers.find(({ errors }) => !errors)?.data.correctActivityReport;
    expect((await act(plans, CORRECT_REPORT, winner)).id).toBe(won.id);
    expect(await reports()).toHaveLength(2);

    const [corrected] = (await reports()).filter(({ id }) => id === report.id);
    const refused = async (mutation: string, input: object) =>
      codesOf(await ask(plans, mutation, { input }, ADMIN))[0];
    expect(await refused(CORRECT_REPORT, { ...about(corrected!), status: 'COMPLETED' })).toBe('BAD_INPUT');
    expect(await refused(DELETE_REPORT, { ...about(corrected!), reason: ' ' })).toBe('BAD_INPUT');
    await takeBack(corrected!);
    const [gone] = (await reports()).filter(({ id }) => id === report.id);
    expect(await refused(DELETE_REPORT, about(gone!))).toBe('BAD_INPUT');
    expect(await refused(CORRECT_REPORT, { ...about(gone!), reportedOn: '2023-03-02' })).toBe('BAD_INPUT');
  });

  interface Read {
    readonly id: string;
    readonly paperId: string;
    readonly revision: number;
  }

  /** The reports on the activity, as a viewer sees them. */
  async function reports(viewer = ADMIN): Promise<[Read, ...Read[]]> {
    const fields = 'id paperId revision reason deletedAt supersededBy { id }';
    const source = `{ activity(id: "${activityId}") { reports { totalCount edges { node { ${fields} } } } } }`;
    const { edges } = (await ask(plans, source, {}, viewer)).data.activity.reports;
    return edges.map(({ node }: { node: Read }) => node);
  }

  function about({ id, revision }: Pick<Read, 'id' | 'revision'>) {
    return { requestId: newRequest(), reportId: id, revision, reason: 'ভুল' };
  }

  function correct(report: Pick<Read, 'id' | 'revision'>, said: object) {
    return act(plans, CORRECT_REPORT, { ...about(report), ...said });
  }

  function takeBack(report: Read) {
    return act(plans, DELETE_REPORT, about(report));
  }

  async function completed(viewer: Parameters<typeof ask>[3], day = '2023-03-01'): Promise<number> {
    const field = `planProgress(fiscalYear: "2022-23", asOf: "${day}") { completed }`;
    return (await askAreas(plans, ['5010'], field, viewer)).data[0].planProgress.completed;
  }
});
