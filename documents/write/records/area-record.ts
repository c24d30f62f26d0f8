import type { Ask } from './ask';

export type Level = 'COUNTRY' | 'DIVISION' | 'DISTRICT' | 'UPAZILA' | 'UNION';

/** An area with the office that writes for it. */
export interface AreaRecord {
  readonly code: string;
  readonly level: Level;
  readonly nameBn: string;
  readonly portalHost: string | null;
  readonly parent: AreaAbove | null;
  readonly offices: readonly OfficeRecord[];
}

export interface AreaAbove {
  readonly code: string;
  readonly level: Level;
  readonly nameBn: string;
}

export interface OfficeRecord {
  readonly nameBn: string;
  readonly memoMinistry: string | null;
  readonly memoOffice: string | null;
  readonly memoGeo: string | null;
  readonly validTo: string | null;
  readonly posts: readonly PostRecord[];
}

interface PostRecord {
  readonly nameBn: string;
  readonly isHead: boolean;
  readonly tenures: readonly {
    readonly toDay: string | null;
    readonly person: { readonly name: string } | null;
  }[];
}

/** What a letterhead and a signature need of an area. */
export const AREA_FIELDS = `code level nameBn portalHost
  parent { code level nameBn }
  offices { nameBn memoMinistry memoOffice memoGeo validTo posts { nameBn isHead tenures { toDay person { name } } } }`;

/** The area with this code, and those directly below it. */
export async function findArea(ask: Ask, code: string): Promise<AreaWithChildren | null> {
  return ((await ask(AREA, { code })) as { area: AreaWithChildren | null }).area;
}

export interface AreaWithChildren extends AreaRecord {
  readonly children: readonly { readonly code: string; readonly nameBn: string; readonly level: Level }[];
}

const AREA = `query PaperArea($code: ID!) { area(code: $code) { ${AREA_FIELDS} children { code level nameBn } } }`;
