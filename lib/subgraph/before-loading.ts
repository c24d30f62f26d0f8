import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { placesOf, type Place } from '../database/mysql-hosts';

/** What a process needs from outside. */
interface Needs {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** `mysql://user:password@host:port/database`; a file needs nobody to answer. */
  readonly databaseUrl?: string;
  /** Where it tells its numbers, if anywhere. */
  readonly metrics?: { readonly host: string; readonly port: number | undefined };
}

/**
 * Fails where a process cannot start because its port is taken or no database server answers. Its modules take
 * seconds to load, so they are loaded after this: whoever starts a process in vain hears it at once.
 */
export async function beforeLoading({ host, port, databaseUrl = '', metrics }: Needs): Promise<void> {
  await tryPort(host, port);
  if (metrics?.port !== undefined) await tryPort(metrics.host, metrics.port);
  if (databaseUrl.startsWith('mysql:')) await tryServers(placesOf(databaseUrl));
}

/** Listens for a moment. Whoever comes in it is sent away, as before there was anybody. */
async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer((socket) => socket.destroy()).listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw Object.assign(error as Error, { syscall: 'listen', address: host, port }); // HOST may be a name that nobody knows.
  }
  await new Promise((resolve) => server.close(resolve));
}

/** As long as the pool of connections would wait. */
const CONNECTS_WITHIN_MS = 5000;

/** Fails where none of them answers; what is told is of the first. */
async function tryServers(places: readonly Place[]): Promise<void> {
  const tried = await Promise.allSettled(places.map(tryServer));
  const [first] = tried;
  if (first?.status === 'rejected' && tried.every(({ status }) => status === 'rejected')) throw first.reason;
}

async function tryServer(place: Place): Promise<void> {
  const socket = connect(place);
  socket.setTimeout(CONNECTS_WITHIN_MS, () => {
    socket.destroy(unanswered({ code: 'ETIMEDOUT' }, place));
  });
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw unanswered(error as NodeJS.ErrnoException, place);
  } finally {
    socket.destroy();
  }
}

/** A name has several addresses, or none: whatever failed is told of the place that was named. */
function unanswered({ code }: { code?: string }, { host, port }: Place): Error {
  return Object.assign(new Error('No database server answers.'), {
    code,
    syscall: 'connect',
    address: host,
    port,
  });
}
