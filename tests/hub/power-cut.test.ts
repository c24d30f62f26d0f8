import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AreaDirectory } from '../../documents/recognise/area-directory';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import { toBanglaDigits } from '../../lib/bangla/digits';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { Assignment } from '../../subgraphs/meetings/assignment/assignment';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { decisionRollup, deltasBetween, dossiersOf, NOTHING } from '../../subgraphs/meetings/decision-rollup';
import { Meeting } from '../../subgraphs/meetings/meeting/meeting';
import { startOneProcess, type HubProcess } from '../support/hub-processes';
import { askRaw, read } from '../support/stored-operations';

const CUTS = 5;
const IMPORTERS = 3;
const UPAZILA = '558542';
const SAMPLE = readFileSync(join(projectRoot, 'samples', '03-kaunia-upazila-minutes.txt'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'sopan-power-cut-'));
const data = join(folder, 'data');
let hub: HubProcess;
let importing: Hub;
let areas: AreaDirectory;

beforeAll(async () => {
  hub = await startOneProcess(data);
  importing = new Hub(`${hub.url}/graphql`, await localAdministratorToken(readLocalKey(data)));
  areas = await importing.areas();
}, 60_000);

afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Minutes of one meeting among many: a day and a memo number of their own. */
function minutesOf(index: number): { file: string; heldOn: string } {
  const heldOn = new Date(Date.UTC(2015, 0, 1 + index)).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = heldOn.split('-');
  const text = SAMPLE.replace('১৪.১১.২০২৩', toBanglaDigits(`${day}.${month}.${year}`))
    .replace('১৬/১১/২০২৩', toBanglaDigits(`${day}/${month}/${year}`))
    .replace('২৩-১৫৭', toBanglaDigits(`${year.slice(2)}-${1000 + index}`));
  const file = join(folder, `${index}.txt`);
  writeFileSync(file, text);
  return { file, heldOn };
}

const importOne = async (index: number) => {
  const { file, heldOn } = minutesOf(index);
  const { outcome, refusal } = await importPaper(file, importing, areas, { publish: true, dryRun: false });
  return { heldOn, outcome, refusal };
};

async function daysOnRecord(): Promise<string[]> {
  const query = `query Days($after: String) { meetings(first: 500, after: $after, filter: { within: "${UPAZILA}", to: "2022-12-31" }) {
    edges { node { heldOn decisions { id } } } pageInfo { hasNextPage endCursor } } }`;
  const days: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data: answer } = read(await askRaw(hub.url, query, { after }));
    const { edges, pageInfo } = (answer as { meetings: Page }).meetings;
    for (const { node } of edges) {
      // Whole or not at all: a meeting never comes without its decisions.
      expect(node.decisions.length).toBeGreaterThan(0);
      days.push(node.heldOn);
    }
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  return days.sort();
}

interface Page {
  readonly edges: readonly {
    readonly node: { readonly heldOn: string; readonly decisions: readonly unknown[] };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Rows of the summaries that rebuilding from the records would give otherwise. */
async function unlikeRebuilt(): Promise<string[]> {
  const database = await openMeetingsDatabase({ url: `sqlite:${join(data, 'meetings.sqlite')}` });
  try {
    return await database.inTransaction(async (manager) => {
      const kept = await decisionRollup.snapshot(manager);
      expect(kept.length).toBeGreaterThan(0);
      const ids = (await manager.find(Assignment, { select: { id: true } })).map(({ id }) => id);
      const dossiers = await dossiersOf(manager, database.kind, ids);
      const meetings = await manager.find(Meeting);
      await decisionRollup.clear(manager);
      await decisionRollup.apply(manager, database.kind, deltasBetween(NOTHING, { meetings, dossiers }));
      const rebuilt = await decisionRollup.snapshot(manager);
      return [
        ...kept.filter((row) => !rebuilt.includes(row)),
        ...rebuilt.filter((row) => !kept.includes(row)),
      ];
    });
  } finally {
    await database.close();
  }
}

test('what was acknowledged outlives five power cuts in the midst of imports, and the counts are those of the records', async () => {
  const acknowledged: string[] = [];
  const refused: unknown[] = [];
  let next = 0;
  for (let cut = 0; cut < CUTS; cut += 1) {
    const before = acknowledged.length;
    const importers = Array.from({ length: IMPORTERS }, async () => {
      for (;;) {
        const index = next;
        next += 1;
        const { heldOn, outcome, refusal } = await importOne(index);
        if (outcome === 'RECORDED') acknowledged.push(heldOn);
        else refused.push(refusal);
      }
    });
    const over = Promise.allSettled(importers);
    for (const until = Date.now() + 10_000; acknowledged.length < before + 5 && Date.now() < until;)
      await wait(10);
    await wait(Math.random() * 100);
    await hub.kill();
    await over;
    await hub.start();
    const days = await daysOnRecord();
    expect(acknowledged.length).toBeGreaterThan(before);
    expect(acknowledged.filter((day) => !days.includes(day))).toEqual([]);
  }
  expect(refused).toEqual([]);
  // Whoever got no answer imports again: each paper is then on record once, whether or not it was before the cut.
  for (let index = 0; index < next; index += 1) {
    expect((await importOne(index)).outcome).toMatch(/RECORDED/);
  }
  expect(await daysOnRecord()).toEqual(
    Array.from({ length: next }, (_, index) => minutesOf(index).heldOn).sort(),
  );
  await hub.stop();
  expect(await unlikeRebuilt()).toEqual([]);
}, 90_000);
