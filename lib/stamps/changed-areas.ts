import type { Version } from './rollup-stamps';

/** The areas whose stamps are not what they were; what a database was restored to may have fewer. */
export function changedAreas(
  before: ReadonlyMap<string, Version>,
  after: ReadonlyMap<string, Version>,
): string[] {
  const areaIds = new Set([...before.keys(), ...after.keys()]);
  return [...areaIds].filter((areaId) => {
    const [then, now] = [before.get(areaId), after.get(areaId)];
    return then?.version !== now?.version || then?.mark !== now?.mark;
  });
}
