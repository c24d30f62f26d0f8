import { EmbargoKeeper } from '../../../lib/papers/embargo-keeper';
import { millisecondsLeft, withinDeadline } from '../../../lib/time/deadline';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, PUBLISH_MEETING, RECORD_MEETING } from '../testing/acts';
import { OpenMeetings, TODAY } from '../testing/open-meetings';
import { publishDue } from './publish-meeting';

const DAY = '2023-06-01';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  /** The day for the keeper of a test; the subgraph itself stays on the day before, and keeps nothing. */
  let today = DAY;
  const faults: unknown[] = [];
  const refusing = new Set<string>();
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  beforeEach(() => {
    today = DAY;
    faults.length = 0;
    refusing.clear();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await hub.clear();
  });
  afterAll(() => hub.close());

  const keeperOf = (onPublish: () => void = () => undefined): EmbargoKeeper =>
    new EmbargoKeeper({
      database: hub.database,
      now: () => new Date(`${today}T00:00:00+06:00`),
      publish: async (manager, { recordId }) => {
        onPublish();
        await publishDue(manager, hub.database.kind, recordId);
        if (refusing.has(recordId)) throw new Error('The disk is full.');
      },
      actOf: () => 'publishMeeting',
      onFault: (fault) => faults.push((fault as Error).message),
    });
  const waiting = async (heldOn: string): Promise<string> => {
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ heldOn, publish: false }));
    const order = { requestId: newRequest(), meetingId: meeting.id, revision: 1, publishOn: DAY };
    await hub.act(PUBLISH_MEETING, order);
    return meeting.id as string;
  };
  const state = async (id: string) => (await hub.read(`{ meeting(id: "${id}") { state } }`)).meeting.state;

  test('what cannot be published keeps nobody from being answered, nor the others from being published', async () => {
    const [bad, good] = [await waiting('2022-09-01'), await waiting('2022-09-02')];
    refusing.add(bad);
    const keeper = keeperOf();
    expect(await keeper.keep()).toBe(DAY);
    expect([await state(bad), await state(good)]).toEqual(['APPROVED', 'PUBLISHED']);
    expect(faults).toEqual(['The disk is full.']);
    refusing.clear();
    await keeper.keep(); // Too soon: the database is left alone for a second.
    expect(await state(bad)).toBe('APPROVED');
    const later = Date.now() + 2000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await keeper.keep();
    expect([await state(bad), faults.length]).toEqual(['PUBLISHED', 1]);
  });

  test('a publication has all the time it needs, however little whoever asks first has left', async () => {
    const id = await waiting('2022-09-01');
    const left: unknown[] = [];
    const keeper = keeperOf(() => left.push(millisecondsLeft()));
    await withinDeadline(0, () => keeper.keep());
    expect([await state(id), left]).toEqual(['PUBLISHED', [undefined]]);
  });

  test('a day that has been kept costs no further statement', async () => {
    const keeper = keeperOf();
    await keeper.keep();
    const find = jest.spyOn(hub.database.reader, 'find');
    for (let asked = 0; asked < 50; asked += 1) await keeper.keep();
    expect(find).not.toHaveBeenCalled();
    today = '2023-06-02';
    await Promise.all(Array.from({ length: 50 }, () => keeper.keep()));
    expect(find).toHaveBeenCalledTimes(1);
  });

  test('a day on which nobody asks for anything is kept too', async () => {
    today = TODAY;
    const id = await waiting('2022-09-01');
    const stop = keeperOf().keepUp(5);
    today = DAY;
    while ((await state(id)) !== 'PUBLISHED') await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    expect(faults).toEqual([]);
  });
});
