import { DIRECTORY } from '../../lib/subgraph/rests-on';
import type { RestsTable } from '../../lib/subgraph/rests-of-document';

/** On what fields rest here, as far as that is less than all records. The counts of a roll-up tell it themselves. */
export const MEETINGS_REST_ON: RestsTable = {
  Area: [DIRECTORY],
  'Area.code': [DIRECTORY],
  'Area.decisionProgress': [],
  'Area.decisionProgressSeries': [],
  'DecisionProgress.*': [],
  'Explanation.*': [],
  Team: [],
  'Team.id': [],
};
