import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({
  description: 'One value in which a proposed version of a record differs from the recorded one.',
})
export class Difference {
  @Field(() => String, { description: 'Where, as a path into the record, such as decisions.2.text.' })
  readonly path!: string;

  @Field(() => String, { nullable: true, description: 'The recorded value; null where there is none.' })
  readonly recorded!: string | null;

  @Field(() => String, { nullable: true, description: 'The proposed value; null where it is left out.' })
  readonly proposed!: string | null;
}

const MOST = 100;

/** In which values two records differ, in the order of their paths; at most 100. */
export function differencesOf(recorded: unknown, proposed: unknown): Difference[] {
  const before = new Map(leavesOf('', recorded));
  const after = new Map(leavesOf('', proposed));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .slice(0, MOST)
    .map((path) => ({ path, recorded: before.get(path) ?? null, proposed: after.get(path) ?? null }));
}

function leavesOf(path: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(path ? `${path}.${key}` : key, inner));
}
