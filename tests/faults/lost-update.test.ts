import {
  CORRECT_REPORT,
  minutes,
  newRequest,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from '../../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../../subgraphs/meetings/testing/open-meetings';
import { ADMIN, ask, codesOf } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';

const CLIENTS = 50;
const TAKEN = ['REVISION_CONFLICT', 'DATABASE_BUSY', 'UNKNOWN_RECORD'];

onEachDatabase((newDatabase, kind) => {
  test('F18 of fifty who change one record at once each is either there exactly once, in one line of revisions, or was told no', async () => {
    const meetings = await OpenMeetings.at(await newDatabase());
    await meetings.act(RECORD_MEETING, minutes());
    const { reports } = await meetings.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      reportedOn: '2023-01-10',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      items: [{ number: '১', status: 'IN_PROGRESS', text: '0' }],
      publish: true,
    });
    expect(reports).toHaveLength(1);
    /** What is on record: the newest version, and how many there are. */
    const newest = async (): Promise<{ id: string; revision: number; text: string; count: number }> => {
      const rows: { id: string; revision: number; text: string; supersedes_id: string | null }[] =
        await meetings.database.reader.query(
          'SELECT id, revision, text, supersedes_id FROM decision_reports',
        );
      const corrected = new Set(rows.map((row) => row.supersedes_id));
      const last = rows.filter(({ id }) => !corrected.has(id));
      expect(last).toHaveLength(1); // Two heads would be a fork: one of two changes lost.
      const [{ id = '', text = '', revision = 0 } = {}] = last;
      return { id, text, revision: Number(revision), count: rows.length };
    };
    const asked = rounds(3, 400);
    let acknowledged = 0;
    let refused = 0;
    for (let round = 0; round < asked; round += 1) {
      const before = await newest();
      const answers = await Promise.all(
        Array.from({ length: CLIENTS }, (_, client) =>
          ask(
            meetings.subgraph,
            CORRECT_REPORT,
            {
              input: {
                requestId: `${round}-${client}`,
                reportId: before.id,
                revision: before.revision,
                status: 'IN_PROGRESS',
                text: `${round}-${client}`,
                reason: 'ভুল সংশোধন',
              },
            },
            ADMIN,
          ),
        ),
      );
      const won = answers.flatMap((answer, client) => (answer.errors ? [] : [`${round}-${client}`]));
      const codes = answers.flatMap((answer) => codesOf(answer));
      expect(codes.filter((code) => !TAKEN.includes(String(code)))).toEqual([]);
      acknowledged += won.length;
      refused += codes.length;
      const after = await newest();
      // Everybody had read the same revision: one may change it.
      expect({ won: won.length, count: after.count }).toEqual({ won: 1, count: before.count + 1 });
      expect(after.text).toBe(won[0]);
    }
    figure(
      `F18 lost updates on ${kind}`,
      `${asked * CLIENTS} changes asked, ${acknowledged} acknowledged and on record once, ${refused} told no, 0 lost`,
      '0 lost',
      true, // Each round was demanded above.
    );
    const { kept, rebuilt } = await meetings.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
    await meetings.close();
  });
});
