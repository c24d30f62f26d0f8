import type { Label } from '../../../lib/statistics/group-key';
import type { AssignmentStatus } from '../assignment/assignment';
import type { DecisionKind } from '../decision/decision';
import type { DueBasis } from '../decision/due-basis';

/** The names of the schema by which statistics group, for readers. */
export const STATUSES: Readonly<Record<AssignmentStatus, Label>> = {
  NOT_STARTED: { en: 'Not started', bn: 'শুরু হয়নি' },
  IN_PROGRESS: { en: 'In progress', bn: 'চলমান' },
  IMPLEMENTED: { en: 'Implemented', bn: 'বাস্তবায়িত' },
  DROPPED: { en: 'Dropped', bn: 'বাতিল' },
};

export const KINDS: Readonly<Record<DecisionKind, Label>> = {
  ONE_TIME: { en: 'One-time', bn: 'এককালীন' },
  CONTINUING: { en: 'Continuing', bn: 'চলমান প্রকৃতির' },
};

export const DUE_BASES: Readonly<Record<DueBasis, Label>> = {
  STATED: { en: 'Stated in the decision', bn: 'সিদ্ধান্তে উল্লিখিত' },
  NEXT_MEETING: { en: 'By the next meeting', bn: 'পরবর্তী সভার পূর্বে' },
  REQUEST: { en: 'Asked for by a letter', bn: 'পত্রে চাহিত' },
  PERIOD: { en: 'For each period', bn: 'প্রতি মেয়াদে' },
};
