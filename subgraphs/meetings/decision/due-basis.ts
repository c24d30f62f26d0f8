import { registerEnumType } from 'type-graphql';

export enum DueBasis {
  STATED = 'STATED',
  NEXT_MEETING = 'NEXT_MEETING',
  REQUEST = 'REQUEST',
  PERIOD = 'PERIOD',
}
registerEnumType(DueBasis, {
  name: 'DueBasis',
  description: 'Where a due day comes from.',
  valuesConfig: {
    STATED: { description: 'The decision states it.' },
    NEXT_MEETING: { description: 'It is due by the next meeting.' },
    REQUEST: { description: 'A letter asked for a report by that day.' },
    PERIOD: { description: 'A continuing decision asks for a report by the end of each period.' },
  },
});
