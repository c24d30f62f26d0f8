import type { EntityManager } from 'typeorm';
import type { Level } from '../../../lib/directory/records';
import type { AreaFacts, DutyFacts } from './area-facts';
import { SearchIndex } from './search-index';

/** The facts of all areas in memory, and the index that finds an area by any spelling. */
export class AreaCatalogue {
  private readonly facts: ReadonlyMap<string, AreaFacts>;
  readonly search: SearchIndex;

  constructor(
    areas: readonly AreaFacts[],
    private readonly duties: readonly DutyFacts[],
  ) {
    this.facts = new Map(areas.map((area) => [area.id, area]));
    this.search = new SearchIndex(areas);
  }

  factsOf(areaId: string): AreaFacts | null {
    return this.facts.get(areaId) ?? null;
  }

  /** What the rules ask of every area of a level, oldest first. */
  dutiesOf(level: Level): DutyFacts[] {
    return this.duties.filter((duty) => duty.level === level);
  }
}

/** Reads the catalogue, in one statement for each of its two tables. */
export async function readCatalogue(manager: EntityManager): Promise<AreaCatalogue> {
  const areas: AreaRow[] = await manager.query(
    'SELECT id, name_en, name_bn, aliases, portal_host FROM areas',
  );
  const duties: DutyRow[] = await manager.query(
    'SELECT id, level, duty, valid_from, valid_to, source FROM duties ORDER BY valid_from, id',
  );
  return new AreaCatalogue(
    areas.map((row) => ({
      id: row.id,
      nameEn: row.name_en,
      nameBn: row.name_bn,
      aliases: JSON.parse(row.aliases) as string[],
      portalHost: row.portal_host,
    })),
    duties.map(({ valid_from: validFrom, valid_to: validTo, ...duty }) => ({ ...duty, validFrom, validTo })),
  );
}

interface AreaRow {
  readonly id: string;
  readonly name_en: string;
  readonly name_bn: string;
  readonly aliases: string;
  readonly portal_host: string | null;
}

interface DutyRow {
  readonly id: string;
  readonly level: Level;
  readonly duty: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly source: string;
}
