import type { EntityManager } from 'typeorm';

/**
 * Says, once that is certain, that a transaction has asked whether its work was done before, and does it only if
 * not: where nobody knows whether it was committed, it may be done again.
 */
export function askedWhetherDone(manager: EntityManager): void {
  asked.add(manager);
}

export function hasAskedWhetherDone(manager: EntityManager): boolean {
  return asked.has(manager);
}

const asked = new WeakSet<EntityManager>();
