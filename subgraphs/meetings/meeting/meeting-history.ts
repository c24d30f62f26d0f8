import type { Basis, Version } from '../../../lib/rollup/history';
import type { Meeting } from './meeting';

/**
 * What the meetings of one area in one month count for: each itself, and together the month in which
 * there was one, from the first of them on. Months are bits of a number, July the lowest, so that a sum
 * over the months of an area and a year says which they were.
 */
export function meetingHistories(meetings: readonly Meeting[], basis: Basis): Version[][] {
  const counted = meetings
    .filter(({ publishedAt }) => basis === 'ALL' || publishedAt !== null)
    .sort((left, right) => (left.countsFrom < right.countsFrom ? -1 : 1));
  const [first] = counted;
  if (!first) return [];
  const version = (meeting: Meeting, counts: Version['counts']): Version[] => {
    const { countsFrom, fiscalYear, areaId } = meeting;
    return [
      { from: countsFrom, cell: { basis, fiscalYear, areaId, issuerId: areaId }, counts, openDues: [] },
    ];
  };
  return [
    ...counted.map((meeting) => version(meeting, { meetingsHeld: 1 })),
    version(first, { meetingMonths: 1 << monthSinceJuly(first.countsFrom) }),
  ];
}

/** 0 for July to 11 for June. */
export function monthSinceJuly(day: string): number {
  return (Number(day.slice(5, 7)) + 5) % 12;
}
