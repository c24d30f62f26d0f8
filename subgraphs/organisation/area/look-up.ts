import { plainCode } from '../../../lib/directory/plain-code';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { Area } from './area';

/** The area that holds or ever held a code, under that code; null for an unknown one, or one not there on the day. */
export function findArea({ directory }: HubContext, code: string, on: Day | null): Area | null {
  const asked = plainCode(code);
  const area = directory.areaByCode(asked);
  if (!area || (on !== null && !directory.existsOn(area.id, on))) return null;
  return new Area(area.id, asked, on);
}

/** An area under the code that it held on the day it is looked at. */
export function areaOn({ directory, today }: HubContext, areaId: string, on: Day | null): Area {
  return new Area(areaId, directory.codeOf(areaId, on ?? today) ?? '', on);
}
