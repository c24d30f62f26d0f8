import { Command } from 'commander';
import { GUARDS } from '../lib/audit/guards';
import { minutes, RECORD_MEETING } from '../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../subgraphs/meetings/testing/open-meetings';
import { openOrganisationDatabase } from '../subgraphs/organisation/database';
import { openPlansDatabase } from '../subgraphs/plans/database';
import { aViewer } from '../tests/support/ask';
import { onEachDatabase } from '../tests/support/databases';
import { addAuditCommands } from './audit';

onEachDatabase((newDatabase) => {
  let urls: string[];
  let hub: OpenMeetings;
  beforeAll(async () => {
    const [organisation, meetings, plans] = [await newDatabase(), await newDatabase(), await newDatabase()];
    urls = ['--organisation', organisation, '--meetings', meetings, '--plans', plans];
    await (await openOrganisationDatabase({ url: organisation })).close();
    await (await openPlansDatabase({ url: plans })).close();
    hub = await OpenMeetings.at(meetings);
    await hub.act(RECORD_MEETING, minutes());
    await hub.refused(RECORD_MEETING, minutes(), aViewer('OFFICER', '5081\u001b[2J'));
    await hub.act(RECORD_MEETING, minutes({ heldOn: '2022-10-01' }));
  });
  afterAll(() => hub.close());

  const audit = async (...args: string[]) => {
    const lines: string[] = [];
    const written = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => lines.push(String(text)) > 0);
    const program = new Command('sopan');
    addAuditCommands(program);
    await program.parseAsync(['audit', ...args, ...urls], { from: 'user' });
    written.mockRestore();
    const exitCode = process.exitCode;
    process.exitCode = 0;
    return { exitCode, told: lines.join('') };
  };

  test('an untouched chain is told with its length and its end', async () => {
    const { exitCode, told } = await audit('verify');
    expect(told).toMatch(
      /^organisation: 0 entries.*\nmeetings: 3 entries, each as it was written.* 3-[0-9a-f]{64}\./,
    );
    expect(exitCode).toBe(0);
  });

  test('the newest acts are listed, with nothing that a terminal would obey', async () => {
    const { told } = await audit('list', '--last', '2');
    const lines = told.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^meetings 3 .* recordMeeting done {2}by admin ADMIN {2}Meeting /);
    expect(lines[1]).toMatch(/^meetings 2 .* recordMeeting refused \(FORBIDDEN\) {2}by OFFICER of 5081/);
    expect(told).not.toContain('\u001b');
  });

  test('a head that was noted proves that the chain still goes through it', async () => {
    const { told } = await audit('verify', '--head');
    const noted = told.trim().split('\n').join(',');
    await hub.act(RECORD_MEETING, minutes({ heldOn: '2022-11-01' }));
    expect((await audit('verify', '--noted', noted)).exitCode).toBe(0);
    const other = noted.replace(/meetings=3-../, 'meetings=3-00');
    const { exitCode, told: said } = await audit('verify', '--noted', other);
    expect(exitCode).toBe(noted === other ? 0 : 1);
    expect(said).toContain('Entry 3 is not the one that was noted');
  });

  test('what was tampered with is named, and the command fails', async () => {
    await hub.database.inTransaction(async (manager) => {
      for (const { name } of GUARDS) await manager.query(`DROP TRIGGER ${name}`);
      await manager.query("UPDATE audit SET subject = 'nobody' WHERE seq = 2");
    });
    const { exitCode, told } = await audit('verify');
    expect(exitCode).toBe(1);
    expect(told).toMatch(/meetings: TAMPERED WITH\. The database itself would let entries be changed/);
    expect(told).toMatch(/ {2}Entry 2 \(.*, recordMeeting\) is not what was written there\./);
    const { told: json } = await audit('verify', '--json');
    expect(JSON.parse(json.split('\n')[1] ?? '')).toMatchObject({ subgraph: 'meetings', guarded: false });
  });
});
