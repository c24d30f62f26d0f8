import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';
import { createMeetings } from './meetings';

runProcess('meetings', readConfiguration, ({ databaseUrl, backups, organisationUrl }, log, feedOf) =>
  createMeetings({
    databaseUrl,
    backups,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
    onEmbargoFault: (fault) => {
      log.error({ err: fault }, 'minutes whose day has come could not be published; it is tried again');
    },
  }),
);
