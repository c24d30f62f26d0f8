import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../lib/project-root';
import { AreaDirectory, type AreaLevel } from './recognise/area-directory';

/** The directory of the 568 areas, from the project's own facts; the running hub gives the same over GraphQL. */
export function knownAreas(): AreaDirectory {
  const file = join(projectRoot, 'subgraphs/organisation/data/areas.csv');
  const rows = parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    columns: true,
    skip_empty_lines: true,
  });
  return new AreaDirectory(
    rows.map((row) => ({
      code: row['code'] ?? '',
      level: (row['level'] ?? 'UPAZILA') as AreaLevel,
      parentCode: row['parent'] || null,
      nameEn: row['name_en'] ?? '',
      nameBn: row['name_bn'] ?? '',
      aliases: row['aliases'] ? row['aliases'].split('|') : [],
      portalHost: row['portal_host'] || null,
    })),
  );
}
