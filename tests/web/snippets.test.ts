import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse as readCsv } from 'csv-parse/sync';
import { projectRoot } from '../../lib/project-root';
import { snippetFor } from '../../web/pages/queries/snippet-for';
import type { TestHub } from '../support/hub-in-process';
import { startSampleHub } from './browser';

const run = promisify(execFile);
const folder = join(projectRoot, 'docs', 'snippets');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const path = '/q/areas-below.csv?code=50&fiscalYear=2023-24';

/** Left out, and said so, where the language is not installed. */
const where = (program: string) => {
  const there = spawnSync(program, ['--version']).status === 0;
  if (!there) process.stderr.write(`${program} is not installed: its snippet is not run.\n`);
  return there ? test : test.skip;
};

let hub: TestHub;
let here: string;
let rows: Record<string, string>[];
beforeAll(async () => {
  hub = await startSampleHub();
  here = mkdtempSync(join(tmpdir(), 'sopan-snippets-'));
  const answer = await fetch(hub.url + path);
  rows = readCsv(await answer.text(), { bom: true, columns: true });
  expect(rows.length).toBeGreaterThan(5);
});
afterAll(async () => {
  await hub.close();
  rmSync(here, { recursive: true, force: true });
});

const snippet = (name: string) => snippetFor(text(name), hub.url + path);

test('each snippet names the one address that stands for others, and only once', () => {
  for (const name of readdirSync(folder).filter((each) => each !== 'README.md'))
    expect(text(name).match(/https?:\/\/[^"']+/g)).toEqual([`http://localhost:4000${path}`]);
});

test('an address that would end a string gets into no snippet', () => {
  for (const odd of ["'", '"', '`', '$(id)', ' ', '\n', '\\'])
    expect(() => snippetFor(text('curl.sh'), `http://localhost/q/x.csv?code=${odd}`)).toThrow('URL');
});

where('curl')('curl fetches the file', async () => {
  await run('sh', ['-c', snippet('curl.sh')], { cwd: here });
  expect(readCsv(readFileSync(join(here, 'sopan.csv')), { bom: true, columns: true })).toEqual(rows);
});

where('python3')('Python reads the rows', async () => {
  writeFileSync(
    join(here, 'read.py'),
    `${snippet('python.py')}\nimport json\nprint('=' + json.dumps(rows))\n`,
  );
  const { stdout } = await run('python3', [join(here, 'read.py')], {
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  expect(stdout).toContain(`${rows.length} rows\n`);
  expect(JSON.parse(stdout.split('\n=')[1]!)).toEqual(rows);
});

where('Rscript')('R reads the rows', async () => {
  const out = join(here, 'r.csv');
  const script = join(here, 'read.R');
  writeFileSync(
    script,
    `${snippet('r.R')}\nwrite.csv(rows, ${JSON.stringify(out)}, row.names = FALSE, na = "", fileEncoding = "UTF-8")\n`,
  );
  await run('Rscript', ['--vanilla', script]);
  expect(readCsv(readFileSync(out), { columns: true })).toEqual(rows);
});

test('Power Query is given an address whose answer is what Csv.Document is told to expect', async () => {
  const [, address = ''] = /Web\.Contents\("([^"]+)"\)/.exec(snippet('excel.pq'))!;
  const answer = await fetch(address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  // Encoding = 65001: UTF-8, and nothing that is not.
  const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const read = readCsv(decoded, { delimiter: ',', columns: true, relax_quotes: false });
  expect([answer.status, read]).toEqual([200, rows]);
  expect(snippet('excel.pq')).toContain('[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]');
});

test('the page of a saved query shows each snippet with an address of that very query', async () => {
  const page = (await (await fetch(`${hub.url}/q/areas-below`)).text())
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<');
  for (const name of ['curl.sh', 'python.py', 'r.R', 'excel.pq']) expect(page).toContain(snippet(name));
});
