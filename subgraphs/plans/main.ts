import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';
import { createPlans } from './plans';

runProcess('plans', readConfiguration, ({ databaseUrl, backups, organisationUrl }, log, feedOf) =>
  createPlans({
    databaseUrl,
    backups,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
    onEmbargoFault: (fault) => {
      log.error({ err: fault }, 'a paper whose day has come could not be published; it is tried again');
    },
  }),
);
