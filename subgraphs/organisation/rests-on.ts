import { DIRECTORY } from '../../lib/subgraph/rests-on';
import type { RestsTable } from '../../lib/subgraph/rests-of-document';

/** What an area says of itself, from the directory and the facts that come with it. */
const OF_AREA = [
  ...['code', 'canonicalCode', 'codes', 'codeStatus', 'level', 'nameEn', 'nameBn', 'aliases', 'portalHost'],
  ...['validFrom', 'validTo', 'parent', 'children', 'ancestors', 'descendants', 'duties'],
];

/** On what fields rest here, as far as that is not all records. */
export const ORGANISATION_REST_ON: RestsTable = {
  'Query.area': [DIRECTORY],
  'Query.areas': [DIRECTORY],
  Area: [DIRECTORY],
  ...Object.fromEntries(OF_AREA.map((field) => [`Area.${field}`, [DIRECTORY]])),
  'AreaConnection.*': [],
  'AreaEdge.*': [],
  'PageInfo.*': [],
  'AreaCode.*': [],
  'Duty.*': [],
  // What somebody types is thrown away by the hour, and belongs to one alone.
  'Query.entryDrafts': 'UNWATCHED',
};
