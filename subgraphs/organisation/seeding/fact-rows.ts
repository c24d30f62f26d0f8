import type { AreaRecord, CodeRecord, PlacementRecord } from '../../../lib/directory/records';
import type { Day } from '../../../lib/time/day';
import type { AreaFact, BoundaryChange, Facts } from './facts';
import type { FactRow } from './fact-row';
import { officeRow, postRow } from './office-rows';

/**
 * All rows that the facts come to. Where a new division was made, its districts stood under the
 * old one until that day, and their codes, like those of their upazilas, began with its digits.
 */
export function factRows(facts: Facts): FactRow[] {
  const idByCode = new Map(facts.areas.map((area) => [area.code, area.id]));
  const changeOf = changesByArea(facts);
  return [
    ...facts.areas.flatMap((area) => {
      const change = changeOf.get(area.code) ?? null;
      const officeId = area.id.replace(/^a/, 'o');
      const openedOn = change?.newDivision === area.code ? change.day : null;
      return [
        areaRow(area, openedOn),
        ...codeRows(area, change, openedOn),
        ...placementRows(area, change, openedOn, (code) => known(idByCode, code)),
        ...changeRows(area, change, (code) => known(idByCode, code)),
        officeRow(area, officeId, openedOn, facts.memos),
        postRow(area, area.id.replace(/^a/, 'p'), officeId),
      ];
    }),
    ...facts.duties.map((duty): FactRow => {
      const { id, level, duty: kind, validFrom, validTo, source } = duty;
      return {
        table: 'duties',
        id,
        columns: { level, duty: kind, valid_from: validFrom, valid_to: validTo, source },
        record: { kind: 'duty', id, level, duty: kind, validFrom, validTo },
      };
    }),
  ];
}

/** The change that an area took part in, for the new divisions and all that came with them. */
function changesByArea({ areas, boundaryChanges }: Facts): Map<string, BoundaryChange> {
  const changes = new Map<string, BoundaryChange>();
  for (const change of boundaryChanges) {
    changes.set(change.newDivision, change);
    for (const area of areas) {
      const moved = change.districts.includes(area.code) || change.districts.includes(area.parent);
      if (moved) changes.set(area.code, change);
    }
  }
  return changes;
}

function areaRow(area: AreaFact, openedOn: Day | null): FactRow {
  const { id, level, nameEn, nameBn } = area;
  const record: AreaRecord = {
    kind: 'area',
    id,
    level,
    nameEn,
    nameBn,
    validFrom: openedOn,
    validTo: null,
    successorId: null,
  };
  return {
    table: 'areas',
    id,
    columns: {
      level,
      name_en: nameEn,
      name_bn: nameBn,
      aliases: JSON.stringify(area.aliases),
      portal_host: area.portalHost,
      valid_from: openedOn,
      valid_to: null,
      successor_id: null,
    },
    record,
  };
}

function codeRows(area: AreaFact, change: BoundaryChange | null, openedOn: Day | null): FactRow[] {
  const row = (code: string, validFrom: Day | null, validTo: Day | null): FactRow => {
    const record: CodeRecord = {
      kind: 'code',
      id: `${area.id}-${code}`,
      areaId: area.id,
      code,
      validFrom,
      validTo,
    };
    return {
      table: 'area_codes',
      id: record.id,
      columns: { area_id: area.id, code, valid_from: validFrom, valid_to: validTo },
      record,
    };
  };
  if (!change || openedOn) return [row(area.code, openedOn, null)];
  return [row(formerCodeOf(area, change), null, change.day), row(area.code, change.day, null)];
}

function placementRows(
  area: AreaFact,
  change: BoundaryChange | null,
  openedOn: Day | null,
  idOf: (code: string) => string,
): FactRow[] {
  const row = (parentCode: string, validFrom: Day | null, validTo: Day | null): FactRow => {
    const parentId = idOf(parentCode);
    const id = `${area.id}-${parentId}`;
    const record: PlacementRecord = { kind: 'placement', id, areaId: area.id, parentId, validFrom, validTo };
    return {
      table: 'area_placements',
      id,
      columns: { area_id: area.id, parent_id: parentId, valid_from: validFrom, valid_to: validTo },
      record,
    };
  };
  if (!area.parent) return [];
  if (change?.districts.includes(area.code)) {
    return [row(change.oldDivision, null, change.day), row(area.parent, change.day, null)];
  }
  return [row(area.parent, openedOn, null)];
}

/** The same change as a reader is told of it: what became of this area by it. */
function changeRows(
  area: AreaFact,
  change: BoundaryChange | null,
  idOf: (code: string) => string,
): FactRow[] {
  if (!change) return [];
  const isNew = change.newDivision === area.code;
  const hasMoved = change.districts.includes(area.code);
  return [
    {
      table: 'area_changes',
      id: `${area.id}-${change.newDivision}`,
      columns: {
        act_id: `division-${change.newDivision}`,
        act: 'SPLIT',
        area_id: area.id,
        from_day: change.day,
        former_parent_id: hasMoved ? idOf(change.oldDivision) : null,
        parent_id: hasMoved || isNew ? idOf(area.parent) : null,
        former_code: isNew ? null : formerCodeOf(area, change),
        code: area.code,
        successor_id: null,
        source: change.source,
      },
      record: null,
    },
  ];
}

function formerCodeOf(area: AreaFact, change: BoundaryChange): string {
  return change.oldDivision + area.code.slice(change.newDivision.length);
}

function known(idByCode: ReadonlyMap<string, string>, code: string): string {
  const id = idByCode.get(code);
  if (!id) throw new Error(`The file of areas names the code ${code} as a parent, but has no such area.`);
  return id;
}
