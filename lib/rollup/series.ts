import { setImmediate as othersTurn } from 'node:timers/promises';
import { ArgsType, Field, registerEnumType } from 'type-graphql';
import { fiscalYearOf, fiscalYearSpan } from '../bangla/fiscal-year';
import { GraphQLDay } from '../graphql/day-scalar';
import { demandTimeLeft, type HubContext } from '../subgraph/hub-context';
import { writeRollupPart } from '../stamps/rollup-part';
import { addDays, lastDayOfMonth, type Day } from '../time/day';
import { demand } from '../writing/checks';
import type { Counts } from './history';
import { ProgressWhere } from './progress-arguments';
import { countsOf, questionOf, type AlsoOwn, type AreaProgress } from './progress-of';
import type { Rollup } from './rollup';

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
 * A roll-up at the end of each interval and on the last day, oldest first. Each point is what the
 * roll-up of the fiscal year it lies in gives for that day; all of them cost one read. Between points
 * others get their turn.
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
  for (const { fiscalYear, basis } of questions)
    context.rests?.add(writeRollupPart(context, { rollup: rollup.name, years: fiscalYear, basis, areaId }));
  const bases = [...new Set(questions.map(({ basis }) => basis))];
  const loader = context.loaders.for(`series ${rollup.name}`, questions, async (areaIds) => {
    const counts: Counts[][] = questions.map(() => []);
    for (const basis of bases) {
      const asked = questions.flatMap((question, index) => (question.basis === basis ? [index] : []));
      const points = asked.map((index) => {
        const { fiscalYear = '', asOf = '' } = questions[index] ?? {};
        return { fiscalYear, on: asOf };
      });
      const rows = await rollup.readSeries(
        context.database.reader,
        basis,
        points,
        questions.every(({ issuerId }) => issuerId === null),
      );
      for (const [place, index] of asked.entries()) {
        const question = questions[index];
        if (question) counts[index] = countsOf(context, rows[place] ?? [], areaIds, question, alsoOwn);
        await othersTurn();
        demandTimeLeft();
      }
    }
    return areaIds.map((_, place) => counts.map((ofPoint) => ofPoint[place] ?? {}));
  });
  const points = await loader.load(areaId);
  return questions.map((question, index) => ({ areaId, ...question, counts: points[index] ?? {} }));
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
