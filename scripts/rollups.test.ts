import { Command } from 'commander';
import { onEachDatabase } from '../tests/support/databases';
import { minutes, RECORD_MEETING, REPORT_PROGRESS, newRequest } from '../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../subgraphs/meetings/testing/open-meetings';
import { openPlansDatabase } from '../subgraphs/plans/database';
import { addRollupCommands } from './rollups';

onEachDatabase((newDatabase) => {
  let meetings: string;
  let plans: string;
  let hub: OpenMeetings;
  beforeAll(async () => {
    meetings = await newDatabase();
    plans = await newDatabase();
    hub = await OpenMeetings.at(meetings);
    await (await openPlansDatabase({ url: plans })).close();
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: DECISIONS }));
    await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-12-01',
      items: [{ number: '1', status: 'IN_PROGRESS' }],
      publish: true,
    });
  });
  afterAll(() => hub.close());

  const rollups = async (...args: string[]) => {
    const lines: string[] = [];
    const written = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => lines.push(String(text)) > 0);
    const program = new Command('sopan');
    addRollupCommands(program);
    const databases = ['--meetings', meetings, '--plans', plans];
    await program.parseAsync(['rollups', ...args, ...databases], { from: 'user' });
    written.mockRestore();
    const exitCode = process.exitCode;
    process.exitCode = 0;
    return { exitCode, told: lines.join('') };
  };

  test('what is kept as it should be differs in nothing', async () => {
    const { exitCode, told } = await rollups('check');
    expect(told).toMatch(/^meetings: [1-9]\d* kept rows compared, nothing differs\.\nplans: 0 kept rows/);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['a count too many', 'UPDATE decision_totals SET assignments = assignments + 1'],
    ['a lost delta', "DELETE FROM decision_ledger WHERE basis = 'PUBLISHED'"],
    ['a lost state', 'DELETE FROM assignment_states'],
    [
      'an area that nothing counts in',
      "UPDATE decision_ledger SET area_id = 'area-55' WHERE area_id = 'area-50'",
    ],
  ])('%s is found, put right, and then no more', async (_, damage) => {
    await hub.database.inTransaction((manager) => manager.query(damage));
    const found = await rollups('check');
    expect(found.exitCode).toBe(1);
    expect(found.told).toMatch(/these differ:\n {2}(so, and not kept|kept, and not so): /);
    expect(await rollups('check')).toEqual(found);
    expect((await rollups('rebuild')).exitCode).toBe(0);
    const { exitCode, told } = await rollups('check', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(told.split('\n')[0] ?? '')).toEqual({
      subgraph: 'meetings',
      compared: expect.any(Number) as number,
      differences: [],
    });
  });

  test('an address that is no database is a bad call', async () => {
    const program = new Command('sopan').exitOverride().configureOutput({ writeErr: () => undefined });
    addRollupCommands(program);
    for (const command of program.commands[0]?.commands ?? [])
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    await expect(
      program.parseAsync(['rollups', 'check', '--plans', 'http://here'], { from: 'user' }),
    ).rejects.toThrow('must begin with sqlite: or mysql://');
  });
});

const DECISIONS = [
  {
    topic: 'সেবা',
    decisions: [
      {
        number: '১',
        text: 'সেবা সহজ করতে হবে।',
        dueOn: '2022-10-31',
        binds: [{ scope: 'ALL_DISTRICTS' }, { scope: 'OWN' }],
      },
    ],
  },
];
