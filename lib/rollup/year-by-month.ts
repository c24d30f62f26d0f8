import { fiscalYearSpan, type FiscalYear } from '../bangla/fiscal-year';
import type { Directory } from '../directory/directory';
import { addDays, lastDayOfMonth, type Day } from '../time/day';
import { firstAbove } from './first-above';
import type { Counts } from './history';

/** Counts of an area's own records of a year, as they came to be in a month (`2024-03`). */
export interface MonthRow {
  readonly month: string;
  readonly areaId: string;
  /** The area that counts the same work already; empty where nobody does. */
  readonly coverId: string;
  readonly amounts: readonly number[];
}

/** What goes into the counts of a year by month, beside its rows. */
export interface YearSettings {
  readonly directory: Directory;
  readonly fiscalYear: FiscalYear;
  readonly measures: readonly string[];
  /** The only area whose decisions count; null for all. */
  readonly issuerId: string | null;
  /** What an area's own counts at the end of a day are made whole by. */
  readonly alsoOwn?: ((asOf: Day) => (areaId: string, counts: Counts) => Counts) | undefined;
}

const MONTHS = 12;
const JULY = 7;

/**
 * What a fiscal year came to at the end of each of its months, of every area by itself and with all below it: what
 * `sumUp` gives for these days. The numbers of an area lie in one list, month after month, so that an area is added
 * to the one above it for all months in one go; those that nobody asks for are not added up.
 */
export class YearByMonth {
  private readonly trees = new Map<Day, Tree>();
  /** What a rule reads an area's counts from: one object for all, since rules ask for each area and month. */
  private readonly read: Record<string, number> = {};

  private constructor(
    private readonly settings: YearSettings,
    private readonly names: readonly string[],
    private readonly owned: ReadonlyMap<string, Owned>,
  ) {}

  static of(settings: YearSettings, rows: readonly MonthRow[]): YearByMonth {
    const { alsoOwn, measures, directory, fiscalYear } = settings;
    const also = alsoOwn ? Object.keys(alsoOwn(fiscalYearSpan(fiscalYear).to)('', {})) : [];
    const empty = new YearByMonth(settings, [...new Set([...measures, ...also])], new Map());
    return empty.with(
      directory.allAreas().map(({ id }) => id),
      rows,
    );
  }

  /** The same where the rows of some areas are others now. */
  with(areaIds: readonly string[], rows: readonly MonthRow[]): YearByMonth {
    const { alsoOwn } = this.settings;
    const rules = alsoOwn && monthEnds(this.settings.fiscalYear).map((on) => alsoOwn(on));
    const owned = new Map(this.owned);
    const rowsOf = new Map<string, MonthRow[]>(areaIds.map((areaId) => [areaId, []]));
    for (const row of rows) rowsOf.get(row.areaId)?.push(row);
    for (const [areaId, ofArea] of rowsOf) owned.set(areaId, this.ownedOf(areaId, ofArea, rules));
    return new YearByMonth(this.settings, this.names, owned);
  }

  /** The counts of an area alone at the end of the month of a day. */
  own(areaId: string, on: Day): Counts {
    return this.countsIn(this.owned.get(areaId)?.own, on);
  }

  /** Its own plus all below, by the tree of a day. */
  subtree(areaId: string, on: Day, treeOn: Day): Counts {
    const since = this.settings.directory.treeSince(treeOn);
    let tree = this.trees.get(since);
    if (!tree)
      this.trees.set(since, (tree = { on: treeOn, twice: this.countedTwice(treeOn), sums: new Map() }));
    return this.countsIn(this.sumOf(areaId, tree), on);
  }

  private ownedOf(
    areaId: string,
    rows: readonly MonthRow[],
    rules: readonly ((areaId: string, counts: Counts) => Counts)[] | undefined,
  ): Owned {
    const { issuerId, fiscalYear } = this.settings;
    const own = this.noCounts();
    const covered = new Map<string, Amounts>();
    for (const { month, coverId, amounts } of rows) {
      if (issuerId === null && coverId === areaId) continue;
      const at = monthOf(fiscalYear, month) * this.names.length;
      if (at >= own.length) continue;
      addAt(own, at, amounts);
      if (issuerId !== null || !coverId) continue;
      let ofCover = covered.get(coverId);
      if (!ofCover) covered.set(coverId, (ofCover = this.noCounts()));
      addAt(ofCover, at, amounts);
    }
    for (const each of [own, ...covered.values()])
      for (let at = this.names.length; at < each.length; at += 1)
        each[at] = (each[at] ?? 0) + (each[at - this.names.length] ?? 0);
    if (rules && (issuerId === null || areaId === issuerId))
      for (const [month, rule] of rules.entries())
        this.makeWhole(own, month, (counts) => rule(areaId, counts));
    return { own, covered };
  }

  private makeWhole(own: Amounts, month: number, rule: (counts: Counts) => Counts): void {
    const also = rule(this.countsAt(own, month, this.read));
    for (const [place, name] of this.names.entries()) {
      const at = month * this.names.length + place;
      own[at] = (own[at] ?? 0) + (also[name] ?? 0);
    }
  }

  /** By the first area above both what an area counts and another one counts already. */
  private countedTwice(treeOn: Day): Map<string, Amounts> {
    const twice = new Map<string, Amounts>();
    for (const [areaId, { covered }] of this.owned)
      for (const [coverId, amounts] of covered) {
        const both = firstAbove(this.settings.directory, areaId, coverId, treeOn);
        if (!both) continue;
        const sum = twice.get(both);
        if (sum) addAt(sum, 0, amounts);
        else twice.set(both, amounts.slice());
      }
    return twice;
  }

  private sumOf(areaId: string, tree: Tree): Amounts | undefined {
    const done = tree.sums.get(areaId);
    if (done) return done;
    const own = this.owned.get(areaId)?.own;
    const childIds = this.settings.directory.countedBelow(areaId, tree.on);
    const twice = tree.twice.get(areaId);
    if (!childIds.length && !twice) return own;
    const sum = own?.slice() ?? this.noCounts();
    tree.sums.set(areaId, sum);
    if (twice) for (const [at, amount] of twice.entries()) sum[at] = (sum[at] ?? 0) - amount;
    for (const childId of childIds) addAt(sum, 0, this.sumOf(childId, tree) ?? []);
    return sum;
  }

  private countsIn(amounts: Amounts | undefined, on: Day): Counts {
    return amounts ? this.countsAt(amounts, monthOf(this.settings.fiscalYear, on)) : {};
  }

  private countsAt(amounts: Amounts, month: number, counts: Record<string, number> = {}): Counts {
    const at = month * this.names.length;
    for (let place = 0; place < this.names.length; place += 1)
      counts[this.names[place] ?? ''] = amounts[at + place] ?? 0;
    return counts;
  }

  private noCounts(): Amounts {
    return new Float64Array(MONTHS * this.names.length);
  }
}

/** The amounts of each measure at the end of the first month, then of the second, and so on. */
type Amounts = Float64Array;

/** What an area owns, and how much of it which other areas count already. */
interface Owned {
  readonly own: Amounts;
  readonly covered: ReadonlyMap<string, Amounts>;
}

interface Tree {
  /** A day on which it holds. */
  readonly on: Day;
  readonly twice: ReadonlyMap<string, Amounts>;
  readonly sums: Map<string, Amounts>;
}

function addAt(into: Amounts, from: number, amounts: ArrayLike<number>): void {
  for (let place = 0; place < amounts.length; place += 1)
    into[from + place] = (into[from + place] ?? 0) + (amounts[place] ?? 0);
}

/** How many months after July a day or month lies; what was before the year began is there from its first. */
function monthOf(fiscalYear: FiscalYear, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(fiscalYear.slice(0, 4));
  return Math.max(0, years * MONTHS + Number(on.slice(5, 7)) - JULY);
}

function monthEnds(fiscalYear: FiscalYear): Day[] {
  const { from, to } = fiscalYearSpan(fiscalYear);
  const ends: Day[] = [];
  for (let on = from; on <= to; on = addDays(ends.at(-1) ?? to, 1)) ends.push(lastDayOfMonth(on.slice(0, 7)));
  return ends;
}
