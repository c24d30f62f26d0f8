import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Authority } from './authority';

/**
 * Leaves in a list only what the viewer may see: published rows, and the unpublished ones of the
 * own jurisdiction. Filters, orders and counts come after it, so that they tell nothing of the rest.
 * The rows are seen as `row`, with `areaId` and a condition for "published".
 */
export function onlyVisible<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  authority: Authority,
  published = 'row.publishedAt IS NOT NULL',
): void {
  const own = authority.ownAreaIds();
  if (own === null) return;
  if (own.length)
    query.andWhere(`(${published} OR row.areaId IN (:...ownAreaIds))`, { ownAreaIds: [...own] });
  else query.andWhere(published);
}
