import { PUBLIC } from '../../../lib/auth/viewer';
import type { Database } from '../../../lib/database/database';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask, askAreas } from '../../../tests/support/ask';
import { ChangingDirectory } from '../../../tests/support/changing-directory';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { TreeByHand } from '../../../tests/support/tree-by-hand';
import { openMeetingsDatabase } from '../database';
import { createMeetings } from '../meetings';
import { compareStatistics } from './compare-statistics';
import { CountedByHand, type Question } from './counted-by-hand';
import { RandomChanges } from './random-changes';
import { RandomWrites, TODAY } from './random-writes';

const MEASURES =
  'meetingsHeld monthsMet meetingsExpected assignments notStarted inProgress implemented dropped overdue ' +
  'notReported claimed verified disputed undated openFromEarlierYears reportsDue reportsLate';
const LOOK_EVERY = 100;
/** The last day on which the proof looks: what writes have set for days to come has then come about. */
const LATER = '2024-09-15';

export interface Proof {
  readonly written: number;
  readonly refused: readonly unknown[];
  readonly compared: number;
  readonly wrong: readonly string[];
}

type Asked = Omit<Question, 'areaId'> & { readonly map: string; readonly issuedBy: string | null };

/**
 * Writes at random while the tree of areas changes, and every hundred writes compares random questions
 * with a count by hand: every measure of every area, series, the late, and the records behind a number.
 */
export async function proveDecisions(
  databaseUrl: string,
  writes: number,
  seed: number,
  questions = 12,
): Promise<Proof> {
  const changing = new ChangingDirectory();
  let today = TODAY;
  const subgraph = await createMeetings({
    databaseUrl,
    organisation: changing.feed,
    now: () => new Date(`${today}T06:00:00Z`),
  });
  const database = await openMeetingsDatabase({ url: databaseUrl });
  const random = randomNumbers(seed);
  const writer = new RandomWrites(subgraph, random);
  const changes = new RandomChanges(subgraph, database.reader, random, TODAY);
  const compared = new Comparisons();
  for (let done = 1; done <= writes; done += 1) {
    await (random() < 0.35 ? changes : writer).write();
    if (done % LOOK_EVERY) continue;
    changing.changeAtRandom(random, addDays(TODAY, -Math.floor(random() * 900)));
    const told = await changing.feed({ seq: 0, chain: '' });
    const directoryVersion = told.at(-1)?.seq ?? 0;
    await subgraph.contextFor({ viewer: ADMIN, requestId: 'catching up', directoryVersion });
    today = dayOfLook(random);
    const look = new Look(subgraph, database, new TreeByHand(changing.records), today, random, compared);
    await look.compare(questions);
    today = TODAY;
  }
  await subgraph.close();
  await database.close();
  const refused = [...writer.refused, ...changes.refused];
  return { written: writer.written + changes.written, refused, ...compared };
}

/** The day on which is written, the last one, or any between: days turn, and bring what waits for them. */
function dayOfLook(random: () => number): string {
  const dice = random();
  if (dice < 0.4) return TODAY;
  return dice < 0.6 ? LATER : addDays(TODAY, Math.floor(random() * 480));
}

class Comparisons {
  compared = 0;
  readonly wrong: string[] = [];

  of(what: string, found: unknown, byHand: number | string): void {
    this.compared += 1;
    if (found !== byHand) this.wrong.push(`${what}: ${String(found)} for ${byHand}`);
  }
}

/** One look at what is kept, on one day. */
class Look {
  constructor(
    private readonly subgraph: Subgraph,
    private readonly database: Database,
    private readonly tree: TreeByHand,
    private readonly today: string,
    private readonly random: () => number,
    private readonly compared: Comparisons,
  ) {}

  async compare(questions: number): Promise<void> {
    const byHand = await CountedByHand.read(this.database, this.tree, this.today);
    for (let round = 0; round < questions; round += 1) {
      const asked = this.question(byHand.turningDays());
      await this.everyArea(byHand, asked);
      if (round % 4 === 0) await this.series(byHand, asked);
      if (round % 4 === 1) await this.late(byHand, asked);
      if (round % 4 === 2) await this.records(byHand, asked);
      if (round % 2) await this.statistics(byHand, asked);
    }
  }

  private async everyArea(byHand: CountedByHand, asked: Asked): Promise<void> {
    const rows = await this.of(this.areas(), `progress: ${field(asked)} { ${MEASURES} }`, asked);
    for (const { id, code, progress } of rows)
      this.measures(byHand.count({ ...asked, areaId: id }), progress, `${code} ${JSON.stringify(asked)}`);
  }

  private async series(byHand: CountedByHand, asked: Asked): Promise<void> {
    const from = addDays(asked.asOf, -Math.floor(this.random() * 900));
    const interval = this.one(['MONTH', 'QUARTER', 'FISCAL_YEAR']);
    const args = `from: "${from}", to: "${asked.asOf}", interval: ${interval}, ${where(asked)}`;
    const rows = await this.of(
      [this.one(this.areas())],
      `points: decisionProgressSeries(${args}) { asOf fiscalYear basis ${MEASURES} }`,
      asked,
    );
    for (const { id, code, points } of rows) {
      for (const point of points) {
        const on = { ...asked, asOf: point.asOf, fiscalYear: point.fiscalYear };
        const treeOn = treeDay(asked.map, point.asOf, point.fiscalYear, this.today);
        const about = { ...on, treeOn, areaId: id, published: point.basis === 'PUBLISHED' };
        this.measures(byHand.count(about), point, `${code} series ${JSON.stringify(on)}`);
      }
    }
  }

  private async late(byHand: CountedByHand, asked: Asked): Promise<void> {
    const issuer = asked.issuedBy ? `, issuedBy: "${asked.issuedBy}"` : '';
    const list = (archive: boolean): string =>
      `late(first: 3, filter: { asOf: "${asked.asOf}", archive: ${archive}${issuer} }) { totalCount edges { node { daysLate dueOn } } }`;
    const rows = await this.of(
      this.areas().slice(0, 6),
      `live: ${list(false)} archive: ${list(true)}`,
      asked,
    );
    for (const { id, code, live, archive } of rows) {
      const about = { ...asked, areaId: id, self: false, treeOn: this.today };
      this.compared.of(`${code} late ${JSON.stringify(asked)}`, live.totalCount, byHand.late(about, false));
      this.compared.of(
        `${code} late of old ${JSON.stringify(asked)}`,
        archive.totalCount,
        byHand.late(about, true),
      );
    }
  }

  private async statistics(byHand: CountedByHand, asked: Asked): Promise<void> {
    const areas = [...this.areas().slice(0, 6), this.one(this.areas())];
    const question = { ...asked, areaId: this.one(areas).id };
    const { subgraph, tree, today, random } = this;
    for (let times = 0; times < 8; times += 1) {
      const both = await compareStatistics(subgraph, byHand, tree, question, today, random);
      this.compared.of(`statistics ${both.about}`, both.found, both.byHand);
    }
  }

  /** The query that a number is explained with lists as many records as the number says. */
  private async records(byHand: CountedByHand, asked: Asked): Promise<void> {
    const measures = MEASURES.split(' ').map(
      (name) => `${name}: explain(measure: ${enumOf(name)}) { count query }`,
    );
    const [row] = await this.of(
      [this.one(this.areas())],
      `progress: ${field(asked)} { ${measures.join(' ')} }`,
      asked,
    );
    if (!row) return;
    for (const [measure, number] of Object.entries(byHand.count({ ...asked, areaId: row.id }))) {
      const { count, query } = row.progress[measure];
      this.compared.of(`${row.code} explained ${measure} ${JSON.stringify(asked)}`, count, number);
      if (!query) continue;
      const known = query.replaceAll(' nameBn', ''); // Names are another subgraph's.
      const { data, errors } = await ask(this.subgraph, known, {}, asked.published ? PUBLIC : ADMIN);
      const listed = errors ? errors[0]?.message : Object.values<any>(data)[0].totalCount;
      this.compared.of(`${row.code} records of ${measure} ${JSON.stringify(asked)}`, listed, number);
    }
  }

  private measures(byHand: Record<string, number>, found: Record<string, unknown>, about: string): void {
    for (const [measure, number] of Object.entries(byHand))
      this.compared.of(`${measure} of ${about}`, found[measure], number);
  }

  private async of(areas: { id: string; code: string }[], fields: string, asked: Asked) {
    const codes = areas.map(({ code }) => code);
    const { data, errors } = await askAreas(this.subgraph, codes, fields, asked.published ? PUBLIC : ADMIN);
    if (errors) throw new Error(errors.join('; '));
    return (data as any[]).map((row, index) => ({ ...row, ...areas[index] }));
  }

  private areas(): { id: string; code: string }[] {
    return this.tree.areas(this.today);
  }

  private question(turningDays: readonly string[]): Asked {
    const year = 2020 + Math.floor(this.random() * 5);
    const fiscalYear = `${year}-${String((year + 1) % 100)}`;
    const turning = this.one(turningDays);
    const anyDay = this.random() < 0.3 ? this.today : this.random() < 0.7 ? turning : addDays(turning, 1);
    const asOf = anyDay < this.today ? anyDay : this.today;
    const map = this.one(['CURRENT', 'AS_OF']);
    const issuer = this.random() < 0.3 ? this.one(this.areas().slice(0, 6)) : null;
    return {
      fiscalYear,
      asOf,
      map,
      treeOn: treeDay(map, asOf, fiscalYear, this.today),
      published: this.random() < 0.5,
      self: this.random() < 0.2,
      issuerId: issuer?.id ?? null,
      issuedBy: issuer?.code ?? null,
    };
  }

  private one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }
}

function treeDay(map: string, asOf: string, fiscalYear: string, today: string): string {
  const lastDay = `${Number(fiscalYear.slice(0, 4)) + 1}-06-30`;
  return map === 'CURRENT' ? today : asOf < lastDay ? asOf : lastDay;
}

function where({ map, self, issuedBy }: Asked): string {
  return `map: ${map}, scope: ${self ? 'SELF' : 'SUBTREE'}${issuedBy ? `, issuedBy: "${issuedBy}"` : ''}`;
}

function field(asked: Asked): string {
  return `decisionProgress(fiscalYear: "${asked.fiscalYear}", asOf: "${asked.asOf}", ${where(asked)})`;
}

function enumOf(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
