import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';
import { createMeetings } from './meetings';

runProcess('meetings', readConfiguration, ({ databaseUrl, organisationUrl }, log, feedOf) =>
  createMeetings({
    databaseUrl,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
  }),
);
