import { z } from 'zod';
import type { Fault, FindFaults } from '../env';

/** The http(s) address of another subgraph. */
export const subgraphUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address such as http://127.0.0.1:4001',
});

/** Two parts of the hub cannot be reached at one address: what is meant for one would be asked of the other. */
export function sameAddressFaults(given: Parameters<FindFaults>[0]): Fault[] {
  const names = ['SOPAN_ORGANISATION_URL', 'SOPAN_MEETINGS_URL', 'SOPAN_PLANS_URL'];
  const hosts = names.flatMap((name) => {
    const url = given[name] ?? '';
    return URL.canParse(url) && new URL(url).host ? [{ name, host: new URL(url).host }] : [];
  });
  return hosts.flatMap(({ name, host }, index) =>
    hosts.slice(0, index).some((other) => other.host === host)
      ? [{ name, message: 'is the address of another subgraph too' }]
      : [],
  );
}
