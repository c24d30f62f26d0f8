import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';
import { createPlans } from './plans';

runProcess('plans', readConfiguration, ({ databaseUrl, organisationUrl }, log, feedOf) =>
  createPlans({
    databaseUrl,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
  }),
);
