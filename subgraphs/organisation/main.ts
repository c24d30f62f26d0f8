import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';

runProcess('organisation', readConfiguration, async ({ databaseUrl, backups, peers }, log, feedOf) => {
  const { createOrganisation } = await import('./organisation.js');
  return createOrganisation({
    databaseUrl,
    backups,
    log,
    feeds: {
      ...(peers.meetings ? { meetings: feedOf('meetings', peers.meetings) } : {}),
      ...(peers.plans ? { plans: feedOf('plans', peers.plans) } : {}),
    },
  });
});
