import type { Viewer } from '../../../lib/auth/viewer';
import { ADMIN, askAreas } from '../../../tests/support/ask';
import type { OpenMeetings } from './open-meetings';

/** Reads fields of one area that must be readable, as the gateway does. */
export async function ofArea(
  { subgraph }: OpenMeetings,
  code: string,
  fields: string,
  viewer: Viewer = ADMIN,
) {
  const { data, errors } = await askAreas(subgraph, [code], fields, viewer);
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data[0];
}
