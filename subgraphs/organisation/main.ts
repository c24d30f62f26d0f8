import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';
import { createOrganisation } from './organisation';

runProcess('organisation', readConfiguration, ({ databaseUrl, backups, peers }, log, feedOf) =>
  createOrganisation({
    databaseUrl,
    backups,
    log,
    feeds: {
      ...(peers.meetings ? { meetings: feedOf('meetings', peers.meetings) } : {}),
      ...(peers.plans ? { plans: feedOf('plans', peers.plans) } : {}),
    },
  }),
);
