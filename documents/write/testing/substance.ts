import type { PaperReading } from '../../recognise/paper-reading';

/** What must be the same in a paper that is written from its records and read again, without its lines and findings. */
export function substance(reading: PaperReading): object {
  return { ...headOf(reading), ...bodyOf(reading) };
}

function headOf(reading: PaperReading): object {
  const { kind, area, fiscalYear, meetingOn, memoIsComplete, references, copyTo, signatory } = reading;
  return {
    kind,
    area,
    fiscalYear,
    meetingOn,
    copyTo,
    references: references.map(({ memoNumberNormalised, issuedOn }) => ({ memoNumberNormalised, issuedOn })),
    signatory,
    // Without its number a paper is a draft, and bears a new day.
    ...(memoIsComplete
      ? {
          memo: reading.memoNumberNormalised,
          issuedOn: reading.issuedOn,
          bangla: reading.banglaDate?.on ?? reading.issuedOn,
        }
      : {}),
  };
}

function bodyOf(reading: PaperReading): object {
  switch (reading.kind) {
    case 'MINUTES': {
      const { title, number, place, startsAt, chair, attendance, confirmation } = reading.meeting;
      const confirmed = confirmation?.confirmed ?? false;
      return {
        meeting: { title, number, place, startsAt, chair, attendance, confirmed },
        items: reading.items.map(({ line: _, progress: __, dueRaw: ___, ...item }) => item),
      };
    }
    case 'PROGRESS_REPORT':
      return {
        meetingArea: reading.meetingArea,
        items: reading.items.map(({ number, topic, decision, progress }) => ({
          number,
          // The minutes have the topic; a report may leave it out.
          topic,
          decision,
          status: progress?.status,
          percent: progress?.percent,
          text: progress?.status === 'NONE' ? null : progress?.text,
        })),
      };
    case 'ACTION_PLAN':
      return {
        items: reading.items.map(
          ({ line: _, progress: __, startsOnRaw: ___, endsOnRaw: ____, occurrences, ...item }) => ({
            ...item,
            occurrences: occurrences.map(({ line: _____, ...occurrence }) => occurrence),
          }),
        ),
      };
    case 'TEAM_ORDER':
      return {
        members: reading.members.map(({ post, person, role }) => ({ post, person, role })),
        termsOfReference: reading.termsOfReference,
      };
    case null:
      return {};
  }
}
