import type { AreaRow } from './area-rows';
import { DISTRICT_TILES, type Place } from './district-tiles';

/** A tile with the area that it stands for. */
export interface Tile extends Place {
  readonly area: AreaRow;
}

export interface TileBlock {
  readonly tiles: readonly Tile[];
  readonly columns: number;
  readonly rows: number;
}

/** The upazilas of a district. */
export interface DistrictTiles {
  readonly of: AreaRow['above'];
  readonly areas: readonly AreaRow[];
}

/** As many tiles as lie side by side in the country. */
const WIDEST = 9;

/** The districts of the country as they lie; one that has no place stands in a row of its own below. */
export function countryTiles(districts: readonly AreaRow[]): TileBlock {
  const strangers = districts.filter(({ code }) => !DISTRICT_TILES.has(code));
  const lastRow = Math.max(...[...DISTRICT_TILES.values()].map(({ row }) => row));
  const tiles = districts.map((area) => {
    const place = DISTRICT_TILES.get(area.code);
    const index = strangers.indexOf(area);
    return { area, ...(place ?? { column: index % WIDEST, row: lastRow + 1 + Math.floor(index / WIDEST) }) };
  });
  return {
    tiles,
    columns: Math.max(...tiles.map(({ column }) => column + 1)),
    rows: Math.max(...tiles.map(({ row }) => row + 1)),
  };
}

/** The upazilas of a division, by district from north to south, or those of one district. */
export function upazilaTiles(upazilas: readonly AreaRow[]): readonly DistrictTiles[] {
  const districts = new Map<string, AreaRow[]>();
  for (const upazila of upazilas) {
    const code = upazila.above?.code ?? '';
    districts.set(code, [...(districts.get(code) ?? []), upazila]);
  }
  const northFirst = (code: string) => {
    const place = DISTRICT_TILES.get(code);
    return place ? place.row * 100 + place.column : Infinity;
  };
  return [...districts]
    .sort(([one], [other]) => northFirst(one) - northFirst(other))
    .map(([, areas]) => ({ of: areas[0]?.above ?? null, areas }));
}
