import { once } from 'node:events';
import { connect, createServer } from 'node:net';

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
  if (databaseUrl.startsWith('mysql:')) await tryServer(new URL(databaseUrl));
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

const MYSQL_PORT = 3306;
/** As long as the pool of connections would wait. */
const CONNECTS_WITHIN_MS = 5000;

async function tryServer({ hostname, port }: URL): Promise<void> {
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || MYSQL_PORT) };
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
function unanswered({ code }: { code?: string }, { host, port }: { host: string; port: number }): Error {
  return Object.assign(new Error('No database server answers.'), {
    code,
    syscall: 'connect',
    address: host,
    port,
  });
}
