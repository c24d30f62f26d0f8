import { randomUUID } from 'node:crypto';
import { actAsRead } from '../submit/act-of';
import { areasOfHub } from '../submit/areas-of-hub';
import { toldPaper } from '../submit/told-paper';
import type { GivenFile } from './given-file';
import type { Places } from './places';
import { readAside } from './read-aside';
import { askAs, type Visitor } from './visitor';

interface Given extends GivenFile {
  /** Whether the record is to be published at once. */
  readonly publish: boolean;
}

/** What `sopan import --json` tells of a paper, and two names more. */
interface Preview {
  readonly [told: string]: unknown;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly mutation: string | null;
  readonly input: Record<string, unknown> | null;
}

/** What a paper says, as `sopan import --json` tells it, and the act that would write it; nothing is written. */
export async function previewPaper(
  visitor: Visitor,
  { file, fileName, publish }: Given,
  places: Places,
): Promise<Preview> {
  const reading = await places.within(async () => {
    const areas = await areasOfHub(askAs(visitor));
    return readAside({ file, fileName, areas });
  });
  const { refusal } = reading;
  const act = actAsRead(reading, randomUUID(), publish);
  return {
    ...toldPaper({ file: fileName, reading, outcome: refusal ? 'REFUSED' : 'READ', refusal }),
    refusal,
    mutation: act?.field ?? null,
    input: act?.input ? { ...act.input } : null,
  };
}
