import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createMeetings } from '../meetings';
import { minutes, newRequest, PUBLISH_MEETING, RECORD_MEETING } from '../testing/acts';

onEachDatabase((newDatabase) => {
  let subgraph: Subgraph;
  beforeEach(async () => {
    subgraph = await createMeetings({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-05-20T06:00:00Z'),
    });
  });
  afterEach(() => subgraph.close());

  const byNextMeeting = { number: '১', text: 'আগামী সভার আগে।', dueBasis: 'NEXT_MEETING' };
  const record = async (heldOn: string, decision: object = { text: 'অন্য কাজ।' }, publish = true) => {
    const input = minutes({ heldOn, publish, agendaItems: [{ topic: 'বিষয়', decisions: [decision] }] });
    const { data, errors } = await ask(subgraph, RECORD_MEETING, { input }, ADMIN);
    expect(errors).toBeUndefined();
    return data.recordMeeting.meeting as { id: string; revision: number };
  };
  const dueOf = async ({ id }: { id: string }) => {
    const fields = 'decisions { assignments { edges { node { dueOn dueBasis daysOverdue } } } }';
    const { data } = await ask(subgraph, `{ meeting(id: "${id}") { ${fields} } }`, {}, ADMIN);
    return data.meeting.decisions[0].assignments.edges[0].node as object;
  };

  test('a decision by the next meeting has no due day until there is one, and then that day', async () => {
    const first = await record('2023-02-10', byNextMeeting);
    expect(await dueOf(first)).toEqual({ dueOn: null, dueBasis: 'NEXT_MEETING', daysOverdue: 0 });
    await record('2023-04-20');
    expect(await dueOf(first)).toEqual({ dueOn: '2023-04-20', dueBasis: 'NEXT_MEETING', daysOverdue: 30 });
  });

  test('minutes that arrive late put themselves between the two, in either order', async () => {
    const first = await record('2023-02-10', byNextMeeting);
    await record('2023-04-20');
    const between = await record('2023-03-15', byNextMeeting);
    expect(await dueOf(first)).toMatchObject({ dueOn: '2023-03-15' });
    expect(await dueOf(between)).toMatchObject({ dueOn: '2023-04-20' });
  });

  test('a draft ends nothing before it is published', async () => {
    const first = await record('2023-02-10', byNextMeeting);
    const { id, revision } = await record('2023-04-20', undefined, false);
    expect(await dueOf(first)).toMatchObject({ dueOn: null });
    const input = { requestId: newRequest(), meetingId: id, revision };
    await ask(subgraph, PUBLISH_MEETING, { input }, ADMIN);
    expect(await dueOf(first)).toMatchObject({ dueOn: '2023-04-20' });
  });
});
