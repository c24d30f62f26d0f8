import { runProcess } from '../../lib/subgraph/run-process';
import { readConfiguration } from './config';

runProcess('meetings', readConfiguration, async ({ databaseUrl, backups, organisationUrl }, log, feedOf) => {
  const { createMeetings } = await import('./meetings.js');
  return createMeetings({
    databaseUrl,
    backups,
    organisation: feedOf('organisation', organisationUrl),
    onFault: (fault) => {
      log.warn({ err: fault }, 'the organisation subgraph does not answer');
    },
    onEmbargoFault: (fault) => {
      log.error({ err: fault }, 'minutes whose day has come could not be published; it is tried again');
    },
  });
});
