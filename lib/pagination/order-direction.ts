import { registerEnumType } from 'type-graphql';

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list is ordered.',
  valuesConfig: {
    ASC: { description: 'The smallest, earliest or first in the alphabet first.' },
    DESC: { description: 'The greatest, latest or last in the alphabet first.' },
  },
});
