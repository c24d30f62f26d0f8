import type { DirectoryRecord } from '../../lib/directory/records';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, codesOf } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { directoryFeed, smallTree } from '../../tests/support/directory-feed';
import { minutes, RECORD_MEETING } from './testing/acts';
import { createMeetings } from './meetings';

/** Bogura gets another code on 1 January 2023. */
const recoded = (['5010', '5011'] as const).map((code): DirectoryRecord => ({
  kind: 'code',
  id: `code-${code}`,
  areaId: 'area-5010',
  code,
  validFrom: code === '5011' ? '2023-01-01' : null,
  validTo: code === '5010' ? '2023-01-01' : null,
}));
const TOLD = smallTree().length;
const silent: PullFeed = () => Promise.reject(new Error('organisation does not answer'));

onEachDatabase((newDatabase) => {
  const running: Subgraph[] = [];
  const start = async (databaseUrl: string, organisation: PullFeed): Promise<Subgraph> => {
    const subgraph = await createMeetings({
      databaseUrl,
      organisation,
      now: () => new Date('2023-05-20T06:00:00Z'),
    });
    running.push(subgraph);
    return subgraph;
  };
  const stop = () => Promise.all(running.splice(0).map((subgraph) => subgraph.close()));
  afterEach(stop);
  const seen = async (subgraph: Subgraph, directoryVersion: number): Promise<unknown> => {
    const viewer = ADMIN;
    return subgraph.contextFor({ viewer, requestId: 'test', directoryVersion }).then(
      () => subgraph.directoryVersion(),
      (error: { extensions?: { code?: string } }) => error.extensions?.code,
    );
  };

  test('before it has heard of any area a subgraph says that it is behind, never that there is no such area', async () => {
    const subgraph = await start(await newDatabase(), silent);
    expect(await seen(subgraph, 0)).toBe('DIRECTORY_BEHIND');
    expect(await subgraph.ready()).toBe(false);
  });

  test('after a restart it answers from what it has stored, though the organisation subgraph is down', async () => {
    const url = await newDatabase();
    const feed = directoryFeed(smallTree());
    const first = await start(url, feed);
    await ask(first, RECORD_MEETING, { input: minutes() }, ADMIN);
    await stop();
    const again = await start(url, silent);
    expect(await again.ready()).toBe(true);
    const { data, errors } = await askAreas(
      again,
      ['50'],
      'decisionProgress(fiscalYear: "2022-23") { meetingsHeld }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual([{ code: '50', decisionProgress: { meetingsHeld: 1 } }]);
    // But a newer version that somebody has seen is not made up.
    expect(await seen(again, TOLD + 1)).toBe('DIRECTORY_BEHIND');
  });

  test('what the organisation subgraph has told is seen by the request that must see it', async () => {
    const feed = directoryFeed(smallTree());
    const subgraph = await start(await newDatabase(), feed);
    const record = (areaCode: string) =>
      ask(subgraph, RECORD_MEETING, { input: minutes({ areaCode }) }, ADMIN);
    expect(codesOf(await record('5011'))).toEqual(['UNKNOWN_AREA']);
    feed.tell(...recoded);
    expect(await seen(subgraph, TOLD + 2)).toBe(TOLD + 2);
    const { data } = await record('5011');
    const { data: read } = await ask(
      subgraph,
      `{ meeting(id: "${data.recordMeeting.meeting.id}") { area { code } } }`,
    );
    expect(read.meeting.area).toEqual({ code: '5011' });
    // The code it held before still means the same area.
    const before = await askAreas(subgraph, ['5010', '5011'], 'meetings { totalCount }');
    expect(before.data.map((area: any) => area.meetings.totalCount)).toEqual([1, 1]);
  });

  test('one that was restored from an older copy catches up before it answers', async () => {
    const url = await newDatabase();
    const older = await start(url, directoryFeed(smallTree()));
    expect(await seen(older, 1)).toBe(TOLD);
    await stop();
    const feed = directoryFeed([...smallTree(), ...recoded]);
    let pulled = 0;
    const restored = await start(url, (since) => {
      pulled += 1;
      return feed(since);
    });
    expect(await seen(restored, TOLD + 2)).toBe(TOLD + 2);
    expect(pulled).toBeLessThanOrEqual(3);
    const { data } = await askAreas(restored, ['5011'], 'meetings { totalCount }');
    expect(data).toEqual([{ code: '5011', meetings: { totalCount: 0 } }]);
  });

  test('an organisation subgraph that comes back is heard again', async () => {
    let up = false;
    const feed = directoryFeed(smallTree());
    const subgraph = await start(await newDatabase(), (since) => (up ? feed(since) : silent(since)));
    expect(await seen(subgraph, 1)).toBe('DIRECTORY_BEHIND');
    up = true;
    expect(await seen(subgraph, 1)).toBe(TOLD);
  });
});
