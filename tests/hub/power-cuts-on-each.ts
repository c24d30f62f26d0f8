import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseKind } from '../../lib/database/database';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { onEachDatabase } from '../support/databases';
import { sqliteIn, startFourProcesses, startOneProcess, stopFourProcesses } from '../support/hub-processes';
import { figure } from '../faults/figure';
import { cutPower, type Killable } from './power-cuts';

const TIMEOUT_MS = 10_000;

/** Half of the kills hit the one process on SQLite, half any of four processes on MySQL; all of them the first where there is no MySQL. */
export function proveAgainstKills(kills: number, on: readonly DatabaseKind[] = ['sqlite', 'mysql']): void {
  onEachDatabase((newDatabase, kind) => {
    if (!on.includes(kind)) return test.skip('the kills on this kind are in another file', () => undefined);
    const folder = mkdtempSync(join(tmpdir(), 'sopan-power-cut-'));
    const share = process.env['SOPAN_TEST_MYSQL_URL'] ? Math.ceil(kills / 2) : kills;
    let hub: Killable;
    let stop = async (): Promise<unknown> => undefined;

    beforeAll(async () => {
      writeFileSync(join(folder, 'samples-imported'), '');
      if (kind === 'sqlite') {
        const one = await startOneProcess(folder);
        hub = { url: one.url, folder, processes: [one], databaseOf: sqliteIn(folder) };
        stop = () => one.stop();
      } else {
        const urls = new Map<SubgraphName, string>();
        for (const name of ['organisation', 'meetings', 'plans'] as const)
          urls.set(name, await newDatabase());
        const databaseOf = (name: SubgraphName) => urls.get(name) ?? '';
        const four = await startFourProcesses(folder, TIMEOUT_MS, databaseOf);
        const { gateway, organisation, meetings, plans } = four;
        hub = { url: four.url, folder, processes: [gateway, organisation, meetings, plans], databaseOf };
        stop = () => stopFourProcesses(four);
      }
    }, 120_000);
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const who = kind === 'sqlite' ? 'the one process' : 'any of the four processes';
    test(
      `what was acknowledged outlives ${share} kills of ${who}; nothing is there by half or twice, and the counts are those of the records`,
      async () => {
        const { acknowledged, unanswered, wrong } = await cutPower(hub, share);
        figure(
          `F3 ${share} kills of ${who}`,
          `${acknowledged} acts acknowledged, ${unanswered} without an answer repeated, ${wrong.length} lost, halved or doubled`,
          '0',
          wrong.length === 0,
        );
        expect(wrong).toEqual([]);
        expect(acknowledged).toBeGreaterThan(share * 3);
      },
      Math.max(600_000, share * 60_000),
    );
  });
}
