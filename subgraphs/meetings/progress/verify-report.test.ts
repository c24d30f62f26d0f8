import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  CORRECT_REPORT,
  DELETE_REPORT,
  DISPUTE_REPORT,
  minutes,
  newRequest,
  RECORD_MEETING,
  REPORT_PROGRESS,
  VERIFY_REPORT,
  WITHDRAW_REPORT,
} from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';

const DIVISION = aViewer('COMMISSIONER', '50');
const DISTRICT = aViewer('OFFICER', '5010');
const PROGRESS =
  'progress: decisionProgress(fiscalYear: "2022-23") { basis implemented reported claimed verified disputed }';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  beforeEach(async () => {
    const decisions = [{ number: '১', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }];
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: [{ topic: 'বিষয়', decisions }] }));
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    await hub.clear();
    expect(kept).toEqual(rebuilt);
  });
  afterAll(() => hub.close());

  interface Known {
    readonly id: string;
    readonly revision: number;
  }
  const report = async (changes: object = {}) => {
    const { reports, paperId } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-10-01',
      items: [{ number: '১', decision: 'ক', status: 'IMPLEMENTED' }],
      memo: { contentHash: newRequest() },
      publish: true,
      ...changes,
    });
    return { id: reports[0].id as string, revision: 1, paperId: paperId as string };
  };
  const change = ({ id, revision }: Known, more: object = {}) => ({
    requestId: newRequest(),
    reportId: id,
    revision,
    ...more,
  });
  const verify = (known: Known) => hub.act(VERIFY_REPORT, change(known), DIVISION);
  const dispute = (known: Known, remark = 'প্রমাণক নেই।') =>
    hub.act(DISPUTE_REPORT, change(known, { remark }), DIVISION);
  const counted = async (viewer = ADMIN, code = '50') => {
    const { progress } = await ofArea(hub, code, PROGRESS, viewer);
    const { reported, claimed, verified, disputed } = progress;
    expect(claimed + verified + disputed).toBe(reported);
    return [claimed, verified, disputed].join(' ');
  };
  const told = async ({ id }: Known, viewer = ADMIN) => {
    const { assignments } = await hub.read(
      '{ assignments { edges { node { reports { edges { node { id verification verifiedAt verificationRemark } } } } } } }',
      viewer,
    );
    const reports = assignments.edges.flatMap(({ node }: any) =>
      node.reports.edges.map((each: any) => each.node),
    );
    return reports.find((each: any) => each.id === id);
  };

  test('a report is claimed, until a superior office verifies or disputes it; it may change its mind', async () => {
    const known = await report();
    expect([await counted(), await counted(PUBLIC), await counted(ADMIN, 'BD')]).toEqual([
      '1 0 0',
      '1 0 0',
      '1 0 0',
    ]);
    const verified = await verify(known);
    expect(verified).toMatchObject({ verification: 'VERIFIED', revision: 2 });
    expect([await counted(), await counted(PUBLIC), await counted(ADMIN, '5010')]).toEqual([
      '0 1 0',
      '0 1 0',
      '0 1 0',
    ]);
    expect(await dispute(verified)).toMatchObject({ verification: 'DISPUTED', revision: 3 });
    expect([await counted(), await counted(PUBLIC)]).toEqual(['0 0 1', '0 0 1']);
  });

  test('a disputed report counts with the status it claims, until it is corrected; the correction is claimed anew', async () => {
    const disputed = await dispute(await report());
    const done = async () => (await ofArea(hub, '50', PROGRESS)).progress.implemented;
    expect(await done()).toBe(1);
    const corrected = await hub.act(
      CORRECT_REPORT,
      change(disputed, { status: 'IN_PROGRESS', reason: 'ভুল', publish: true }),
    );
    expect([await done(), await counted(), await counted(PUBLIC)]).toEqual([0, '1 0 0', '1 0 0']);
    await hub.act(DELETE_REPORT, change(corrected, { reason: 'ভুল' }));
    expect([await done(), await counted()]).toEqual([1, '0 0 1']);
  });

  test('while a correction is a draft, the public goes on with what was made of the report it corrects', async () => {
    const verified = await verify(await report());
    const corrected = await hub.act(
      CORRECT_REPORT,
      change(verified, { status: 'IN_PROGRESS', reason: 'ভুল' }),
      DISTRICT,
    );
    expect([await counted(), await counted(PUBLIC)]).toEqual(['1 0 0', '0 1 0']);
    await dispute(corrected);
    expect([await counted(), await counted(PUBLIC)]).toEqual(['0 0 1', '0 1 0']);
  });

  test('what is made of a draft report, or of one that was withdrawn, is not in the published counts', async () => {
    await verify(await report({ publish: false }));
    expect([await counted(), await counted(PUBLIC)]).toEqual(['0 1 0', '0 0 0']);
    await hub.clear();
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50' }));
    const known = await report({ areaCode: '50' });
    await hub.act(VERIFY_REPORT, change(known));
    await hub.act(WITHDRAW_REPORT, {
      requestId: newRequest(),
      paperId: known.paperId,
      revision: 2,
      reason: 'ভুল',
    });
    expect([await counted(), await counted(PUBLIC)]).toEqual(['0 1 0', '0 0 0']);
  });

  test('the latest report by the day asked about is the one whose verification counts', async () => {
    await verify(await report());
    await report({ reportedOn: '2022-12-01' });
    const on = async (asOf: string) => {
      const { progress } = await ofArea(
        hub,
        '50',
        `progress: decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { claimed verified disputed }`,
      );
      return Object.values(progress).join(' ');
    };
    expect([
      await on('2022-09-30'),
      await on('2022-10-01'),
      await on('2022-11-30'),
      await on('2022-12-01'),
    ]).toEqual(['0 0 0', '0 1 0', '0 1 0', '1 0 0']);
  });

  test('a series tells the three, and each number lists its assignments', async () => {
    await dispute(await report());
    await report({ areaCode: '5081' });
    const { points, progress } = await ofArea(
      hub,
      '50',
      `points: decisionProgressSeries(from: "2022-09-01", to: "2022-11-15") { claimed verified disputed }
       progress: decisionProgress(fiscalYear: "2022-23") {
         claimed: explain(measure: CLAIMED) { count query } disputed: explain(measure: DISPUTED) { count query }
         verified: explain(measure: VERIFIED) { count query }
       }`,
    );
    expect(points.map((point: object) => Object.values(point).join(' '))).toEqual([
      '0 0 0',
      '1 0 1',
      '1 0 1',
    ]);
    const listed = async (name: string) => {
      const { assignments } = await hub.read(progress[name].query.replaceAll(' nameBn', ''));
      expect(assignments.totalCount).toBe(progress[name].count);
      return assignments.edges.map(({ node }: any) => node.area.code).join(' ');
    };
    expect([await listed('claimed'), await listed('verified'), await listed('disputed')]).toEqual([
      '5081',
      '',
      '5010',
    ]);
  });

  test('a list of the public tells what the public sees, where only the verification differs', async () => {
    const verified = await verify(await report());
    await hub.act(CORRECT_REPORT, change(verified, { status: 'IMPLEMENTED', reason: 'ভুল' }));
    const listed = async (measure: string, viewer = ADMIN) => {
      const { assignments } = await hub.read(
        `{ assignments(filter: { countedIn: { area: "50", fiscalYear: "2022-23", measure: ${measure} } }) { totalCount } }`,
        viewer,
      );
      return assignments.totalCount;
    };
    expect([await listed('VERIFIED'), await listed('CLAIMED')]).toEqual([0, 1]);
    expect([await listed('VERIFIED', PUBLIC), await listed('CLAIMED', PUBLIC)]).toEqual([1, 0]);
  });

  test('a report that says nothing, that was corrected or has changed since it was read is not verified', async () => {
    const silent = await report({ items: [{ number: '১', decision: 'ক' }] });
    expect(await hub.refused(VERIFY_REPORT, change(silent))).toBe('BAD_INPUT');
    const known = await report({ reportedOn: '2022-10-02' });
    expect(await hub.refused(VERIFY_REPORT, change({ ...known, revision: 9 }))).toBe('REVISION_CONFLICT');
    expect(await hub.refused(DISPUTE_REPORT, change(known, { remark: ' ' }))).toBe('BAD_INPUT');
    await hub.act(CORRECT_REPORT, change(known, { status: 'IN_PROGRESS', reason: 'ভুল' }));
    expect(await hub.refused(VERIFY_REPORT, change({ ...known, revision: 2 }))).toBe('BAD_INPUT');
  });

  test('verifying twice is the same as once, and a repeat gets the first answer', async () => {
    const known = await report();
    const first = change(known);
    const verified = await hub.act(VERIFY_REPORT, first);
    expect(await hub.act(VERIFY_REPORT, change(verified))).toEqual(verified);
    await dispute(verified);
    expect(await hub.refused(VERIFY_REPORT, first)).toBe('done');
    expect(await counted()).toBe('0 0 1');
  });

  test('nobody verifies what the own area reports, and who may see nothing of it cannot tell that it is there', async () => {
    const known = await report({ publish: false });
    for (const viewer of [
      DISTRICT,
      aViewer('COMMISSIONER', '5010'),
      aViewer('ADMIN', '5010'),
      aViewer('OFFICER', '50'),
    ])
      expect(await hub.refused(VERIFY_REPORT, change(known), viewer)).toBe('FORBIDDEN');
    const stranger = aViewer('COMMISSIONER', '55');
    for (const id of [known.id, 'no such'])
      expect(await hub.refused(VERIFY_REPORT, change({ id, revision: 1 }), stranger)).toBe('UNKNOWN_RECORD');
  });

  test('the remark is for those who may see drafts; the rest is public with the report', async () => {
    const known = await report();
    await dispute(known, 'ফোনে জানা গেছে, হয়নি।');
    const { verifiedAt, ...shown } = await told(known, PUBLIC);
    expect(shown).toEqual({ id: known.id, verification: 'DISPUTED', verificationRemark: null });
    expect(typeof verifiedAt).toBe('string');
    for (const viewer of [DISTRICT, DIVISION])
      expect(await told(known, viewer)).toMatchObject({ verificationRemark: 'ফোনে জানা গেছে, হয়নি।' });
    await hub.act(VERIFY_REPORT, change({ ...known, revision: 2 }));
    expect(await told(known)).toMatchObject({ verification: 'VERIFIED', verificationRemark: null });
  });
});
