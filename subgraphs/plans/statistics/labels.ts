import type { Label } from '../../../lib/statistics/group-key';
import type { ActivityStatus } from '../activity/activity-status';
import type { Recurrence } from '../activity/period';

/** The names of the schema by which statistics group, for readers. */
export const STATUSES: Readonly<Record<ActivityStatus, Label>> = {
  NOT_STARTED: { en: 'Not started', bn: 'শুরু হয়নি' },
  IN_PROGRESS: { en: 'In progress', bn: 'চলমান' },
  COMPLETED: { en: 'Completed', bn: 'সম্পন্ন' },
  CANCELLED: { en: 'Cancelled', bn: 'বাতিল' },
};

export const RECURRENCES: Readonly<Record<Recurrence, Label>> = {
  NONE: { en: 'Once', bn: 'একবার' },
  MONTHLY: { en: 'Monthly', bn: 'মাসিক' },
  QUARTERLY: { en: 'Quarterly', bn: 'ত্রৈমাসিক' },
  YEARLY: { en: 'Yearly', bn: 'বার্ষিক' },
  TIMES_PER_YEAR: { en: 'So many times a year', bn: 'বছরে কয়েকবার' },
};
