import type { Answer, Trouble } from '../../widgets/answer';
import { isAnswer, keep, kept } from './keep';

const PATIENCE_MS = 15_000;

/** The answer at an address of the hub; the last one kept where the hub is away. */
export async function fetchAnswer(hub: string, path: string): Promise<Answer | Trouble> {
  const address = hub + path;
  try {
    const control = new AbortController();
    const timer = setTimeout(() => {
      control.abort();
    }, PATIENCE_MS);
    const response = await fetch(address, { credentials: 'omit', signal: control.signal });
    const body: unknown = await response.json();
    clearTimeout(timer);
    if (response.status === 404) return 'unknown';
    if (response.ok && isAnswer(body)) {
      if (body.complete) keep(address, body);
      return body;
    }
  } catch {
    // Away, or silent for too long.
  }
  return kept(address) ?? 'away';
}
