import type { GraphQLDataSource } from '@apollo/gateway';

type Tree = Record<string, unknown>;

/**
 * The source, whose answers are spoilt: nulls where there should be none, values of another kind, entities that
 * are missing, errors, fetches that fail whole or throw. What is spoilt hangs on the seed and on what is asked,
 * not on chance, and of an entity not on who else is asked for with it, so that it is the same for every executor.
 */
export function spoiltSource(source: GraphQLDataSource, seed: number, share = 0.02): GraphQLDataSource {
  return {
    async process(fetch) {
      const { variables } = fetch.request;
      // Without its name: fetches of several paths that ask the same may be one or several.
      const query = (fetch.request.query ?? '').replace(/^query\s+\w+/, 'query');
      const whole = hash(`${seed} ${query}`) / 2 ** 32;
      if (whole < share) throw new Error('thrown instead of an answer');
      const isAway = whole < 2 * share;
      const representations = variables?.['representations'] as unknown[] | undefined;
      if (isAway) {
        const path = representations ? ['_entities', 0, 'anything'] : ['anything'];
        return { data: null, errors: [{ message: 'away', path, extensions: { code: 'AWAY' } } as never] };
      }
      const { data, errors = [] } = await source.process(fetch);
      const told: object[] = [...errors];
      const spoil = (value: unknown, key: string, path: readonly (string | number)[]): unknown => {
        const odd = hash(`${seed} ${key}`) / 2 ** 32;
        if (odd < share) {
          if (odd < share / 2) told.push({ message: 'spoilt', path, extensions: { code: 'SPOILT' } });
          return null;
        }
        if (Array.isArray(value)) {
          return value.map((each, index) => spoil(each, `${key}.${index}`, [...path, index]));
        }
        if (value && typeof value === 'object') {
          const pairs = Object.entries(value).map(([name, each]) => {
            const isKey = name === '__typename';
            return [name, isKey ? each : spoil(each, `${key}.${name}`, [...path, name])];
          });
          return Object.fromEntries(pairs) as Tree;
        }
        return odd > 1 - share / 4 && typeof value === 'number' ? 'not a number' : value;
      };
      const spoilt = Object.entries((data ?? {}) as Tree).map(([name, value]) => {
        const entities = name === '_entities' && representations ? (value as unknown[]) : undefined;
        if (!entities) return [name, spoil(value, `${query} ${name}`, [name])];
        return [
          name,
          entities.map((entity, index) =>
            spoil(entity, `${query} ${JSON.stringify(representations?.[index])}`, [name, index]),
          ),
        ];
      });
      return {
        ...(data ? { data: Object.fromEntries(spoilt) as Tree } : { data }),
        ...(told.length ? { errors: told as never } : {}),
      };
    },
  };
}

/** FNV-1a, mixed once more. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
