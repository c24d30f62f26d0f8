import { fail } from '../../lib/errors';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import { chainOf, START, type Position } from '../../lib/outbox/position';

/** The events that an outbox would hold of these bodies, if they were published in this order after a position. */
export function chained(topic: string, bodies: readonly unknown[], after: Position = START): OutboxEvent[] {
  const events: OutboxEvent[] = [];
  for (const body of bodies) {
    const { seq, chain } = events.at(-1) ?? after;
    events.push({ seq: seq + 1, chain: chainOf(chain, topic, JSON.stringify(body)), topic, body });
  }
  return events;
}

/** The feed that these events make, whole; it fails as an outbox would for whoever has read another. */
export function pullFrom(events: readonly OutboxEvent[]): PullFeed {
  return ({ seq, chain }) => {
    if (chain && events[seq - 1]?.chain !== chain) return Promise.reject(fail('FEED_DIVERGED', { seq }));
    return Promise.resolve(events.slice(seq));
  };
}
