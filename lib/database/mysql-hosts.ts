import { connect, type Socket } from 'node:net';

/**
 * The servers of one cluster, each of which has every record. A connection goes to the one that served last, and
 * to the next where that is away, or takes connections and no statements: a proxy in front sees no difference
 * between a node that serves and one that is still catching up.
 */
export class MysqlHosts {
  private readonly places: readonly Place[];
  private current = 0;
  private readonly placeOf = new WeakMap<Socket, number>();

  constructor(url: string) {
    this.places = placesOf(url);
  }

  get count(): number {
    return this.places.length;
  }

  /** Whether there is another server to turn to. */
  get several(): boolean {
    return this.count > 1;
  }

  /** Opens a connection for the driver. */
  readonly open = (): Socket => {
    const index = this.current;
    const socket = connect({ ...(this.places[index] ?? placeIn('')), noDelay: true, keepAlive: true });
    this.placeOf.set(socket, index);
    const late = setTimeout(() => socket.destroy(silent()), GREETS_WITHIN_MS);
    const failed = (): void => {
      clearTimeout(late);
      this.turnFrom(index);
    };
    socket.once('error', failed).once('close', failed);
    socket.once('data', () => {
      clearTimeout(late);
      socket.off('error', failed).off('close', failed);
    });
    return socket;
  };

  /** Gives up a connection whose server takes no statements; the next one goes to another server. */
  leave(connection: { readonly stream?: Socket; destroy(): void }): void {
    const index = connection.stream && this.placeOf.get(connection.stream);
    connection.destroy();
    if (index !== undefined) this.turnFrom(index);
  }

  /** Several connections fail together; the first of them turns. */
  private turnFrom(index: number): void {
    if (index === this.current) this.current = (index + 1) % this.places.length;
  }
}

/** A server of a cluster. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Where the servers are that an address names: `mysql://user:password@db1:3306/database?also=db2:3306,db3:3306`. */
export function placesOf(url: string): Place[] {
  if (!URL.canParse(url)) return [];
  const { host, searchParams } = new URL(url);
  const also = (searchParams.get('also') ?? '').split(',').filter(Boolean);
  return [host, ...also].map(placeIn);
}

/** The address of each server alone, in an order that is the same however the servers are listed. */
export function oneByOne(url: string): string[] {
  const places = placesOf(url).map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return places.sort().map((host) => Object.assign(new URL(url), { host, search: '' }).href);
}

const MYSQL_PORT = 3306;
/** A server speaks first. One that is frozen is connected to all the same, by its machine. */
const GREETS_WITHIN_MS = 2000;

function placeIn(written: string): Place {
  const { hostname, port } = new URL(`mysql://${written}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || MYSQL_PORT) };
}

function silent(): Error {
  return Object.assign(new Error('The database server does not speak.'), { code: 'ETIMEDOUT' });
}
