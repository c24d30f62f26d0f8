import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { Hidden } from './stages';
import { may, VIEWERS } from './who-may';
import type { Ask, World } from './world';

const NOBODY = '01900000-0000-7000-8000-000000000000';
/** With the one that nobody has as many as the public may ask for at once. */
const AT_ONCE = 9;

interface Kind {
  readonly subgraph: SubgraphName;
  readonly entity: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  team: { subgraph: 'organisation', entity: 'Team' },
  meeting: { subgraph: 'meetings', entity: 'Meeting' },
  decision: { subgraph: 'meetings', entity: 'Decision' },
  assignment: { subgraph: 'meetings', entity: 'Assignment' },
  actionPlan: { subgraph: 'plans', entity: 'ActionPlan' },
  activity: { subgraph: 'plans', entity: 'Activity' },
  annualReport: { subgraph: 'plans', entity: 'AnnualReport' },
};

/**
 * Looks each hidden record up by its id, as everyone, directly, as an entity and at the hub, beside an id that
 * nobody has: whoever may not see it is answered alike, to the letter.
 */
export async function lookUpAll(
  world: World,
  hidden: readonly Hidden[],
  tried: (what: string, asItShould: boolean) => void,
): Promise<void> {
  for (const [type, { subgraph, entity }] of Object.entries(KINDS)) {
    const all = hidden.filter((each) => each.type === type);
    for (let start = 0; start < all.length; start += AT_ONCE) {
      const some = all.slice(start, start + AT_ONCE);
      const ids = [NOBODY, ...some.map((each) => each.ids[0] ?? '')];
      const query = `{ ${ids.map((id, index) => `a${index}: ${type}(id: "${id}") { id }`).join(' ')} }`;
      const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${entity} { __typename id } } }`;
      const of = ids.map((id) => ({ __typename: entity, id }));
      for (const who of Object.keys(VIEWERS)) {
        const told = (way: string, answers: readonly string[]): void => {
          for (const [index, { place }] of some.entries()) {
            const there = answers[index + 1] ?? 'nothing';
            const isAlike = there === answers[0];
            tried(
              `${who} looks up the ${type} of ${place} ${way}: ${there}`,
              isAlike !== may(who, 'read', place),
            );
          }
        };
        told('directly', await answersTo(world.direct(subgraph), who, query, {}, (index) => `a${index}`));
        told(
          'as an entity',
          await answersTo(world.direct(subgraph), who, entities, { of }, (index) => index),
        );
        // A portal asks the hub by the ids of operations only.
        if (who !== 'PORTAL')
          told('at the hub', await answersTo(world.hub, who, query, {}, (index) => `a${index}`));
      }
    }
  }
}

interface Told {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
}

/** What was answered for each of the ids, its errors included, without the name of its place. */
async function answersTo(
  ask: Ask,
  who: string,
  query: string,
  variables: Record<string, unknown>,
  keyOf: (index: number) => string | number,
): Promise<string[]> {
  const { data, errors = [] } = JSON.parse((await ask(VIEWERS[who]!, query, variables)).text) as Told;
  const entities = data?.['_entities'] as readonly unknown[] | undefined;
  return Array.from({ length: AT_ONCE + 1 }, (_, index) => {
    const key = keyOf(index);
    const value = entities ? entities[Number(key)] : data?.[key];
    const own = errors.filter(({ path = [] }) => path.length === 0 || path.includes(key));
    return JSON.stringify([value, own.map(({ message }) => message)]);
  });
}
