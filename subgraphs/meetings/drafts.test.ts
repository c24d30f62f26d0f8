import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import { ADMIN, ask, askAreas, aViewer } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import {
  minutes,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from './testing/acts';
import { OpenMeetings } from './testing/open-meetings';

const FOREIGN: readonly Viewer[] = [
  PUBLIC,
  aViewer('PORTAL', '50'),
  aViewer('ANALYST', '55'),
  aViewer('OFFICER', '5594'),
  aViewer('COMMISSIONER', '55'),
  aViewer('ADMIN', '55'),
];
const OWN: readonly Viewer[] = [
  ADMIN,
  aViewer('ANALYST', '50'),
  aViewer('OFFICER', '50'),
  aViewer('COMMISSIONER', 'BD'),
];

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  const draft = (changes: Record<string, unknown> = {}) =>
    minutes({
      areaCode: '50',
      publish: false,
      agendaItems: [
        { topic: 'বিষয়', decisions: [{ number: '১', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }] },
      ],
      memo: { contentHash: newRequest(), rawText: 'ফোন ০১৭' },
      findings: [{ code: 'DAYS_DIFFER', severity: 'WARNING', message: 'Two days.', raw: 'ফোন ০১৭' }],
      ...changes,
    });
  const report = (changes: Record<string, unknown> = {}) => ({
    requestId: newRequest(),
    areaCode: '5010',
    meetingAreaCode: '50',
    meetingOn: '2022-09-12',
    reportedOn: '2022-10-01',
    items: [{ number: '১', decision: 'ক', status: 'IMPLEMENTED' }],
    memo: { contentHash: newRequest() },
    ...changes,
  });

  /** Everything in which a viewer could notice a meeting: lists, counts, lookups, references and roll-ups. */
  async function noticed(ids: { meeting: string; decision: string; assignment: string }, viewer: Viewer) {
    const of = `{ totalCount edges { node { id } } }`;
    const { data } = await ask(
      hub.subgraph,
      `{
        meeting(id: "${ids.meeting}") { id }
        decision(id: "${ids.decision}") { id }
        assignment(id: "${ids.assignment}") { id }
        meetings ${of} byFilter: meetings(filter: { within: "50", knownFrom: MINUTES, fiscalYear: "2022-23" }) ${of}
        assignments ${of} open: assignments(filter: { status: [NOT_STARTED, IN_PROGRESS], reported: false, overdue: false }) ${of}
        _entities(representations: [
          { __typename: "Meeting", id: "${ids.meeting}" }
          { __typename: "Decision", id: "${ids.decision}" }
          { __typename: "Assignment", id: "${ids.assignment}" }
          { __typename: "Team", id: "team-50" }
        ]) { ... on Meeting { id } ... on Decision { id } ... on Assignment { id } ... on Team { meetings ${of} } }
      }`,
      {},
      viewer,
    );
    const fields = `meetings ${of} assignments ${of} decisionProgress(fiscalYear: "2022-23") { meetingsHeld assignments notStarted undated }`;
    const areas = await askAreas(hub.subgraph, ['50', '5010', '5081'], fields, viewer);
    return { data, areas: areas.data };
  }
  const noneOf = (viewer: Viewer) => noticed({ meeting: 'no', decision: 'no', assignment: 'no' }, viewer);
  const idsOf = ({ meeting }: any) => ({
    meeting: meeting.id,
    decision: meeting.decisions[0].id,
    assignment: meeting.decisions[0].assignments.edges[0].node.id,
  });

  test('a draft looks to everyone else as if it were not there: in no list, count, lookup or roll-up', async () => {
    const before = await Promise.all(FOREIGN.map(noneOf));
    const ids = idsOf(await hub.act(RECORD_MEETING, draft()));
    expect(await Promise.all(FOREIGN.map((viewer) => noticed(ids, viewer)))).toEqual(before);
    for (const viewer of OWN) {
      const { data, areas } = await noticed(ids, viewer);
      expect(data.meeting).toEqual({ id: ids.meeting });
      expect([data.meetings.totalCount, data.byFilter.totalCount, data.assignments.totalCount]).toEqual([
        1, 1, 2,
      ]);
      expect(areas[0].decisionProgress).toEqual({
        meetingsHeld: 1,
        assignments: 2,
        notStarted: 2,
        undated: 2,
      });
    }
  });

  test('a published meeting is there for all, with its counts', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, draft());
    await hub.act(
      PUBLISH_MEETING,
      { requestId: newRequest(), meetingId: meeting.id, revision: 1 },
      aViewer('COMMISSIONER', '50'),
    );
    for (const viewer of [...FOREIGN, ...OWN]) {
      const { data, areas } = await noticed(idsOf({ meeting }), viewer);
      expect([data.meeting.id, data.decision.id]).toEqual([meeting.id, meeting.decisions[0].id]);
      expect([data.meetings.totalCount, data.open.totalCount]).toEqual([1, 2]);
      expect(data._entities.map((entity: any) => entity?.meetings?.totalCount ?? Boolean(entity))).toEqual([
        true,
        true,
        true,
        1,
      ]);
      expect(areas.map((area: any) => area.decisionProgress.assignments)).toEqual([2, 1, 1]);
    }
  });

  test('a draft report on a public meeting changes nothing that the public sees, until it is published', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, draft({ publish: true }));
    const seen = async (viewer: Viewer) => {
      const { assignments } = await hub.read(
        `{ assignments { edges { node { area { code } status statusBasis progress reportedOn daysOverdue reports { totalCount edges { node { id } } } } } } }`,
        viewer,
      );
      const lists = await hub.read(
        `{ done: assignments(filter: { status: [IMPLEMENTED] }) { totalCount } told: assignments(filter: { reported: true }) { totalCount } }`,
        viewer,
      );
      const { data } = await askAreas(
        hub.subgraph,
        ['5010'],
        'decisionProgress(fiscalYear: "2022-23") { implemented reported percentImplemented }',
        viewer,
      );
      return { assignments: assignments.edges, lists, roll: data[0].decisionProgress };
    };
    const before = await seen(PUBLIC);
    const { paperId } = await hub.act(REPORT_PROGRESS, report(), aViewer('OFFICER', '5010'));
    expect(await seen(PUBLIC)).toEqual(before);
    expect(await seen(aViewer('ANALYST', '5081'))).toEqual(before);
    for (const viewer of [ADMIN, aViewer('ANALYST', '5010'), aViewer('COMMISSIONER', '50')]) {
      expect((await seen(viewer)).roll).toEqual({ implemented: 1, reported: 1, percentImplemented: 100 });
      expect((await seen(viewer)).lists).toEqual({ done: { totalCount: 1 }, told: { totalCount: 1 } });
    }
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId }, aViewer('COMMISSIONER', '50'));
    const after = await seen(PUBLIC);
    expect(after.roll).toEqual({ implemented: 1, reported: 1, percentImplemented: 100 });
    expect(after.lists).toEqual({ done: { totalCount: 1 }, told: { totalCount: 1 } });
    expect(meeting.id).toBeTruthy();
  });

  test('a published report on a draft meeting shows once the meeting does', async () => {
    const ids = idsOf(await hub.act(RECORD_MEETING, draft()));
    const before = await noticed(ids, PUBLIC);
    await hub.act(REPORT_PROGRESS, report({ publish: true }));
    expect(await noticed(ids, PUBLIC)).toEqual(before);
    await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: ids.meeting, revision: 1 });
    const { data } = await askAreas(
      hub.subgraph,
      ['50'],
      'decisionProgress(fiscalYear: "2022-23") { assignments implemented }',
    );
    expect(data[0].decisionProgress).toEqual({ assignments: 2, implemented: 1 });
  });

  test('a meeting known only from draft reports is a draft, and becomes public with the first published one', async () => {
    await hub.act(REPORT_PROGRESS, report());
    const count = async () => (await hub.read('{ meetings { totalCount } }', PUBLIC)).meetings.totalCount;
    expect(await count()).toBe(0);
    await hub.act(REPORT_PROGRESS, report({ areaCode: '5081', publish: true }));
    expect(await count()).toBe(1);
    const { meetings } = await hub.read(
      '{ meetings { edges { node { decisions { assignments { edges { node { area { code } } } } } } } } }',
      PUBLIC,
    );
    expect(meetings.edges[0].node.decisions[0].assignments.edges).toEqual([
      { node: { area: { code: '5081' } } },
    ]);
  });

  test('the words of a paper are never public: neither its text nor what a finding quotes of it', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, draft({ publish: true }));
    const query = `{ meeting(id: "${meeting.id}") { findings { code message raw } memo { kind subject } } }`;
    for (const viewer of FOREIGN) {
      expect((await hub.read(query, viewer)).meeting.findings).toEqual([
        { code: 'DAYS_DIFFER', message: 'Two days.', raw: null },
      ]);
    }
    for (const viewer of OWN) {
      expect((await hub.read(query, viewer)).meeting.findings[0].raw).toBe('ফোন ০১৭');
    }
    const memo = hub.subgraph.schema.getType('Memo') as unknown as { getFields(): Record<string, unknown> };
    expect(Object.keys(memo.getFields())).not.toContain('rawText');
    const [row] = (await hub.database.reader.query('SELECT raw_text FROM memos')) as [{ raw_text: string }];
    expect(row.raw_text).toBe('ফোন ০১৭');
  });

  test('publishing what has changed since it was read is refused; publishing twice is not', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, draft());
    const publish = (revision: number) => ({ requestId: newRequest(), meetingId: meeting.id, revision });
    expect(await hub.refused(PUBLISH_MEETING, publish(2))).toBe('REVISION_CONFLICT');
    const first = publish(1);
    expect(await hub.act(PUBLISH_MEETING, first)).toEqual({ id: meeting.id, revision: 2 });
    expect(await hub.refused(PUBLISH_MEETING, publish(1))).toBe('REVISION_CONFLICT');
    expect(await hub.act(PUBLISH_MEETING, first)).toEqual({ id: meeting.id, revision: 2 });
    expect(await hub.act(PUBLISH_MEETING, publish(2))).toEqual({ id: meeting.id, revision: 2 });
  });

  test('publishing a report twice is the same as once', async () => {
    await hub.act(RECORD_MEETING, draft({ publish: true }));
    const { paperId } = await hub.act(REPORT_PROGRESS, report());
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    const read = () =>
      hub.read(
        `{ assignments(filter: { reported: true }) { edges { node { reports { edges { node { publishedAt } } } } } } }`,
        PUBLIC,
      );
    const first = await read();
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await read()).toEqual(first);
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
  });
});
