import { daysAfter } from '../../calendar';

/** Something that an office owes: a decision to carry out, or an activity of its plan. */
export interface Owed {
  readonly kind: 'decision' | 'activity';
  readonly id: string;
  readonly number: string | null;
  readonly text: string;
  /** Whose meeting decided it. */
  readonly from: { readonly nameBn: string; readonly nameEn: string } | null;
  readonly dueOn: string | null;
  readonly isAskedByLetter: boolean;
  readonly daysOverdue: number;
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'IMPLEMENTED' | 'DROPPED' | 'COMPLETED' | 'CANCELLED';
  readonly reportedOn: string | null;
}

const SOON_DAYS = 30;

/** What is late, what is due within a month, and the rest; the most urgent first, without a day last. */
export function inThreeHeaps(
  owed: readonly Owed[],
  today: string,
): Record<'late' | 'soon' | 'later', Owed[]> {
  const end = daysAfter(today, SOON_DAYS);
  const sorted = [...owed].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  return {
    late: sorted.filter(({ daysOverdue }) => daysOverdue > 0),
    soon: sorted.filter((one) => one.daysOverdue === 0 && dayOf(one) <= end),
    later: sorted.filter((one) => one.daysOverdue === 0 && dayOf(one) > end),
  };
}

const dayOf = ({ dueOn }: Owed) => dueOn ?? '9999-12-31';
