import { ADMIN, askAreas } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, MOVE_DUE_DAY, newRequest, RECORD_MEETING } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  const assigned = async (dueOn: string | null): Promise<string> => {
    const agendaItems = [{ decisions: [{ number: '১', text: 'ক', dueOn }] }];
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ agendaItems }));
    return meeting.decisions[0].assignments.edges[0].node.id;
  };
  const moved = (assignmentId: string, revision: number, changes: object) => ({
    requestId: newRequest(),
    assignmentId,
    revision,
    ...changes,
  });
  const shown = async (id: string) =>
    (await hub.read(`{ assignment(id: "${id}") { revision dueOn dueBasis daysOverdue } }`)).assignment;
  const countedOn = async (asOf: string): Promise<string> => {
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { overdue undated }`;
    const { overdue, undated } = (await askAreas(hub.subgraph, ['5010'], field, ADMIN)).data[0]
      .decisionProgress;
    return `overdue ${overdue}, undated ${undated}`;
  };

  test('a due day that is moved holds from a day on; the days before stay as they were', async () => {
    const id = await assigned('2022-10-31');
    await hub.act(MOVE_DUE_DAY, moved(id, 1, { dueOn: '2023-01-31', from: '2022-11-15', reason: 'বন্যা' }));
    expect(await shown(id)).toEqual({
      revision: 2,
      dueOn: '2023-01-31',
      dueBasis: 'STATED',
      daysOverdue: 109,
    });
    expect(await countedOn('2022-10-31')).toBe('overdue 0, undated 0');
    expect(await countedOn('2022-11-14')).toBe('overdue 1, undated 0');
    expect(await countedOn('2022-11-15')).toBe('overdue 0, undated 0');
    expect(await countedOn('2023-01-31')).toBe('overdue 0, undated 0');
    expect(await countedOn('2023-02-01')).toBe('overdue 1, undated 0');
  });

  test('a due day that is taken away makes the assignment undated, and never overdue', async () => {
    const id = await assigned('2022-10-31');
    await hub.act(MOVE_DUE_DAY, moved(id, 1, { dueOn: null, from: '2022-12-01' }));
    expect(await shown(id)).toEqual({ revision: 2, dueOn: null, dueBasis: null, daysOverdue: 0 });
    expect(await countedOn('2022-11-30')).toBe('overdue 1, undated 0');
    expect(await countedOn('2022-12-01')).toBe('overdue 0, undated 1');
  });

  test('an assignment without a due day may be given one', async () => {
    const id = await assigned(null);
    expect(await countedOn('2022-12-01')).toBe('overdue 0, undated 1');
    await hub.act(MOVE_DUE_DAY, moved(id, 1, { dueOn: '2022-11-30', from: '2022-09-12' }));
    expect(await countedOn('2022-12-01')).toBe('overdue 1, undated 0');
  });

  test('moving what has changed since it was read is refused, and so is a day before it binds', async () => {
    const id = await assigned('2022-10-31');
    const before = await hub.rows();
    expect(await hub.refused(MOVE_DUE_DAY, moved(id, 2, { dueOn: '2023-01-31' }))).toBe('REVISION_CONFLICT');
    expect(await hub.refused(MOVE_DUE_DAY, moved(id, 1, { dueOn: '2023-01-31', from: '2022-09-11' }))).toBe(
      'BAD_INPUT',
    );
    expect(await hub.rows()).toEqual(before);
    const change = moved(id, 1, { dueOn: '2023-01-31' });
    await hub.act(MOVE_DUE_DAY, change);
    expect(await hub.act(MOVE_DUE_DAY, change)).toMatchObject({ revision: 2 });
  });

  test('whatever was moved, the kept counts are those counted anew', async () => {
    const id = await assigned('2022-10-31');
    await hub.act(MOVE_DUE_DAY, moved(id, 1, { dueOn: '2023-03-31', from: '2022-11-15' }));
    await hub.act(MOVE_DUE_DAY, moved(id, 2, { dueOn: null, from: '2022-11-15' }));
    await hub.act(MOVE_DUE_DAY, moved(id, 3, { dueOn: '2022-10-01', from: '2022-10-01' }));
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
  });
});
