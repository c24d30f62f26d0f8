import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AreaDirectory } from '../../documents/recognise/area-directory';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import { toBanglaDigits } from '../../lib/bangla/digits';
import { projectRoot } from '../../lib/project-root';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { SUBMIT_PLAN } from '../../subgraphs/plans/testing/acts';
import type { HubProcess } from '../support/hub-processes';
import { compareCounts } from '../support/kept-counts';
import { askRaw, read } from '../support/stored-operations';

/** A hub whose processes can be killed one by one. */
export interface Killable {
  readonly url: string;
  /** Its key and its files. */
  readonly folder: string;
  readonly processes: readonly HubProcess[];
  databaseOf(name: SubgraphName): string;
}

export interface Outcome {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acts that got no answer because of a kill, and that turned out to be done, when they were repeated. */
  readonly unanswered: number;
  /** What a kill took that it must not: each a sentence. */
  readonly wrong: string[];
}

const UPAZILA = '558542';
const SAMPLE = readFileSync(join(projectRoot, 'samples', '03-kaunia-upazila-minutes.txt'), 'utf8');
const IMPORTERS = 2;
const PLANNERS = 2;

/**
 * Kills a process of a hub time and again, at random moments in the midst of imports and submissions, and
 * starts it again. After each start every acknowledged record must be there, none may be half there, and
 * the kept counts must be those of the records. At the end whoever got no answer repeats the act.
 */
export async function cutPower(hub: Killable, kills: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-papers-'));
  const administrator = await localAdministratorToken(readLocalKey(hub.folder));
  const importing = new Hub(`${hub.url}/graphql`, administrator);
  const work = new Work(hub, folder, importing, await importing.areas(), administrator);
  const wrong: string[] = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const over = work.begin();
      await work.someAcknowledged();
      await wait(Math.random() * 150);
      const victim = hub.processes[Math.floor(Math.random() * hub.processes.length)];
      await victim?.kill();
      await work.end(over);
      await victim?.start();
      wrong.push(...(await work.lost()), ...(await compareCounts(hub.databaseOf)).differences);
    }
    const unanswered = await work.repeatUnanswered();
    wrong.push(...(await work.lost()), ...(await work.doubled()));
    wrong.push(...(await compareCounts(hub.databaseOf)).differences);
    return { kills, acknowledged: work.acknowledged, unanswered, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is written, what was answered, and what of it is on record. */
class Work {
  private readonly meetings = new Set<string>();
  private readonly plans = new Set<string>();
  private readonly open = { meetings: new Set<number>(), plans: new Set<number>() };
  private readonly next = { meeting: 0, plan: 0 };
  private going = false;
  private target = 0;

  constructor(
    private readonly hub: Killable,
    private readonly folder: string,
    private readonly importing: Hub,
    private readonly areas: AreaDirectory,
    private readonly administrator: string,
  ) {}

  get acknowledged(): number {
    return this.meetings.size + this.plans.size;
  }

  begin(): Promise<unknown> {
    this.going = true;
    this.target = this.acknowledged + 4;
    return Promise.all([
      ...Array.from({ length: IMPORTERS }, () => this.until((work) => work.importNext())),
      ...Array.from({ length: PLANNERS }, () => this.until((work) => work.planNext())),
    ]);
  }

  async someAcknowledged(): Promise<void> {
    for (const until = Date.now() + 10_000; this.acknowledged < this.target && Date.now() < until;) {
      await wait(5);
    }
  }

  async end(over: Promise<unknown>): Promise<void> {
    this.going = false;
    await over;
  }

  /** What was acknowledged and is not on record whole, and what is there by half. */
  async lost(): Promise<string[]> {
    const [days, plans] = [await this.daysOnRecord(), await this.plansOnRecord()];
    const wrong: string[] = [];
    for (const day of this.meetings) if (!days.has(day)) wrong.push(`the meeting of ${day} is lost`);
    for (const plan of this.plans) if (!plans.has(plan)) wrong.push(`the plan ${plan} is lost`);
    for (const [day, { decisions }] of days) {
      if (!decisions.length) wrong.push(`the meeting of ${day} is there without its decisions`);
    }
    for (const [plan, { activities }] of plans) {
      if (activities.length !== ACTIVITIES.length) wrong.push(`the plan ${plan} is there by half`);
    }
    return wrong;
  }

  async doubled(): Promise<string[]> {
    const counts = [
      [this.next.meeting, await this.count(`meetings(filter: { within: "${UPAZILA}" })`), 'meetings'],
      [this.next.plan, await this.count('actionPlans(filter: { within: "BD" })'), 'plans'],
    ] as const;
    return counts.flatMap(([wanted, found, name]) =>
      wanted === found ? [] : [`${wanted} ${name} were brought, and ${found} are on record`],
    );
  }

  /** Repeats what got no answer. Each is then on record once, whether or not it was before the kill. */
  async repeatUnanswered(): Promise<number> {
    const { meetings, plans } = this.open;
    const repeated = meetings.size + plans.size;
    for (const index of [...meetings]) await this.importOne(index);
    for (const index of [...plans]) await this.planOne(index);
    if (meetings.size + plans.size) throw new Error('There was no answer to a repeated act.');
    return repeated;
  }

  private async until(one: (work: Work) => Promise<void>): Promise<void> {
    while (this.going) await one(this).catch(() => wait(20));
  }

  private importNext(): Promise<void> {
    const index = this.next.meeting;
    this.next.meeting += 1;
    this.open.meetings.add(index);
    return this.importOne(index);
  }

  private async importOne(index: number): Promise<void> {
    const heldOn = new Date(Date.UTC(2012, 0, 1 + index)).toISOString().slice(0, 10);
    const file = join(this.folder, `${index}.txt`);
    writeFileSync(file, minutesOf(heldOn, index));
    const { outcome } = await importPaper(file, this.importing, this.areas, { publish: true, dryRun: false });
    if (outcome !== 'RECORDED' && outcome !== 'ALREADY_RECORDED') return;
    this.meetings.add(heldOn);
    this.open.meetings.delete(index);
  }

  private planNext(): Promise<void> {
    const index = this.next.plan;
    this.next.plan += 1;
    this.open.plans.add(index);
    return this.planOne(index);
  }

  private async planOne(index: number): Promise<void> {
    const areaCode = DISTRICTS[index % DISTRICTS.length] ?? '';
    const from = 2000 + Math.floor(index / DISTRICTS.length);
    const input = {
      requestId: `plan-${index}`,
      areaCode,
      fiscalYear: `${from}-${String(from + 1).slice(2)}`,
      submittedOn: `${from}-07-20`,
      activities: ACTIVITIES,
      publish: true,
    };
    const { data } = read(await askRaw(this.hub.url, SUBMIT_PLAN, { input }, this.administrator));
    // A repeat gives the first answer again, also where that never arrived.
    if (data?.submitActionPlan?.outcome !== 'RECORDED') return;
    this.plans.add(`${areaCode} ${input.fiscalYear}`);
    this.open.plans.delete(index);
  }

  private daysOnRecord(): Promise<Map<string, { decisions: readonly unknown[] }>> {
    const list = `meetings(first: 50, after: $after, filter: { within: "${UPAZILA}" })`;
    return this.all(list, 'heldOn decisions { id }', ({ heldOn }) => String(heldOn));
  }

  private plansOnRecord(): Promise<Map<string, { activities: readonly unknown[] }>> {
    const list = 'actionPlans(first: 25, after: $after, filter: { within: "BD" })';
    const keyOf = ({ area, fiscalYear }: any) => `${area.code} ${fiscalYear}`;
    return this.all(list, 'fiscalYear area { code } activities { id }', keyOf);
  }

  private async all(list: string, fields: string, keyOf: (node: any) => string): Promise<Map<string, any>> {
    const query = `query ($after: String) { list: ${list} { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
    const nodes = new Map<string, any>();
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo }: any = (await this.ask(query, { after })).list;
      for (const { node } of edges) nodes.set(keyOf(node), node);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return nodes;
  }

  private async count(list: string): Promise<number> {
    return (await this.ask(`{ list: ${list} { totalCount } }`, {})).list.totalCount;
  }

  /** Asks until every part of the hub is back. */
  private async ask(query: string, variables: object): Promise<any> {
    for (let tries = 0; ; tries += 1) {
      const { data, errors } = read(await askRaw(this.hub.url, query, variables, this.administrator));
      if (!errors) return data;
      if (tries === 40) throw new Error(JSON.stringify(errors));
      await wait(100);
    }
  }
}

/** Minutes of one meeting among many: a day and a memo number of their own. */
function minutesOf(heldOn: string, index: number): string {
  const [year = '', month = '', day = ''] = heldOn.split('-');
  return SAMPLE.replace('১৪.১১.২০২৩', toBanglaDigits(`${day}.${month}.${year}`))
    .replace('১৬/১১/২০২৩', toBanglaDigits(`${day}/${month}/${year}`))
    .replace('২৩-১৫৭', toBanglaDigits(`${year.slice(2)}-${1000 + index}`));
}

const ACTIVITIES = ['১', '২', '৩', '৪'].map((number) => ({
  number,
  task: `কার্যক্রম ${number}`,
  occurrences: [{ label: 'প্রথম' }, { label: 'দ্বিতীয়' }],
}));
/** The districts of Rajshahi and Rangpur, each with a plan for each year. */
const DISTRICTS = ['5010', '5038', '5064', '5069', '5070', '5076', '5081', '5088'].concat([
  '5527',
  '5532',
  '5549',
  '5552',
  '5573',
  '5577',
  '5585',
  '5594',
]);
