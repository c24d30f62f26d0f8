import type { EntityManager } from 'typeorm';
import type { Level } from '../../../lib/directory/records';
import type { Day } from '../../../lib/time/day';
import type { FactRow } from '../seeding/fact-row';
import { insertRows, updateRow } from '../seeding/write-rows';
import type { AreaRow } from './area-spans';

/** The dated rows of all areas, as they are in the database. */
export async function readAreaRows(manager: EntityManager): Promise<AreaRow[]> {
  const areas: StoredArea[] = await manager.query(
    'SELECT id, level, name_en, name_bn, successor_id, valid_from, valid_to FROM areas',
  );
  const codes: StoredCode[] = await manager.query(
    'SELECT id, area_id, code, valid_from, valid_to FROM area_codes',
  );
  const placements: StoredPlacement[] = await manager.query(
    'SELECT id, area_id, parent_id, valid_from, valid_to FROM area_placements',
  );
  return [
    ...areas.map(({ id, level, ...row }): AreaRow => ({
      kind: 'area',
      id,
      level,
      nameEn: row.name_en,
      nameBn: row.name_bn,
      successorId: row.successor_id,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    ...codes.map(({ id, code, ...row }): AreaRow => ({
      kind: 'code',
      id,
      areaId: row.area_id,
      code,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    ...placements.map(({ id, ...row }): AreaRow => ({
      kind: 'placement',
      id,
      areaId: row.area_id,
      parentId: row.parent_id,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
  ];
}

/** Writes rows that an act changed or added; of a new area also its other spellings. */
export async function writeAreaRows(
  manager: EntityManager,
  before: readonly AreaRow[],
  changed: readonly AreaRow[],
  aliases: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const known = new Set(before.map((row) => `${row.kind}|${row.id}`));
  const isKnown = (row: AreaRow): boolean => known.has(`${row.kind}|${row.id}`);
  for (const row of changed.filter(isKnown)) await updateRow(manager, storedRow(row));
  const added = changed.filter((row) => !isKnown(row)).map(storedRow);
  await insertRows(
    manager,
    added.map((row) => {
      if (row.table !== 'areas') return row;
      const more = { aliases: JSON.stringify(aliases.get(row.id) ?? []), portal_host: null };
      return { ...row, columns: { ...row.columns, ...more } };
    }),
  );
}

function storedRow(row: AreaRow): FactRow {
  const span = { valid_from: row.validFrom, valid_to: row.validTo };
  switch (row.kind) {
    case 'area': {
      const { level, nameEn, nameBn, successorId } = row;
      const columns = { level, name_en: nameEn, name_bn: nameBn, successor_id: successorId, ...span };
      return { table: 'areas', id: row.id, columns, record: row };
    }
    case 'code': {
      const columns = { area_id: row.areaId, code: row.code, ...span };
      return { table: 'area_codes', id: row.id, columns, record: row };
    }
    case 'placement': {
      const columns = { area_id: row.areaId, parent_id: row.parentId, ...span };
      return { table: 'area_placements', id: row.id, columns, record: row };
    }
  }
}

interface StoredSpan {
  readonly id: string;
  readonly valid_from: Day | null;
  readonly valid_to: Day | null;
}

interface StoredArea extends StoredSpan {
  readonly level: Level;
  readonly name_en: string;
  readonly name_bn: string;
  readonly successor_id: string | null;
}

interface StoredCode extends StoredSpan {
  readonly area_id: string;
  readonly code: string;
}

interface StoredPlacement extends StoredSpan {
  readonly area_id: string;
  readonly parent_id: string;
}
