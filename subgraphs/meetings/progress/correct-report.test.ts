import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, askAreas, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  CORRECT_REPORT,
  DELETE_REPORT,
  minutes,
  newRequest,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    await hub.clear();
    expect(kept).toEqual(rebuilt);
  });
  afterAll(() => hub.close());

  /** Minutes of 12 September 2022 with one decision, and a report of 1 November that it is carried out. */
  const reported = async (changes: object = {}) => {
    await hub.act(RECORD_MEETING, minutes());
    const { paperId, reports } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2022-11-01',
      items: [{ number: '১', status: 'IMPLEMENTED' }],
      publish: true,
      ...changes,
    });
    return { paperId: paperId as string, reportId: reports[0].id as string };
  };
  const correction = (reportId: string, changes: object = {}) => ({
    requestId: newRequest(),
    reportId,
    revision: 1,
    status: 'IN_PROGRESS',
    reason: 'ভুল তথ্য',
    ...changes,
  });
  /** What the assignment counts as at the end of a day. */
  const countedOn = async (asOf: string, viewer = ADMIN): Promise<string> => {
    const measures = ['notReported', 'inProgress', 'implemented', 'dropped'];
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { ${measures.join(' ')} }`;
    const { data } = await askAreas(hub.subgraph, ['5010'], field, viewer);
    return measures.filter((measure) => data[0].decisionProgress[measure] > 0).join(', ');
  };
  const reportsSeen = async (viewer = ADMIN) => {
    const fields = 'id status reason revision deletedAt supersedes { id } supersededBy { id }';
    const { assignments } = await hub.read(
      `{ assignments { edges { node { status reports { totalCount edges { node { ${fields} } } } } } } }`,
      viewer,
    );
    return assignments.edges[0].node;
  };

  test('a draft that says nothing instead hides from the public neither the assignment nor its number', async () => {
    const about = {
      meetingOn: '2022-10-03',
      items: [{ number: '৯', decision: 'নতুন', status: 'IN_PROGRESS' }],
    };
    const { reportId } = await reported(about);
    await hub.act(CORRECT_REPORT, correction(reportId, { status: null, publish: false }));
    const listed = async (viewer = ADMIN): Promise<number> =>
      (await hub.read('{ assignments(filter: { reported: true }) { totalCount } }', viewer)).assignments
        .totalCount;
    expect([await listed(), await listed(PUBLIC)]).toEqual([0, 1]);
    expect(await countedOn('2022-11-01', PUBLIC)).toContain('inProgress');
    const query = `{ assignments(filter: { countedIn: { area: "5010", fiscalYear: "2022-23", measure: IN_PROGRESS } }) { totalCount } }`;
    expect((await hub.read(query, PUBLIC)).assignments.totalCount).toBe(1);
  });

  test('a draft changes no revision that the public is shown', async () => {
    const { reportId } = await reported();
    const shown = async (viewer = PUBLIC): Promise<string> =>
      JSON.stringify(
        await hub.read(
          '{ assignments { edges { node { id revision decision { meeting { revision } } } } } }',
          viewer,
        ),
      );
    const before = [await shown(), await shown(aViewer('OFFICER', '5010'))];
    await hub.act(CORRECT_REPORT, correction(reportId, { publish: false }));
    expect(await shown()).toBe(before[0]);
    expect(await shown(aViewer('OFFICER', '5010'))).not.toBe(before[1]);
  });

  test('a correction holds from the day of the corrected report on, as if it had said so from the first', async () => {
    const { reportId } = await reported();
    expect(await countedOn('2022-11-01')).toBe('implemented');
    await hub.act(CORRECT_REPORT, correction(reportId, { publish: true }));
    for (const viewer of [ADMIN, PUBLIC]) {
      expect(await countedOn('2022-10-31', viewer)).toBe('notReported');
      expect(await countedOn('2022-11-01', viewer)).toBe('inProgress');
      expect(await countedOn('2023-05-20', viewer)).toBe('inProgress');
    }
  });

  test('a correction may say that the day was wrong', async () => {
    const { reportId } = await reported();
    const later = correction(reportId, { status: 'IMPLEMENTED', reportedOn: '2022-12-01', publish: true });
    await hub.act(CORRECT_REPORT, later);
    expect(await countedOn('2022-11-30', PUBLIC)).toBe('notReported');
    expect(await countedOn('2022-12-01', PUBLIC)).toBe('implemented');
  });

  test('a correction without a status says that nothing should have been reported', async () => {
    const { reportId } = await reported();
    await hub.act(CORRECT_REPORT, correction(reportId, { status: null, publish: true }));
    expect(await countedOn('2023-05-20')).toBe('notReported');
    expect(await countedOn('2023-05-20', PUBLIC)).toBe('notReported');
  });

  test('a draft correction counts at once for the own office, and for the public once it is published', async () => {
    const { paperId, reportId } = await reported();
    const before = await reportsSeen(PUBLIC);
    await hub.act(CORRECT_REPORT, correction(reportId), aViewer('OFFICER', '5010'));
    expect(await countedOn('2023-05-20')).toBe('inProgress');
    expect(await countedOn('2023-05-20', PUBLIC)).toBe('implemented');
    expect(await reportsSeen(PUBLIC)).toEqual(before);
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await countedOn('2023-05-20', PUBLIC)).toBe('inProgress');
    expect((await reportsSeen(PUBLIC)).reports.totalCount).toBe(2);
  });

  test('both stay on record, each naming the other', async () => {
    const { reportId } = await reported();
    const { id } = await hub.act(CORRECT_REPORT, correction(reportId, { publish: true }));
    const nodes = async (viewer = ADMIN) =>
      (await reportsSeen(viewer)).reports.edges.map(({ node }: { node: object }) => node);
    const newest = { id, status: 'IN_PROGRESS', reason: 'ভুল তথ্য', revision: 1, deletedAt: null };
    const first = { id: reportId, status: 'IMPLEMENTED', reason: null, revision: 2, deletedAt: null };
    expect(await nodes()).toEqual([
      { ...newest, supersedes: { id: reportId }, supersededBy: null },
      { ...first, supersedes: null, supersededBy: { id } },
    ]);
    expect(await nodes(PUBLIC)).toEqual([
      { ...newest, reason: null, revision: null, supersedes: { id: reportId }, supersededBy: null },
      { ...first, revision: null, supersedes: null, supersededBy: { id } },
    ]);
  });

  test('the public sees past a draft between two published versions', async () => {
    const { reportId } = await reported();
    const draft = await hub.act(CORRECT_REPORT, correction(reportId));
    const shown = await hub.act(
      CORRECT_REPORT,
      correction(draft.id, { status: 'DROPPED', publish: true, reportedOn: '2022-11-05' }),
    );
    const { edges } = (await reportsSeen(PUBLIC)).reports;
    expect(edges.map(({ node }: any) => [node.id, node.supersedes, node.supersededBy])).toEqual([
      [shown.id, { id: reportId }, null],
      [reportId, null, { id: shown.id }],
    ]);
    expect(await countedOn('2022-11-04', PUBLIC)).toBe('notReported');
    expect(await countedOn('2022-11-05', PUBLIC)).toBe('dropped');
  });

  test('only the newest version is corrected or deleted', async () => {
    const { reportId } = await reported();
    const { id } = await hub.act(CORRECT_REPORT, correction(reportId));
    const before = await hub.rows();
    expect(await hub.refused(CORRECT_REPORT, correction(reportId, { revision: 2 }))).toBe('BAD_INPUT');
    const deletion = { requestId: newRequest(), reportId, revision: 2, reason: 'ভুল' };
    expect(await hub.refused(DELETE_REPORT, deletion)).toBe('BAD_INPUT');
    expect(await hub.rows()).toEqual(before);
    await hub.act(CORRECT_REPORT, correction(id, { status: 'DROPPED' }));
    expect(await countedOn('2023-05-20')).toBe('dropped');
  });

  test.each([
    ['that was changed since it was read', { revision: 7 }, 'REVISION_CONFLICT'],
    ['that nobody knows', { reportId: 'no such' }, 'UNKNOWN_RECORD'],
    ['without a reason', { reason: ' ' }, 'BAD_INPUT'],
    ['with a day to come', { reportedOn: '2023-05-21' }, 'BAD_INPUT'],
    ['of more than a hundred percent', { progress: 101 }, 'BAD_INPUT'],
  ])('a correction of a report %s is refused, and leaves nothing', async (_, changes, code) => {
    const { reportId } = await reported();
    const before = await hub.rows();
    expect(await hub.refused(CORRECT_REPORT, correction(reportId, changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('a correction that is repeated is made once', async () => {
    const { reportId } = await reported();
    const input = correction(reportId);
    const first = await hub.act(CORRECT_REPORT, input);
    expect(await hub.act(CORRECT_REPORT, input)).toEqual(first);
    expect(await hub.refused(CORRECT_REPORT, { ...input, status: 'DROPPED' })).toBe('REQUEST_ID_REUSED');
    expect((await hub.rows())['decision_reports']).toBe(2);
  });

  test('of ten who correct one report at once, one does, and the others are told to read it again', async () => {
    const { reportId } = await reported();
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        hub.refused(CORRECT_REPORT, correction(reportId, { text: String(index), publish: index % 2 > 0 })),
      ),
    );
    expect(codes.sort()).toEqual([...Array.from({ length: 9 }, () => 'REVISION_CONFLICT'), 'done']);
    expect((await hub.rows())['decision_reports']).toBe(2);
  });

  test('a published correction of a draft makes a meeting public that is known only from reports', async () => {
    const { reports } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-10-10',
      reportedOn: '2022-11-01',
      items: [{ number: '১', decision: 'ক', status: 'IMPLEMENTED' }],
    });
    const known = async () => (await hub.read('{ meetings { totalCount } }', PUBLIC)).meetings.totalCount;
    expect(await known()).toBe(0);
    await hub.act(CORRECT_REPORT, correction(reports[0].id, { publish: true }));
    expect(await known()).toBe(1);
    expect(await countedOn('2023-05-20', PUBLIC)).toBe('inProgress');
    expect((await reportsSeen(PUBLIC)).reports.edges.map(({ node }: any) => node.supersedes)).toEqual([null]);
  });
});
