import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../lib/project-root';
import { rounds } from '../../tests/faults/figure';
import { runSopan } from '../../tests/faults/support/run-sopan';
import { onEachDatabase } from '../../tests/support/databases';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import type { Database } from '../../lib/database/database';
import type { Generated } from './into-databases';

type Urls = Readonly<Record<'organisation' | 'meetings' | 'plans', string>>;

const call = (urls: Urls): string[] => [
  ...['generate', '--years', '1', '--scale', '0.002', '--seed', '5', '--json'],
  ...Object.entries(urls).flatMap(([name, url]) => [`--${name}`, url]),
];

const RECORDS = {
  meetings: [
    ...['meetings', 'agenda_items', 'decisions', 'decision_words', 'assignments', 'due_changes', 'memos'],
    ...['decision_reports', 'assignment_states', 'decision_totals', 'decision_ledger'],
  ],
  plans: [
    ...['action_plans', 'activities', 'activity_words', 'occurrences', 'activity_reports', 'memos'],
    ...['annual_reports', 'activity_states', 'plan_totals', 'plan_ledger'],
  ],
} as const;

/** Every row of records and counts, ids and instants among them. */
async function contents(urls: Urls): Promise<string[]> {
  const open: Record<keyof typeof RECORDS, Database> = {
    meetings: await openMeetingsDatabase({ url: urls.meetings }),
    plans: await openPlansDatabase({ url: urls.plans }),
  };
  const lines: string[] = [];
  for (const name of ['meetings', 'plans'] as const) {
    for (const table of RECORDS[name]) {
      const rows: object[] = await open[name].reader.query(`SELECT * FROM ${table}`);
      lines.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`));
    }
    await open[name].close();
  }
  return lines.sort();
}

async function loaded({ meetings }: Urls): Promise<number> {
  try {
    const database = await openMeetingsDatabase({ url: meetings });
    const [row]: [{ chunks: number | string }] = await database.reader.query(
      'SELECT COUNT(*) AS chunks FROM requests',
    );
    await database.close();
    return Number(row.chunks);
  } catch {
    return 0; // It is being made.
  }
}

onEachDatabase((newDatabase) => {
  const newUrls = async (): Promise<Urls> => ({
    organisation: await newDatabase(),
    meetings: await newDatabase(),
    plans: await newDatabase(),
  });

  test('a load that is killed and begun again is the load that was never killed, and the same seed the same records', async () => {
    const whole = await newUrls();
    const told = JSON.parse((await runSopan(call(whole))).out) as Generated;
    const right = await contents(whole);
    expect(right.length).toBeGreaterThan(1000);
    const figures: string[] = [];
    for (let round = 0; round < rounds(1, 20); round += 1) {
      const urls = await newUrls();
      const child = spawn(
        process.execPath,
        [join(projectRoot, 'dist', 'scripts', 'sopan.js'), ...call(urls)],
        { stdio: 'ignore', env: { PATH: process.env['PATH'] } },
      );
      const ended = once(child, 'exit');
      while (child.exitCode === null && (await loaded(urls)) < 1 + (round % 5)) await wait(20);
      child.kill('SIGKILL');
      await ended;
      figures.push(`killed with ${await loaded(urls)} chunks there`);
      const again = await runSopan(call(urls));
      expect(again.err).toBe('');
      const { sha256, rows } = JSON.parse(again.out) as Generated;
      expect({ sha256, rows }).toEqual({ sha256: told.sha256, rows: told.rows });
      const found = await contents(urls);
      expect(found.length).toBe(right.length);
      expect(found.filter((line, index) => line !== right[index]).slice(0, 3)).toEqual([]);
    }
    console.log(`${right.length} rows; ${figures.join(', ')}`);
  }, 900_000);

  test('databases with records of another load are refused, and left as they are', async () => {
    const urls = await newUrls();
    await runSopan(call(urls));
    const before = await contents(urls);
    const { exitCode, err } = await runSopan([...call(urls), '--seed', '6']);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining('other records') });
    expect(await contents(urls)).toEqual(before);
  }, 300_000);
});
