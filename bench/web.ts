import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { readLocalKey, signLocalToken } from '../lib/auth/local-key';
import { startHub, type StartedHub } from './started-hub';
import { countedWire } from './web/counted-wire';
import { firstLoad } from './web/first-load';
import { sortings } from './web/sorting';

const KB = 1000;
const FIRST_LOAD_KB = 150;
const FIRST_NUMBER_MS = 3000;
const WIDGET_KB = 15;
const SORTED_WITHIN_MS = 100;
const SORTS = 20;
const LOADS = 3;
const PHONE = { viewport: { width: 360, height: 800 } };
const DESK = { viewport: { width: 1280, height: 900 } };
const ALL_ROWS = '/?fiscalYear=2023-24&level=ALL';

/**
 * `npm run bench -- web`: what the pages of a hub with the sample papers cost somebody who opens them for the first
 * time on a slow line, and how soon the table of the whole country is sorted; each beside what is wanted.
 */
export async function benchWeb(): Promise<boolean> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (!executablePath) throw new Error('No chromium is installed: apt-get install chromium fonts-noto-core.');
  const hub = await startHub({ samples: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const loads = await benchLoads(hub, browser);
    const widget = await benchWidget(hub);
    const sorts = await benchSorts(hub, browser);
    return loads && widget && sorts;
  } finally {
    await browser.close();
    await hub.close();
  }
}

async function benchLoads(hub: StartedHub, browser: Browser): Promise<boolean> {
  const wire = await countedWire(hub.url);
  say(
    `| page | over the wire KB (≤ ${FIRST_LOAD_KB}) | first number ms (≤ ${FIRST_NUMBER_MS}) | of it the hub | shift (0) |`,
  );
  say('|---|---:|---:|---:|---:|');
  let fine = true;
  try {
    for (const [name, path, visitor] of await pagesOf(hub)) {
      await fetch(new URL(path, hub.url)); // Nobody is the first that a hub ever answers.
      const phones = [];
      for (let load = 0; load < LOADS; load += 1)
        phones.push(await firstLoad(browser, wire, path, { ...PHONE, ...visitor }));
      const all = [...phones, await firstLoad(browser, wire, path, { ...DESK, ...visitor })];
      const kilobytes = Math.max(...all.map(({ bytes }) => bytes)) / KB;
      const waited = phones.map(({ firstNumberMs }) => firstNumberMs);
      const ofHub = phones.map(({ hubMs }) => hubMs);
      const shift = Math.max(...all.map(({ layoutShift }) => layoutShift));
      say(
        `| ${name} | ${kilobytes.toFixed(1)} | ${at(waited, 0.5)}, at most ${at(waited, 1)} | ${at(ofHub, 0.5)} | ${shift.toFixed(4)} |`,
      );
      fine &&= kilobytes <= FIRST_LOAD_KB && at(waited, 1) <= FIRST_NUMBER_MS && shift === 0;
    }
  } finally {
    await wire.close();
  }
  return fine;
}

/** What is opened, and by whom. */
async function pagesOf(hub: StartedHub): Promise<readonly [string, string, BrowserContextOptions][]> {
  const { data } = (await (
    await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ meetings(first: 1, filter: { within: "50", fiscalYear: "2023-24" }) { edges { node { id } } }
          actionPlans(first: 1, filter: { within: "5549" }) { edges { node { id } } } }`,
      }),
    })
  ).json()) as { data: Record<string, { edges: [{ node: { id: string } }] }> };
  const idOf = (list: string) => data[list]!.edges[0].node.id;
  return [
    ['the country', '/', {}],
    ['a division', '/areas/50?fiscalYear=2023-24', {}],
    ['the country with 567 rows', ALL_ROWS, {}],
    ['a meeting of 96 assignments', `/meetings/${idOf('meetings')}`, {}],
    ['a plan', `/plans/${idOf('actionPlans')}`, {}],
    ['the desk of an officer', '/desk', { storageState: await sessionOf(hub) }],
  ];
}

/** The cookie of an officer, which counts for every port of this machine. */
async function sessionOf(hub: StartedHub): Promise<BrowserContextOptions['storageState']> {
  const viewer = { role: 'OFFICER', area: '5076', subject: 'desk-5076' } as const;
  const token = await signLocalToken(readLocalKey(hub.dataFolder), viewer, 3600);
  const cookie = {
    name: 'sopan',
    value: token,
    domain: '127.0.0.1',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Strict' as const,
  };
  return { cookies: [cookie], origins: [] };
}

async function benchWidget(hub: StartedHub): Promise<boolean> {
  const wire = await countedWire(hub.url);
  const answer = await fetch(`${wire.url}/embed/v1.js`, { headers: { 'accept-encoding': 'gzip, br' } });
  await answer.arrayBuffer();
  const kilobytes = wire.received() / KB;
  await wire.close();
  say(`\nthe script of widgets: ${kilobytes.toFixed(1)} KB over the wire (≤ ${WIDGET_KB})\n`);
  return answer.ok && kilobytes <= WIDGET_KB;
}

async function benchSorts(hub: StartedHub, browser: Browser): Promise<boolean> {
  say(
    `| 567 rows, ${SORTS} sorts by | median ms | worst ms (< ${SORTED_WITHIN_MS}) | rows as from the hub |`,
  );
  say('|---|---:|---:|---|');
  const sorted = await sortings(browser, new URL(ALL_ROWS, hub.url).href, SORTS);
  for (const { column, tookMs, isRight } of sorted)
    say(`| ${column} | ${at(tookMs, 0.5)} | ${at(tookMs, 1)} | ${isRight ? 'yes' : 'NO'} |`);
  return sorted.every(({ tookMs, isRight }) => isRight && at(tookMs, 1) < SORTED_WITHIN_MS);
}

function at(values: readonly number[], share: number): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
