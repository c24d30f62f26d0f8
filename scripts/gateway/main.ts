import { runGateway } from '../../gateway/run';

/** The gateway of the four-process run, with what is served beside /graphql. */
runGateway(async (configuration) => (await import('./mounts.js')).mountsFor(configuration));
