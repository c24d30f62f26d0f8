import type { Reader } from '../language';

/** Where a piece of work stands, for the eye: each has its own shape and word, so that colour only helps. */
export type Standing = 'done' | 'going' | 'idle' | 'silent' | 'dropped';

interface Reported {
  readonly status: string;
  readonly reportedOn: string | null;
}

/** Not begun and never reported are two things: silence is not a report that nothing was done. */
export function standingOf({ status, reportedOn }: Reported): Standing {
  if (status === 'IMPLEMENTED' || status === 'COMPLETED') return 'done';
  if (status === 'DROPPED' || status === 'CANCELLED') return 'dropped';
  if (status === 'IN_PROGRESS') return 'going';
  return reportedOn ? 'idle' : 'silent';
}

/** The word of a standing; of a decision it is "implemented", of an activity "completed". */
export function standingWord({ words }: Reader, standing: Standing, ofPlan = false): string {
  switch (standing) {
    case 'done':
      return ofPlan ? words.completed : words.implemented;
    case 'going':
      return words.inProgress;
    case 'idle':
      return words.notStarted;
    case 'silent':
      return words.notReported;
    case 'dropped':
      return words.dropped;
  }
}

/** The shape of a standing: a tick in a disc, half a disc, a ring, a broken ring, a cross. */
export function Mark({ standing }: { standing: Standing }) {
  return (
    <svg class={`mark ${standing}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[standing]}
    </svg>
  );
}

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />;

const SHAPES: Readonly<Record<Standing, preact.JSX.Element>> = {
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.5 8.2 7 10.7l4.5-5" fill="none" class="tick" stroke-width="2" />
    </>
  ),
  going: (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  idle: ring,
  silent: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-dasharray="2.4 2.3"
    />
  ),
  dropped: <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="2" />,
};

/** A standing as shape and word. */
export function StandingMark({
  standing,
  reader,
  ofPlan = false,
}: {
  standing: Standing;
  reader: Reader;
  ofPlan?: boolean;
}) {
  return (
    <span class="standing">
      <Mark standing={standing} /> {standingWord(reader, standing, ofPlan)}
    </span>
  );
}
