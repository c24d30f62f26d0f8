import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { foldKey } from '../../../lib/bangla/fold';
import { Person } from './person';

/** The id of the person of a name in the papers of an area, added where new. Names are all that papers give. */
export async function personNamed(manager: EntityManager, areaId: string, name: string): Promise<string> {
  const nameKey = foldKey(name);
  const known = await manager.findOneBy(Person, { areaId, nameKey });
  if (known) return known.id;
  const person: Person = { id: newId(), areaId, name: name.trim(), nameKey };
  await manager.insert(Person, person);
  return person.id;
}
