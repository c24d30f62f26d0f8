import type { Words } from '../../words/words';
import type { AreaRow } from './area-rows';

/** A number of an area: a share with what it is of, or a count alone. */
export interface Figure {
  /** By this it is sorted and coloured; null: nothing reported, or nothing to report on. */
  readonly value: number | null;
  /** "n of N", where it is a share. */
  readonly part?: number;
  readonly whole?: number;
}

export interface AreaMeasure {
  readonly name: MeasureName;
  readonly word: keyof Words;
  /** Where more is worse, colours run the other way. */
  readonly isBad?: boolean;
  readonly isPercent: boolean;
  readonly figure: (row: Pick<AreaRow, 'decisionProgress' | 'planProgress'>) => Figure;
}

export type MeasureName =
  'IMPLEMENTED' | 'OVERDUE' | 'NOT_REPORTED' | 'COMPLETED' | 'PLANS_SUBMITTED' | 'MEETINGS_HELD' | 'TEAMS';

/** Below this denominator a percentage says little: it is shown, and listed after those that are ranked. */
export const FEWEST_RANKED = 5;

/** What the table of areas shows, column by column, and the map by choice. */
export const MEASURES: readonly AreaMeasure[] = [
  {
    name: 'IMPLEMENTED',
    word: 'decisionsImplemented',
    isPercent: true,
    figure: ({ decisionProgress: d }) =>
      d
        ? { value: d.percentImplemented, part: d.implemented, whole: d.assignments - d.dropped }
        : { value: null },
  },
  {
    name: 'OVERDUE',
    word: 'lateItems',
    isBad: true,
    isPercent: false,
    figure: ({ decisionProgress: d, planProgress: p }) => ({
      value: d || p ? (d?.overdue ?? 0) + (p?.overdue ?? 0) : null,
    }),
  },
  {
    name: 'NOT_REPORTED',
    word: 'notReported',
    isBad: true,
    isPercent: true,
    figure: ({ decisionProgress: d, planProgress: p }) =>
      share((d?.notReported ?? 0) + (p?.notReported ?? 0), (d?.assignments ?? 0) + (p?.activities ?? 0)),
  },
  {
    name: 'COMPLETED',
    word: 'plansProgress',
    isPercent: true,
    figure: ({ planProgress: p }) =>
      p ? { value: p.percentComplete, whole: p.activities - p.cancelled } : { value: null },
  },
  {
    name: 'PLANS_SUBMITTED',
    word: 'plansSubmitted',
    isPercent: true,
    figure: ({ planProgress: p }) => (p ? share(p.plansSubmitted, p.plansExpected) : { value: null }),
  },
  {
    name: 'MEETINGS_HELD',
    word: 'monthsMet',
    isPercent: true,
    figure: ({ decisionProgress: d }) => (d ? share(d.monthsMet, d.meetingsExpected) : { value: null }),
  },
  {
    name: 'TEAMS',
    word: 'teamsFormed',
    isPercent: true,
    figure: ({ planProgress: p }) => (p ? share(p.teamsFormed, p.teamsExpected) : { value: null }),
  },
];

/** The measure of that name, else the first. */
export function measureNamed(name: string | undefined): AreaMeasure {
  const [first] = MEASURES;
  const found = MEASURES.find((each) => each.name === name) ?? first;
  if (!found) throw new Error('There are measures.');
  return found;
}

/** A percentage of so few that it is not ranked. */
export function isOfFew({ isPercent }: AreaMeasure, { value, whole }: Figure): boolean {
  return isPercent && value !== null && whole !== undefined && whole < FEWEST_RANKED;
}

function share(part: number, whole: number): Figure {
  return { value: whole === 0 ? null : Math.round((part / whole) * 1000) / 10, part, whole };
}
