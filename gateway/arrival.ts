import type { IncomingMessage } from 'node:http';

const arrivals = new WeakMap<IncomingMessage, number>();

/** Notes that a request is here, before it waits for its turn. */
export function noteArrival(request: IncomingMessage): void {
  arrivals.set(request, performance.now());
}

/** When a request was here at the latest, by `performance.now()`: now, where nobody noted it. */
export function arrivalOf(request: IncomingMessage): number {
  return arrivals.get(request) ?? performance.now();
}
