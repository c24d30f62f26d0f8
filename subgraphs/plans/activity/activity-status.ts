import { registerEnumType } from 'type-graphql';

export enum ActivityStatus {
  NOT_STARTED = 'NOT_STARTED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ActivityStatus, {
  name: 'ActivityStatus',
  description: 'How far an activity has come (অগ্রগতি). Every activity is in exactly one of these.',
  valuesConfig: {
    NOT_STARTED: { description: 'Nothing done yet, or nothing reported.' },
    IN_PROGRESS: { description: 'Under way.' },
    COMPLETED: { description: 'Done (সম্পন্ন), said in plain words or confirmed by someone.' },
    CANCELLED: { description: 'Given up; it no longer weighs in the plan.' },
  },
});
