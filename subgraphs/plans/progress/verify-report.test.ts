import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
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
  DISPUTE_REPORT,
  newRequest,
  REPORT,
  SUBMIT_PLAN,
  VERIFY_REPORT,
} from '../testing/acts';
import { COMMISSIONER, OFFICER } from '../testing/papers';

const MEASURES = 'reported claimed verified disputed inProgress completed';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-09-01T06:00:00Z'),
    });
    const activities = ['১', '২', '৩'].map((number) => ({ number, task: 'কাজ' }));
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
  });
  afterEach(() => plans.close());

  test('what is reported is claimed, then verified or disputed from above; the three add up to what is reported', async () => {
    const items = ['1', '2', '3'].map((number) => ({ number, status: 'COMPLETED' }));
    await act(plans, REPORT, aReport({ items }));
    expect(await progress()).toEqual(counted({ claimed: 3 }));
    const verified = await judge(VERIFY_REPORT, await reportOn(1));
    expect(verified).toMatchObject({ verification: 'VERIFIED', verificationRemark: null, revision: 2 });
    expect(Date.parse(verified.verifiedAt)).not.toBeNaN();
    const disputed = await judge(DISPUTE_REPORT, await reportOn(2), { remark: 'প্রমাণক নেই' });
    expect(disputed).toMatchObject({
      verification: 'DISPUTED',
      verificationRemark: 'প্রমাণক নেই',
      revision: 3,
    });
    // It goes on counting with the status that it claims.
    expect(await progress()).toEqual(counted({ claimed: 1, verified: 1, disputed: 1 }));
    expect(await progress('2022-08-31')).toEqual({ ...counted({}), completed: 0 });

    for (const measure of ['CLAIMED', 'VERIFIED', 'DISPUTED']) {
      const { data } = await askAreas(
        plans,
        ['50'],
        `p: planProgress(fiscalYear: "2022-23") {
        explain(measure: ${measure}) { count query } }`,
      );
      const { count, query } = data[0].p.explain;
      expect(count).toBe(1);
      const listed = await ask(plans, query.replaceAll(' nameBn', ''));
      expect(listed.data.activities.totalCount).toBe(1);
    }
    await judge(VERIFY_REPORT, await reportOn(2));
    expect(await progress()).toEqual(counted({ claimed: 1, verified: 2 }));
  });

  test('a correction of what was disputed is claimed anew; taken back, the dispute stands again', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    await judge(DISPUTE_REPORT, await reportOn(1), { remark: 'ভুল' });
    const correction = { status: 'IN_PROGRESS', reason: 'আপত্তি অনুযায়ী' };
    const input = { requestId: newRequest(), ...(await reportOn(1)), ...correction };
    const { id } = await act(plans, CORRECT_REPORT, input, OFFICER);
    const corrected = { reported: 1, claimed: 1, verified: 0, disputed: 0, inProgress: 1, completed: 0 };
    const stillPublic = { ...counted({ disputed: 1 }), completed: 1 };
    expect(await progress(undefined, ADMIN)).toEqual(corrected);
    // For the public, which does not see the draft, the disputed one is the last.
    expect(await progress(undefined, PUBLIC)).toEqual(stillPublic);
    const draft = { reportId: id, revision: 1 };
    await judge(VERIFY_REPORT, draft);
    expect(await progress(undefined, ADMIN)).toEqual({ ...corrected, claimed: 0, verified: 1 });
    expect(await progress(undefined, PUBLIC)).toEqual(stillPublic);
    await act(plans, DELETE_REPORT, { requestId: newRequest(), reportId: id, revision: 2, reason: 'না' });
    expect(await progress(undefined, ADMIN)).toEqual(stillPublic);
  });

  test('a later report is claimed by itself, and what was verified before it counts for the days before it', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'IN_PROGRESS' }] }));
    await judge(VERIFY_REPORT, await reportOn(1));
    const later = { reportedOn: '2023-02-01', items: [{ number: '1', status: 'COMPLETED' }] };
    await act(plans, REPORT, aReport(later));
    expect(await progress()).toMatchObject({ verified: 0, claimed: 1 });
    expect(await progress('2023-01-31')).toMatchObject({ verified: 1, claimed: 0 });
    const series =
      'planProgressSeries(from: "2022-08-01", to: "2023-02-28", interval: MONTH) { verified claimed }';
    const { data } = await askAreas(plans, ['50'], series);
    expect(data[0].planProgressSeries.map(({ verified }: { verified: number }) => verified)).toEqual([
      0, 1, 1, 1, 1, 1, 0,
    ]);
  });

  test('only an office above judges, what was read, and what says something; the remark is not for the public', async () => {
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }, { number: '2' }] }));
    const about = await reportOn(1);
    const tries = async (viewer: Viewer, more: object = {}, mutation = VERIFY_REPORT) => {
      const input = { requestId: newRequest(), ...about, ...more };
      return codesOf(await ask(plans, mutation, { input }, viewer))[0];
    };
    const forbidden = [PUBLIC, OFFICER, aViewer('ANALYST', '50'), aViewer('COMMISSIONER', '5010')];
    for (const viewer of [...forbidden, aViewer('ADMIN', '5010')])
      expect([viewer, await tries(viewer)]).toEqual([viewer, 'FORBIDDEN']);
    expect(await tries(aViewer('COMMISSIONER', '55'))).toBe('UNKNOWN_RECORD');
    expect(await tries(COMMISSIONER, { reportId: 'nobody' })).toBe('UNKNOWN_RECORD');
    expect(await tries(COMMISSIONER, { revision: 7 })).toBe('REVISION_CONFLICT');
    expect(await tries(COMMISSIONER, await reportOn(2))).toBe('BAD_INPUT');
    expect(await tries(COMMISSIONER, { remark: ' ' }, DISPUTE_REPORT)).toBe('BAD_INPUT');
    expect(await progress()).toMatchObject({ reported: 1, claimed: 1 });

    await judge(DISPUTE_REPORT, about, { remark: 'প্রমাণক নেই' });
    const seen = async (viewer: Viewer) =>
      (await reports(1, 'verification verificationRemark', viewer)).map(
        ({ verification, verificationRemark }) => [verification, verificationRemark],
      );
    expect(await seen(PUBLIC)).toEqual([['DISPUTED', null]]);
    expect(await seen(OFFICER)).toEqual([['DISPUTED', 'প্রমাণক নেই']]);
    const correction = { status: 'COMPLETED', reason: 'প্রমাণক সহ' };
    await act(
      plans,
      CORRECT_REPORT,
      { requestId: newRequest(), ...(await reportOn(1)), ...correction },
      OFFICER,
    );
    const old = (await reports(1, 'id revision supersedes { id }', ADMIN)).find(
      ({ supersedes }) => !supersedes,
    );
    expect(await tries(COMMISSIONER, { reportId: old.id, revision: old.revision })).toBe('BAD_INPUT');
  });

  test('the same judgement again changes nothing', async () => {
    await act(plans, REPORT, aReport());
    await judge(VERIFY_REPORT, await reportOn(1));
    const about = await reportOn(1);
    expect((await judge(VERIFY_REPORT, about)).revision).toBe(about.revision);
  });

  function judge(mutation: string, about: object, more: object = {}) {
    return act(plans, mutation, { requestId: newRequest(), ...about, ...more }, COMMISSIONER);
  }

  async function reports(position: number, fields: string, viewer: Viewer): Promise<any[]> {
    const source = `{ activities { edges { node { position reports { edges { node { ${fields} } } } } } } }`;
    const { data } = await ask(plans, source, {}, viewer);
    const activity = data.activities.edges.find(({ node }: any) => node.position === position);
    return activity.node.reports.edges.map(({ node }: any) => node);
  }

  /** The newest report on an activity, as an input names it. */
  async function reportOn(position: number): Promise<{ reportId: string; revision: number }> {
    const [{ id, revision }] = await reports(position, 'id revision', ADMIN);
    return { reportId: id, revision };
  }

  async function progress(asOf?: string, viewer: Viewer = PUBLIC) {
    const day = asOf ? `, asOf: "${asOf}"` : '';
    const field = `planProgress(fiscalYear: "2022-23"${day}) { ${MEASURES} }`;
    return (await askAreas(plans, ['50'], field, viewer)).data[0].planProgress;
  }

  /** Completed, as far as something is reported. */
  function counted(given: { claimed?: number; verified?: number; disputed?: number }) {
    const { claimed = 0, verified = 0, disputed = 0 } = given;
    const reported = claimed + verified + disputed;
    return { reported, claimed, verified, disputed, inProgress: 0, completed: reported };
  }
});
