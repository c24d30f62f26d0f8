import { In } from 'typeorm';
import type { OrganisationContext } from '../context';
import { AreaChange } from './area-change';

const PARTS = ['areaId', 'formerParentId', 'parentId', 'successorId'] as const;

/**
 * The changes in which an area has a part, oldest first: its own, and those of areas that came to lie
 * in it, left it or ended in its favour. Batched.
 */
export function changesOf(context: OrganisationContext, areaId: string): Promise<AreaChange[]> {
  const loader = context.loaders.for('area changes', {}, async (areaIds) => {
    const changes = await context.database.reader.find(AreaChange, {
      where: PARTS.map((part) => ({ [part]: In([...areaIds]) })),
      order: { fromDay: 'ASC', id: 'ASC' },
    });
    return areaIds.map((id) => changes.filter((change) => PARTS.some((part) => change[part] === id)));
  });
  return loader.load(areaId);
}
