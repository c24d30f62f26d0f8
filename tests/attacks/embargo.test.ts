import { graphql } from 'graphql';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import {
  minutes,
  newRequest,
  PUBLISH_MEETING,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
  RETURN_MEETING,
  WITHDRAW_MEETING,
} from '../../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../../subgraphs/meetings/testing/open-meetings';
import { ADMIN, ask, aViewer } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { tally } from './tally';

/** The first moment of 1 June 2023 in Dhaka. */
const T = Date.parse('2023-05-31T18:00:00Z');
const SECOND = 1000;
const SUPERIOR = aViewer('COMMISSIONER', '50');
const OTHERS: readonly Viewer[] = [
  PUBLIC,
  aViewer('PORTAL', '50'),
  aViewer('ANALYST', '55'),
  aViewer('OFFICER', '508110'),
  aViewer('COMMISSIONER', '55'),
];

onEachDatabase((newDatabase, kind) => {
  const { tried, surprises } = tally(`A17 embargo on ${kind}`);
  let url: string;
  let clock = T - 86_400 * SECOND;
  let hub: OpenMeetings;
  beforeAll(async () => {
    url = await newDatabase();
    hub = await OpenMeetings.at(url, () => new Date(clock));
  });
  beforeEach(() => {
    clock = T - 86_400 * SECOND;
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    await hub.clear();
    expect(kept).toEqual(rebuilt);
  });
  afterAll(() => hub.close());

  /** Minutes of the division's with a decision, a letter and published reports on it, all but public. */
  async function hidden() {
    const decisions = [
      { number: '১', text: 'গোপন', dueOn: '2022-10-01', binds: [{ scope: 'ALL_DISTRICTS' }] },
    ];
    const given = minutes({ areaCode: '50', publish: false, agendaItems: [{ topic: 'বিষয়', decisions }] });
    const { meeting } = await hub.act(RECORD_MEETING, given);
    await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-10-05',
      items: [{ number: '১', decision: 'গোপন', status: 'IMPLEMENTED' }],
      publish: true,
    });
    await hub.act(REQUEST_REPORTS, {
      requestId: newRequest(),
      meetingId: meeting.id,
      of: [{ scope: 'ALL_DISTRICTS' }],
      issuedOn: '2022-09-20',
      dueOn: '2022-12-01',
      publish: true,
    });
    const { decisions: known } = meeting;
    return {
      meeting: meeting.id as string,
      decision: known[0].id as string,
      assignment: known[0].assignments.edges[0].node.id as string,
    };
  }
  const order = (meetingId: string, revision: number, more: object = { publishOn: '2023-06-01' }) =>
    hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId, revision, ...more }, SUPERIOR);

  /** Each way to it, and what it shows of it. */
  const ways = (ids: { meeting: string; decision: string; assignment: string }): Record<string, string> => {
    const of = '{ totalCount edges { node { id } } }';
    const late = '{ totalCount edges { node { daysLate } } }';
    const area = (fields: string): string =>
      `{ _entities(representations: [{ __typename: "Area", code: "50" }, { __typename: "Area", code: "BD" }]) { ... on Area { ${fields} } } }`;
    const measures = 'meetingsHeld monthsMet assignments implemented overdue reported claimed reportsDue';
    const years = 'fiscalYear: "2022-23"';
    return {
      'the meeting by its id': `{ meeting(id: "${ids.meeting}") { id state publishOn } }`,
      'the decision by its id': `{ decision(id: "${ids.decision}") { id text } }`,
      'the assignment by its id': `{ assignment(id: "${ids.assignment}") { id reports ${of} } }`,
      'the list of meetings': `{ meetings ${of} }`,
      'the list by every state': `{ meetings(filter: { state: [DRAFT, SUBMITTED, APPROVED, PUBLISHED] }) ${of} }`,
      'the list of the approved': `{ meetings(filter: { state: [APPROVED] }) ${of} }`,
      'the list of assignments': `{ assignments(filter: { reported: true }) ${of} }`,
      'references of other subgraphs': `{ _entities(representations: [{ __typename: "Meeting", id: "${ids.meeting}" }, { __typename: "Decision", id: "${ids.decision}" }, { __typename: "Assignment", id: "${ids.assignment}" }]) { ... on Meeting { id } ... on Decision { id } ... on Assignment { id } } }`,
      'the meetings of a team': `{ _entities(representations: [{ __typename: "Team", id: "team-50" }]) { ... on Team { meetings ${of} } } }`,
      'the lists of areas': area(`meetings ${of} assignments ${of} late ${late}`),
      'the roll-up today': area(`decisionProgress(${years}) { ${measures} }`),
      'the roll-up of a day past': area(`decisionProgress(${years}, asOf: "2022-12-31") { ${measures} }`),
      'the roll-up by the map of the day': area(`decisionProgress(${years}, map: AS_OF) { ${measures} }`),
      'the series': area(`decisionProgressSeries(from: "2022-09-01", to: "2023-05-31") { ${measures} }`),
      'the late of a day past': area(`late(filter: { asOf: "2022-11-01" }) ${late}`),
      'why a number is what it is': area(
        `decisionProgress(${years}) { explain(measure: ASSIGNMENTS) { count } openFromEarlierYears }`,
      ),
      'the records of a number': `{ assignments(filter: { countedIn: { area: "50", ${years}, measure: REPORTED } }) ${of} }`,
    };
  };

  const seen = async (query: string, viewer: Viewer): Promise<string> => {
    const { data, errors } = await ask(hub.subgraph, query, {}, viewer);
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return JSON.stringify(data);
  };

  test('minutes that wait for a day are there from its first moment in Dhaka, and on no way before', async () => {
    const ids = await hidden();
    const asDraft = new Map<string, string>();
    const asPublic = new Map<string, string>();
    const all = Object.entries(ways(ids)).flatMap(([way, query]) =>
      OTHERS.map((viewer) => ({
        name: `${way} for ${viewer.role} of ${viewer.area ?? 'nowhere'}`,
        query,
        viewer,
      })),
    );
    for (const { name, query, viewer } of all) asDraft.set(name, await seen(query, viewer));
    await order(ids.meeting, 1);
    const instants: Record<string, number> = {
      'midnight in UTC of the day before': Date.parse('2023-05-31T00:00:00Z'),
      'a second before': T - SECOND,
      'a millisecond before': T - 1,
      'the first moment': T,
      'a second after': T + SECOND,
      'midnight in UTC': Date.parse('2023-06-01T00:00:00Z'),
    };
    for (const [instant, at] of Object.entries(instants)) {
      clock = at;
      for (const { name, query, viewer } of all) {
        const shown = await seen(query, viewer);
        if (at < T) tried(`${instant}: ${name}`, shown === asDraft.get(name));
        // The first who asks on the day sees what everyone does later.
        else if (at === T) asPublic.set(name, shown);
        else tried(`${instant}: ${name}`, shown === asPublic.get(name));
      }
    }
    // Only approved ones are listed by none; everything else shows it.
    for (const { name } of all)
      tried(
        `shown on the day: ${name}`,
        (asPublic.get(name) !== asDraft.get(name)) !== name.includes('the approved'),
      );
    expect(surprises).toEqual([]);
  });

  test('whoever orders it sees the day, the public does not; it is approved, and locked', async () => {
    const { meeting } = await hidden();
    await order(meeting, 1);
    const read = (viewer: Viewer) => hub.read(`{ meeting(id: "${meeting}") { state publishOn } }`, viewer);
    expect(await read(SUPERIOR)).toEqual({ meeting: { state: 'APPROVED', publishOn: '2023-06-01' } });
    clock = T;
    expect(await read(PUBLIC)).toEqual({ meeting: { state: 'PUBLISHED', publishOn: null } });
    expect(await read(SUPERIOR)).toEqual({ meeting: { state: 'PUBLISHED', publishOn: null } });
  });

  test('a day that is returned, withdrawn, moved or overtaken does not come', async () => {
    const { meeting } = await hidden();
    const visible = async () =>
      (await hub.read(`{ meeting(id: "${meeting}") { id } }`, PUBLIC)).meeting !== null;
    const change = (revision: number) => ({ requestId: newRequest(), meetingId: meeting, revision });
    let { revision } = await order(meeting, 1);
    ({ revision } = await hub.act(RETURN_MEETING, { ...change(revision), remark: 'ভুল' }, SUPERIOR));
    clock = T;
    tried('after it was returned', !(await visible()));
    clock = T - SECOND;
    ({ revision } = await order(meeting, revision));
    ({ revision } = await hub.act(WITHDRAW_MEETING, { ...change(revision), reason: 'ভুল' }, SUPERIOR));
    clock = T;
    tried('after it was withdrawn', !(await visible()));
    clock = T - SECOND;
    ({ revision } = await order(meeting, revision));
    ({ revision } = await order(meeting, revision, { publishOn: '2023-06-03' }));
    clock = T;
    tried('on the day from which it was moved', !(await visible()));
    ({ revision } = await order(meeting, revision, {}));
    tried('once it is published all the same', await visible());
    await hub.act(WITHDRAW_MEETING, { ...change(revision), reason: 'ভুল' }, SUPERIOR);
    clock = T + 10 * 86_400 * SECOND;
    tried('long after it was withdrawn again', !(await visible()));
    expect(surprises).toEqual([]);
  });

  test('a day that is not to come, and a day for what is public, are refused', async () => {
    const { meeting } = await hidden();
    const refused = (publishOn: string, revision: number) =>
      hub.refused(
        PUBLISH_MEETING,
        { requestId: newRequest(), meetingId: meeting, revision, publishOn },
        SUPERIOR,
      );
    for (const day of ['2023-05-31', '2023-05-30', '1999-01-01'])
      tried(day, (await refused(day, 1)) === 'BAD_INPUT');
    const { revision } = await order(meeting, 1, {});
    tried('of what is public', (await refused('2023-06-02', revision)) === 'BAD_INPUT');
    expect(surprises).toEqual([]);
  });

  test('processes that meet the new day at once publish it once; one that slept through it does so when it wakes', async () => {
    const { meeting } = await hidden();
    const { revision } = await order(meeting, 1);
    const others = await Promise.all([1, 2].map(() => OpenMeetings.at(url, () => new Date(clock))));
    clock = T;
    const query = `{ meeting(id: "${meeting}") { id revision publishedAt } }`;
    const answers = await Promise.all(
      [hub, ...others, hub, ...others].map((each) => ask(each.subgraph, query, {}, PUBLIC)),
    );
    for (const { data } of answers)
      tried('a process on the turn of the day', data.meeting?.revision === revision + 1);
    tried('one publication', new Set(answers.map(({ data }) => data.meeting?.publishedAt)).size === 1);
    for (const each of others) await each.close();
    const second = await hidden2();
    clock = T + 5 * 86_400 * SECOND;
    const woken = await OpenMeetings.at(url, () => new Date(clock));
    const { data } = await ask(woken.subgraph, `{ meeting(id: "${second}") { state } }`, {}, PUBLIC);
    tried('a process that was not there', data.meeting?.state === 'PUBLISHED');
    await woken.close();
    expect(surprises).toEqual([]);
  });

  async function hidden2(): Promise<string> {
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ heldOn: '2022-11-12', publish: false }));
    await order(meeting.id, 1, { publishOn: '2023-06-03' });
    return meeting.id as string;
  }

  test('a day set while it begins is kept before the act is answered', async () => {
    const { meeting } = await hidden();
    clock = T - 1;
    const { context } = await hub.subgraph.contextFor({
      viewer: ADMIN,
      requestId: 'late',
      directoryVersion: 0,
    });
    clock = T;
    await hub.read('{ meetings { totalCount } }', PUBLIC); // The new day has begun for everyone else.
    const input = { requestId: newRequest(), meetingId: meeting, revision: 1, publishOn: '2023-06-01' };
    const { schema } = hub.subgraph;
    const { data } = await graphql({
      schema,
      source: 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { state } }',
      variableValues: { input },
      contextValue: context,
    });
    tried('the answer of the act', JSON.stringify(data) === '{"publishMeeting":{"state":"PUBLISHED"}}');
    tried(
      'the next reader',
      (await hub.read('{ meetings { totalCount } }', PUBLIC)).meetings.totalCount === 1,
    );
    expect(surprises).toEqual([]);
  });
});
