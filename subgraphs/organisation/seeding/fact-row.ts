import type { DirectoryRecord } from '../../../lib/directory/records';

/** A row that the facts come to: where it belongs, and what the other subgraphs are told of it. */
export interface FactRow {
  readonly table:
    'areas' | 'area_changes' | 'area_codes' | 'area_placements' | 'duties' | 'offices' | 'posts';
  readonly id: string;
  readonly columns: Readonly<Record<string, string | number | null>>;
  readonly record: DirectoryRecord | null;
}
