import { daysOf } from '../../calendar';

/** A step on the timeline. */
export type StepState = 'done' | 'missed' | 'to-come';

interface Step {
  readonly on: string | null;
  readonly doneOn: string | null;
}

interface Timed {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly endsOnInDoubt: boolean;
  readonly status: string;
  readonly occurrences: readonly Step[];
}

export interface TimelineMarks {
  /** The period in percent of the year; null where the plan states none. */
  readonly bar: { readonly from: number; readonly to: number } | null;
  readonly steps: readonly { readonly at: number; readonly state: StepState }[];
}

const DAY_MS = 86_400_000;

/** Where a day lies in a fiscal year, in percent; before it 0, after it 100. The end of a day is the next one's start. */
export function placeInYear(day: string, fiscalYear: string, atItsEnd = false): number {
  const { first, last } = daysOf(fiscalYear);
  const from = Date.parse(first);
  const whole = Date.parse(last) + DAY_MS - from;
  const at = Date.parse(day) + (atItsEnd ? DAY_MS : 0) - from;
  return Math.round(Math.min(100, Math.max(0, (at / whole) * 100)) * 100) / 100;
}

/** Whether a step is done, was missed before a day, or is still to come. Of a completed activity none was missed. */
export function stepState({ on, doneOn }: Step, status: string, day: string): StepState {
  if (doneOn !== null || status === 'COMPLETED') return 'done';
  if (status === 'CANCELLED' || on === null || on >= day) return 'to-come';
  return 'missed';
}

/** The bar and the marks of an activity in its year, as of a day. A period that contradicts itself has no bar. */
export function timelineMarks(activity: Timed, fiscalYear: string, day: string): TimelineMarks {
  const { startsOn, endsOn, endsOnInDoubt, status, occurrences } = activity;
  const begin = startsOn ?? (endsOn ? daysOf(fiscalYear).first : null);
  const end = endsOn ?? (startsOn ? daysOf(fiscalYear).last : null);
  const from = begin && placeInYear(begin, fiscalYear);
  const to = end && placeInYear(end, fiscalYear, true);
  const isBar = typeof from === 'number' && typeof to === 'number' && to > from && !endsOnInDoubt;
  return {
    bar: isBar ? { from, to } : null,
    steps: occurrences.flatMap((step) =>
      step.on ? [{ at: placeInYear(step.on, fiscalYear), state: stepState(step, status, day) }] : [],
    ),
  };
}
