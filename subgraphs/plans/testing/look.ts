import { PUBLIC } from '../../../lib/auth/viewer';
import type { DirectoryRecord } from '../../../lib/directory/records';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask, askAreas } from '../../../tests/support/ask';
import { TreeByHand } from '../../../tests/support/tree-by-hand';
import { compareStatistics } from './compare-statistics';
import { COUNTED, type CountedByHand, type HandCount, type Question } from './counted-by-hand';
import { YEARS } from './random-writes';

const MEASURES = `${COUNTED} percentComplete percentExpectedToDate`;
/** One decimal, and the hundredths of a percent in which plans are kept. */
const ROUNDING = 0.05 + 0.0101;

interface AreaCode {
  readonly id: string;
  readonly code: string;
}

type Asked = Omit<Question, 'areaId'> & { readonly map: string; readonly issuedBy: string | null };

/** What was compared, and what of it was wrong. */
export class Comparisons {
  compared = 0;
  readonly wrong: string[] = [];

  of(about: () => string, found: unknown, byHand: unknown): void {
    this.compared += 1;
    if (found !== byHand) this.wrong.push(`${about()}: ${String(found)} for ${String(byHand)}`);
  }
}

/** One look at what is kept, on one day: random questions beside what is counted by hand. */
export class Look {
  private readonly tree: TreeByHand;

  constructor(
    private readonly subgraph: Subgraph,
    records: readonly DirectoryRecord[],
    private readonly today: string,
    private readonly random: () => number,
    private readonly comparisons: Comparisons,
  ) {
    this.tree = new TreeByHand(records);
  }

  async compare(byHand: CountedByHand, questions: number): Promise<void> {
    for (let round = 0; round < questions; round += 1) {
      const fiscalYear = this.one(YEARS);
      const asked = this.question(fiscalYear, byHand.turningDays(fiscalYear));
      await this.everyArea(byHand, asked);
      await this.states(byHand, asked);
      if (round % 3 === 0) await this.series(byHand, asked);
      if (round % 3 === 1) await this.late(byHand, asked);
      if (round % 3 === 2) await this.records(byHand, asked);
      await this.statistics(byHand, asked);
    }
  }

  private async everyArea(byHand: CountedByHand, asked: Asked): Promise<void> {
    const rows = await this.ask(this.areas(), `progress: ${field(asked)} { ${MEASURES} }`, asked);
    for (const { id, code, progress } of rows)
      this.measures(byHand.count({ ...asked, areaId: id }), progress, `${code} ${JSON.stringify(asked)}`);
  }

  private async states(byHand: CountedByHand, { published }: Asked): Promise<void> {
    const state = this.one(['DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED']);
    const source = `{ actionPlans(filter: { state: [${state}] }) { totalCount } }`;
    const { data } = await ask(this.subgraph, source, {}, published ? PUBLIC : ADMIN);
    const right = byHand.plansIn(state, published);
    this.comparisons.of(() => `plans in ${state} on ${this.today}`, data.actionPlans.totalCount, right);
  }

  private async series(byHand: CountedByHand, asked: Asked): Promise<void> {
    const from = addDays(asked.asOf, -Math.floor(this.random() * 900));
    const interval = this.one(['MONTH', 'QUARTER', 'FISCAL_YEAR']);
    const args = `from: "${from}", to: "${asked.asOf}", interval: ${interval}, ${where(asked)}`;
    const fields = `points: planProgressSeries(${args}) { asOf fiscalYear basis ${MEASURES} }`;
    for (const { id, code, points } of await this.ask([this.someArea()], fields, asked)) {
      for (const point of points) {
        const on = { ...asked, asOf: point.asOf, fiscalYear: point.fiscalYear };
        const treeOn = treeDay(asked.map, point.asOf, point.fiscalYear, this.today);
        const about = { ...on, treeOn, areaId: id, published: point.basis === 'PUBLISHED' };
        this.measures(byHand.count(about), point, `${code} series ${JSON.stringify(on)}`);
      }
    }
  }

  private async late(byHand: CountedByHand, asked: Asked): Promise<void> {
    const filters = {
      LIVE: '',
      ARCHIVE: ', archive: true',
      YEAR: `, fiscalYear: "${asked.fiscalYear}"`,
    } as const;
    const which = this.one(['LIVE', 'ARCHIVE', 'YEAR'] as const);
    const issuer = asked.issuedBy ? `, issuedBy: "${asked.issuedBy}"` : '';
    const reason = this.one(['NOT_REPORTED', 'NOT_DONE', 'OCCURRENCE_MISSED']);
    const list = (more: string): string =>
      `lateActivities(first: 500, filter: { asOf: "${asked.asOf}", map: ${asked.map}${filters[which]}${issuer}${more} })`;
    const fields =
      `all: ${list('')} { totalCount edges { node { dueOn reason daysLate activity { id } } } } ` +
      `some: ${list(`, reason: ${reason}`)} { totalCount }`;
    const rows = await this.ask([this.someArea(), this.someArea()], fields, asked);
    // Of no one year, the tree of the day itself adds up.
    const treeOn = asked.map === 'AS_OF' && which !== 'YEAR' ? asked.asOf : asked.treeOn;
    for (const { id, code, all, some } of rows) {
      const right = byHand.late({ ...asked, areaId: id, self: false, treeOn }, which);
      const about = (): string => `${code} late ${which} ${JSON.stringify(asked)}`;
      this.comparisons.of(about, all.totalCount, right.length);
      this.comparisons.of(about, some.totalCount, right.filter((each) => each.reason === reason).length);
      right.slice(0, 500).forEach((each, index) => {
        const shown = all.edges[index]?.node;
        const line = `${shown?.activity?.id} ${shown?.dueOn} ${shown?.reason}`;
        this.comparisons.of(about, line, `${each.id} ${each.dueOn} ${each.reason}`);
      });
    }
  }

  private async statistics(byHand: CountedByHand, { issuedBy: _, ...asked }: Asked): Promise<void> {
    const { subgraph, tree, today, random } = this;
    for (let times = 0; times < 4; times += 1) {
      const question = { ...asked, issuerId: null, areaId: this.someArea().id };
      const both = await compareStatistics(subgraph, byHand, tree, question, today, random);
      this.comparisons.of(() => `statistics ${both.about}`, both.found, both.byHand);
    }
  }

  /** The query that a number is explained with lists as many records as the number says. */
  private async records(byHand: CountedByHand, asked: Asked): Promise<void> {
    const measures = COUNTED.split(' ').map(
      (name) => `${name}: explain(measure: ${enumOf(name)}) { count query }`,
    );
    const area = this.someArea();
    const [row] = await this.ask([area], `progress: ${field(asked)} { ${measures.join(' ')} }`, asked);
    const { counts } = byHand.count({ ...asked, areaId: area.id });
    for (const [measure, right] of Object.entries(counts)) {
      const { count, query } = row.progress[measure];
      const about = (): string => `${area.code} explained ${measure} ${JSON.stringify(asked)}`;
      this.comparisons.of(about, count, right);
      if (!query) continue;
      const alone = query.replaceAll(' nameBn', ''); // Names of areas are known to another subgraph.
      const { data, errors } = await ask(this.subgraph, alone, {}, asked.published ? PUBLIC : ADMIN);
      const listed = errors ? errors[0]?.message : Object.values<any>(data)[0].totalCount;
      this.comparisons.of(() => `${about()} listed by ${query}`, listed, right);
    }
  }

  private measures({ counts, shares }: HandCount, found: Record<string, unknown>, about: string): void {
    for (const [measure, right] of Object.entries(counts))
      this.comparisons.of(() => `${measure} of ${about}`, found[measure], right);
    for (const [measure, right] of Object.entries(shares)) {
      const shown = found[measure] as number | null;
      this.comparisons.of(() => `${measure} of ${about}`, isNear(shown, right) ? right : shown, right);
    }
  }

  private async ask(areas: readonly AreaCode[], fields: string, { published }: Asked): Promise<any[]> {
    const codes = areas.map(({ code }) => code);
    const { data, errors } = await askAreas(this.subgraph, codes, fields, published ? PUBLIC : ADMIN);
    if (errors) throw new Error(errors.join('; '));
    return (data as any[]).map((row, index) => ({ ...row, ...areas[index] }));
  }

  private areas(): AreaCode[] {
    return this.tree.areas(this.today);
  }

  /** Half the time the country, in whose lists everything is. */
  private someArea(): AreaCode {
    return this.random() < 0.5 ? { id: 'area-BD', code: 'BD' } : this.one(this.areas());
  }

  private question(fiscalYear: string, turningDays: readonly string[]): Asked {
    const turning = this.one(turningDays.length ? turningDays : [this.today]);
    const anyDay = this.random() < 0.1 ? this.today : this.random() < 0.5 ? turning : addDays(turning, 1);
    const asOf = anyDay < this.today ? anyDay : this.today;
    const map = this.one(['CURRENT', 'AS_OF']);
    const issuer = this.random() < 0.2 ? this.one(this.areas()) : null;
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

function isNear(shown: number | null, exact: number | null): boolean {
  if (shown === null || exact === null) return shown === exact;
  return Math.abs(shown - exact) <= ROUNDING;
}

function treeDay(map: string, asOf: string, fiscalYear: string, today: string): string {
  const lastDay = `${Number(fiscalYear.slice(0, 4)) + 1}-06-30`;
  return map === 'CURRENT' ? today : asOf < lastDay ? asOf : lastDay;
}

function where({ map, self, issuedBy }: Asked): string {
  return `map: ${map}, scope: ${self ? 'SELF' : 'SUBTREE'}${issuedBy ? `, issuedBy: "${issuedBy}"` : ''}`;
}

function field(asked: Asked): string {
  return `planProgress(fiscalYear: "${asked.fiscalYear}", asOf: "${asked.asOf}", ${where(asked)})`;
}

function enumOf(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
