import type { Reader } from '../language';
import { meetingWords } from '../words/meeting';

/** How late something is, with the shape that says so without colour; nothing where it is not late. */
export function DaysLate({ days, reader }: { days: number; reader: Reader }) {
  if (days <= 0) return null;
  const { dayLate, daysLate } = meetingWords[reader.language];
  return (
    <span class="late-by">
      <LateMark /> {reader.count(days)} {days === 1 ? dayLate : daysLate}
    </span>
  );
}

/** The shape of what is late: a triangle, as on a road sign. */
export function LateMark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M8 1.5 15 14.5H1z" fill="currentColor" />
      <path d="M8 6v4m0 1.4v1.4" class="tick" stroke-width="1.8" fill="none" />
    </svg>
  );
}
