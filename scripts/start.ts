import { readSharedConfiguration } from '../gateway/config';
import { readSupergraph } from '../gateway/supergraph';
import { beforeLoading } from '../lib/subgraph/before-loading';
import { runEntry } from '../lib/subgraph/run-entry';

/** `npm start`: the whole hub in one process on embedded SQLite; nothing else is needed. */
runEntry(async () => {
  const began = Date.now();
  const configuration = readSharedConfiguration({ SOPAN_LOG: 'warn', ...process.env });
  readSupergraph(); // Where there is none, that is heard before anything is loaded.
  await beforeLoading(configuration);
  const { serveHub } = await import('./start/serve-hub.js');
  await serveHub(configuration, began);
});
