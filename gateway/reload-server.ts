import type { ApolloServer } from '@apollo/server';
import type { GatewayContext } from './gateway-context';

type Server = ApolloServer<GatewayContext>;

/** One GraphQL server after another behind one face. */
export interface ReplaceableServer {
  /** To be used like any server: every request goes to the newest. */
  readonly graphql: Server;
  /** From now on requests go to the next; the one before ends when it has answered all of its own. */
  readonly replace: (next: Server) => void;
}

/** Puts a face before a server, so that a request that has begun stays with the server that it began with. */
export function replaceable(first: Server, onFault: (fault: unknown) => void): ReplaceableServer {
  let current = new Counted(first, onFault);
  return {
    graphql: new Proxy(first, { get: (_first, key) => current.member(key) }),
    replace(next) {
      const before = current;
      current = new Counted(next, onFault);
      before.retire();
    },
  };
}

class Counted {
  private underWay = 0;
  private retired = false;

  constructor(
    private readonly server: Server,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  member(key: string | symbol): unknown {
    const value: unknown = Reflect.get(this.server, key, this.server);
    if (typeof value !== 'function') return value;
    const call = (...given: unknown[]): unknown => Reflect.apply(value, this.server, given);
    const answers = key === 'executeHTTPGraphQLRequest' || key === 'executeOperation';
    return answers ? (...given: unknown[]) => this.counted(() => call(...given)) : call;
  }

  retire(): void {
    this.retired = true;
    this.stopWhenDone();
  }

  private async counted(answer: () => unknown): Promise<unknown> {
    this.underWay += 1;
    try {
      return await answer();
    } finally {
      this.underWay -= 1;
      this.stopWhenDone();
    }
  }

  private stopWhenDone(): void {
    if (this.retired && this.underWay === 0) this.server.stop().catch(this.onFault);
  }
}
