import { ADMIN, ask } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createMeetings } from '../meetings';
import { newRequest, PUBLISH_REPORT, REPORT_PROGRESS } from '../testing/acts';

onEachDatabase((newDatabase) => {
  test('a report in which every cell is empty is a paper on record, and can be published', async () => {
    const subgraph = await createMeetings({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-05-20T06:00:00Z'),
    });
    const report = {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2023-02-20',
      reportedOn: '2023-03-20',
      items: [{ number: '১', decision: 'একটি কাজ।', status: null }],
    };
    const given = await ask(subgraph, REPORT_PROGRESS, { input: report }, ADMIN);
    const { paperId, reports, findings } = given.data.reportDecisionProgress;
    expect([reports, findings]).toEqual([[], [{ code: 'NOTHING_REPORTED' }]]);
    const input = { requestId: newRequest(), paperId };
    const published = await ask(subgraph, PUBLISH_REPORT, { input }, ADMIN);
    expect([published.errors, published.data]).toEqual([undefined, { publishDecisionReport: { paperId } }]);
    await subgraph.close();
  });
});
