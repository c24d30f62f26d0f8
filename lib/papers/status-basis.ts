import { registerEnumType } from 'type-graphql';

export enum StatusBasis {
  STATED = 'STATED',
  INFERRED = 'INFERRED',
  CONFIRMED = 'CONFIRMED',
}
registerEnumType(StatusBasis, {
  name: 'StatusBasis',
  description: 'On what a status rests.',
  valuesConfig: {
    STATED: { description: 'The report says so in plain words.' },
    INFERRED: {
      description: 'Taken from the prose by the published table of rules; never counted as carried out.',
    },
    CONFIRMED: { description: 'Someone with authority has confirmed it.' },
  },
});
