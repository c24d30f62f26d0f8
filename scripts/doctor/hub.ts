import { READY_PATH } from '../../lib/subgraph/health';
import { look, well, wrong, type Finding } from './finding';

const WITHIN_MS = 5000;

/** The running hub, by what it says of its own readiness. */
export async function hub(url: string): Promise<Finding[]> {
  const address = new URL(READY_PATH, url).href;
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS), redirect: 'error' });
  } catch {
    return [look('hub', `nobody answers at ${address}`, 'Start it with npm start, or give --url.')];
  }
  const body = (await response.json().catch(() => null)) as {
    status?: string;
    subgraphs?: Record<string, string>;
    overloaded?: boolean;
    supergraphsRefused?: number;
  } | null;
  if (!body?.status)
    return [wrong('hub', `what answers at ${address} is not a hub`, 'Give its address by --url.')];
  const away = Object.entries(body.subgraphs ?? {}).flatMap(([name, state]) =>
    state === 'ready' ? [] : [name],
  );
  return [
    away.length || !response.ok
      ? wrong(
          'hub',
          [body.status, ...away.map((name) => `${name} does not answer`)].join(', '),
          'Its log says why.',
        )
      : well('hub', `${body.status} at ${url}`),
    ...(body.overloaded
      ? [look('hub', 'requests are being refused: too many at once', 'docs/running.md, Overload.')]
      : []),
    ...(body.supergraphsRefused
      ? [look('hub', 'a newer supergraph was refused', 'Its log says what that would have broken.')]
      : []),
  ];
}
