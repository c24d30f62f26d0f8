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

/** What a paper says, as `sopan import --json` tells it, and the act that would write it; nothing is written. */
export async function previewPaper(
  visitor: Visitor,
  { file, fileName, publish }: Given,
  places: Places,
): Promise<Record<string, unknown>> {
  const reading = await places.within(async () => {
    const areas = await areasOfHub(askAs(visitor));
    return readAside({ file, fileName, areas });
  });
  const { refusal } = reading;
  const act = actAsRead(reading, randomUUID(), publish);
  return {
    ...toldPaper({ file: fileName, reading, outcome: refusal ? 'REFUSED' : 'READ', refusal }),
    mutation: act?.field ?? null,
    input: act?.input ?? null,
  };
}
