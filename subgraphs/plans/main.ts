import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';

runProcess('plans', readConfiguration, async ({ databaseUrl, backups, organisationUrl }, log, feedOf) => {
  const { createPlans } = await import('./plans.js');
  return createPlans({
    databaseUrl,
    backups,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
    onEmbargoFault: (fault) => {
      log.error({ err: fault }, 'a paper whose day has come could not be published; it is tried again');
    },
  });
});
