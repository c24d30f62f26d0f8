import { setImmediate as othersTurn } from 'node:timers/promises';
import { ArgsType, Field, registerEnumType } from 'type-graphql';
import { fiscalYearOf, fiscalYearSpan } from '../bangla/fiscal-year';
import { GraphQLDay } from '../graphql/day-scalar';
import { demandTimeLeft, type HubContext } from '../subgraph/hub-context';
import { writeRollupPart } from '../stamps/rollup-part';
import { addDays, lastDayOfMonth, type Day } from '../time/day';
import { demand } from '../writing/checks';
import type { Counts } from './history';
import { keptMonths } from './kept-months';
import { ProgressWhere, RollupScope } from './progress-arguments';
import { progressOf, questionOf, type AlsoOwn, type AreaProgress, type Question } from './progress-of';
import type { Rollup } from './rollup';
import type { YearByMonth } from './year-by-month';

export enum SeriesInterval {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  FISCAL_YEAR = 'FISCAL_YEAR',
}
registerEnumType(SeriesInterval, {
  name: 'SeriesInterval',
  description: 'How far apart the points of a series lie.',
  valuesConfig: {
    MONTH: { description: 'At the end of each month (মাস).' },
    QUARTER: { description: 'At the end of September, December, March and June (ত্রৈমাসিক).' },
    FISCAL_YEAR: { description: 'On 30 June (অর্থবছর).' },
  },
});

/** Eleven years by month: what ten years back from any day touch. */
export const MOST_POINTS = 132;

@ArgsType()
export class SeriesArguments extends ProgressWhere {
  @Field(() => GraphQLDay, { description: 'A day of the first interval.' })
  from!: Day;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day of the last point; today where not given. A day to come fails with DAY_IN_FUTURE.',
  })
  to?: Day | null;

  @Field(() => SeriesInterval, {
    defaultValue: SeriesInterval.MONTH,
    description: `How far apart the points lie; at most ${MOST_POINTS} of them, else BAD_INPUT.`,
  })
  interval!: SeriesInterval;
}

/**
 * A roll-up at the end of each interval and on the last day, oldest first. Each point is what the roll-up of the
 * fiscal year it lies in gives for that day. All that end a month come from the counts of their years by month, which
 * are kept as long as nobody changes them; a last day within a month is asked as any roll-up of a day. Others get
 * their turn between the years that are made anew, and between areas.
 */
export async function seriesOf(
  context: HubContext,
  rollup: Rollup,
  areaId: string,
  args: SeriesArguments,
  alsoOwn?: AlsoOwn,
): Promise<AreaProgress[]> {
  const days = seriesDays(args.from, args.to ?? context.today, args.interval);
  const questions = days.map((on) => questionOf(context, areaId, fiscalYearOf(on), on, args));
  for (const { basis, fiscalYear } of yearsOf(questions))
    context.rests?.add(writeRollupPart(context, { rollup: rollup.name, years: fiscalYear, basis, areaId }));
  const last = questions.at(-1);
  const endsWithin = last && last.asOf !== lastDayOfMonth(last.asOf.slice(0, 7));
  const atMonthEnds = endsWithin ? questions.slice(0, -1) : questions;
  const { from, to: _to, interval, ...where } = args;
  const asked = [from, days.at(-1), interval, where, atMonthEnds.map(({ basis }) => basis[0]).join('')];
  const loader = context.loaders.for(`series ${rollup.name}`, asked, (areaIds) =>
    countsAtMonthEnds(context, rollup, areaIds, atMonthEnds, alsoOwn),
  );
  const counts = await loader.load(areaId);
  const points = atMonthEnds.map((question, index) => ({ areaId, ...question, counts: counts[index] ?? {} }));
  if (!endsWithin) return points;
  const { fiscalYear, asOf } = last;
  return [...points, await progressOf(context, rollup, areaId, { ...where, fiscalYear, asOf }, alsoOwn)];
}

/** What some questions of month ends come to, for each of some areas that ask them alike. */
async function countsAtMonthEnds(
  context: HubContext,
  rollup: Rollup,
  areaIds: readonly string[],
  questions: readonly Question[],
  alsoOwn: AlsoOwn | undefined,
): Promise<Counts[][]> {
  const pause = async (): Promise<void> => {
    await othersTurn();
    demandTimeLeft();
  };
  const years = new Map<string, YearByMonth>();
  const [first] = questions;
  for (const basis of new Set(questions.map((question) => question.basis))) {
    const fiscalYears = yearsOf(questions).flatMap((year) => (year.basis === basis ? [year.fiscalYear] : []));
    const asked = { basis, fiscalYears, issuerId: first?.issuerId ?? null };
    const found = await keptMonths(context, rollup, asked, alsoOwn, pause);
    for (const [place, months] of found.entries()) years.set(`${basis} ${fiscalYears[place]}`, months);
  }
  const all: Counts[][] = [];
  for (const areaId of areaIds) {
    all.push(
      questions.map(({ basis, fiscalYear, asOf, treeOn, scope }) => {
        const months = years.get(`${basis} ${fiscalYear}`);
        if (scope === RollupScope.SELF) return months?.own(areaId, asOf) ?? {};
        return months?.subtree(areaId, asOf, treeOn) ?? {};
      }),
    );
    if (all.length % AREAS_A_TURN === 0) await pause();
  }
  return all;
}

/** An area's points take some tenths of a millisecond. */
const AREAS_A_TURN = 16;

/** The fiscal years that some questions are about, on each basis. */
function yearsOf(questions: readonly Question[]): Pick<Question, 'basis' | 'fiscalYear'>[] {
  return [...new Map(questions.map((each) => [`${each.basis} ${each.fiscalYear}`, each])).values()];
}

/** The last day of each interval that a span touches; the last of them is the span's own last day. */
export function seriesDays(from: Day, to: Day, interval: SeriesInterval): Day[] {
  demand(from <= to, 'The series ends before it begins: give a later "to".');
  const days: Day[] = [];
  for (let begins = from; begins <= to; begins = addDays(days.at(-1) ?? to, 1)) {
    const ends = lastDayOf(begins, interval);
    days.push(ends < to ? ends : to);
    demand(days.length <= MOST_POINTS, `A series has at most ${MOST_POINTS} points: take a longer interval.`);
  }
  return days;
}

function lastDayOf(on: Day, interval: SeriesInterval): Day {
  if (interval === SeriesInterval.FISCAL_YEAR) return fiscalYearSpan(fiscalYearOf(on)).to;
  if (interval === SeriesInterval.MONTH) return lastDayOfMonth(on.slice(0, 7));
  const quarterEnds = Math.ceil(Number(on.slice(5, 7)) / 3) * 3;
  return lastDayOfMonth(`${on.slice(0, 4)}-${String(quarterEnds).padStart(2, '0')}`);
}
