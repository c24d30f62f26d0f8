import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../../gateway/toys/toy-hub';
import { runNode } from '../faults/support/run-sopan';
import { freePorts, startProcess } from '../support/hub-processes';
import { until } from '../support/until';
import { tally } from './tally';

jest.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), 'sopan-reaches-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const I18 = tally('I18 addresses that a hub reaches by itself');
const recorder = require.resolve('./record-connections.cjs');
const HERE = /^(127\.0\.0\.1|localhost|::1)(:\d+)?$/;

function reached(file: string): string[] {
  return [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))];
}

test('the recorder sees a connection to another machine, and the name of one', async () => {
  const file = join(folder, 'recorder');
  const source = `require('node:net').connect({ host: '192.0.2.1', port: 80 }).on('error', () => 0).destroy();
    require('node:dns').lookup('a.name.invalid', () => 0); fetch('http://b.name.invalid').catch(() => 0);`;
  writeFileSync(join(folder, 'calls-out.cjs'), source);
  await runNode(['--require', recorder, join(folder, 'calls-out.cjs')], { RECORD_TO: file });
  expect(reached(file)).toEqual(
    expect.arrayContaining(['192.0.2.1:80', 'a.name.invalid', expect.stringMatching(/^b\.name\.invalid/)]),
  );
});

test('the hub in one process, and a gateway of its own, reach nobody outside while they start, answer and stop', async () => {
  const [one = 0, gateway = 0] = await freePorts(2);
  writeFileSync(join(folder, 'samples-imported'), '');
  for (const [entry, port, state, settings] of [
    ['scripts/start.js', one, 'ready', {}],
    [
      'scripts/gateway/main.js',
      gateway,
      'live',
      {
        SOPAN_ORGANISATION_URL: 'http://127.0.0.1:1',
        SOPAN_MEETINGS_URL: 'http://127.0.0.1:2',
        SOPAN_PLANS_URL: 'http://127.0.0.1:3',
      },
    ],
  ] as const) {
    const file = join(folder, `${entry.replaceAll('/', '-')}.reached`);
    const hub = await startProcess(
      entry,
      port,
      folder,
      { SOPAN_DATA: folder, RECORD_TO: file, NODE_OPTIONS: `--require ${recorder}`, ...settings },
      state,
    );
    await until(
      async () => (await ask(hub.url, '{"query":"{ area(code: \\"50\\") { code } }"}')).status > 0,
      'it answers',
    );
    await wait(1000); // What is begun at the start waits for its turn.
    await hub.stop();
    for (const address of reached(file)) I18.tried(`${entry}: ${address}`, HERE.test(address));
  }
  expect(I18.surprises).toEqual([]);
});
