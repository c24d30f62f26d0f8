import type { AreaChildrenQuery } from '../../operations';
import type { BelowLevel } from './below-level';

type Child = NonNullable<AreaChildrenQuery['area']>['children'][number];

interface Tree extends Child {
  readonly children?: readonly Tree[];
}

/** An area below the one shown, with the area directly above it. */
export interface AreaRow extends Omit<Child, 'level'> {
  readonly level: Child['level'];
  readonly above: { readonly code: string; readonly nameEn: string; readonly nameBn: string } | null;
}

/** A tree of areas as rows, each above those below it. */
export function flatRows(tree: readonly Tree[], above: AreaRow['above'] = null): readonly AreaRow[] {
  return tree.flatMap(({ children = [], ...area }) => [{ ...area, above }, ...flatRows(children, area)]);
}

/** The rows that a table of that level lists. */
export function rowsOf(rows: readonly AreaRow[], level: BelowLevel | null): readonly AreaRow[] {
  return level === 'ALL' ? rows : rows.filter((row) => row.level === level);
}

/**
 * Whether an area has not joined: no team in it and below, and nothing reported. It is neither late nor silent, and
 * stands apart. Where that cannot be known it counts as joined, so that an outage hides nobody among those apart.
 */
export function hasNotJoined({
  planProgress: plans,
  decisionProgress: decisions,
}: Pick<AreaRow, 'planProgress' | 'decisionProgress'>): boolean {
  if (!plans || !decisions) return false;
  const isSilent = decisions.assignments === decisions.notReported && plans.activities === plans.notReported;
  return plans.teamsFormed === 0 && plans.teamsExpected > 0 && isSilent;
}
