import { onEachDatabase } from '../../../tests/support/databases';
import { copyIntoOldTables } from '../../../tests/support/into-old-tables';
import { checkDecisions } from '../rebuild';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';
import { Meetings1780000000001 } from './1780000000001-meetings';

const TABLES = [
  'meetings',
  'agenda_items',
  'decisions',
  'assignments',
  'due_changes',
  'decision_reports',
  'assignment_states',
  'decision_totals',
  'decision_ledger',
];

onEachDatabase((newDatabase) => {
  test('what was published before approval was known counts as approved, and what was reported as claimed', async () => {
    const [before, after] = [await newDatabase(), await newDatabase()];
    const old = await OpenMeetings.at(before);
    const report = (meetingOn: string) => ({
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn,
      reportedOn: '2022-10-01',
      items: [{ number: '১', decision: 'একটি সেবা সহজ করতে হবে।', status: 'IN_PROGRESS' }],
      publish: true,
    });
    await old.act(RECORD_MEETING, minutes({ heldOn: '2022-09-01' }));
    await old.act(RECORD_MEETING, minutes({ heldOn: '2022-09-02', publish: false }));
    await old.act(REPORT_PROGRESS, report('2022-09-01'));
    await old.act(REPORT_PROGRESS, report('2022-09-03'));
    await copyIntoOldTables(old.database, after, Meetings1780000000001, TABLES);
    await old.close();

    const hub = await OpenMeetings.at(after);
    const { meetings } = await hub.read(
      '{ meetings(orderBy: OLDEST_FIRST) { edges { node { state publishedAt approvedAt } } } }',
    );
    const [published, draft, reported] = meetings.edges.map(({ node }: { node: object }) => node);
    expect(published.approvedAt).toBe(published.publishedAt);
    expect([published.state, draft.state, reported.state]).toEqual(['PUBLISHED', 'DRAFT', 'PUBLISHED']);
    expect(reported.approvedAt).toBeNull();
    const { progress } = await ofArea(
      hub,
      '5010',
      'progress: decisionProgress(fiscalYear: "2022-23") { claimed verified disputed }',
    );
    expect(progress).toEqual({ claimed: 2, verified: 0, disputed: 0 });
    const { compared, differences } = await checkDecisions(hub.database, () => undefined);
    await hub.close();
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(5);
  });
});
