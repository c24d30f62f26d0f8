import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getMetadataStorage } from 'type-graphql';
import { markNeedsNoInfo } from './resolver-needs';

/** The resolvers of each type, by the names of their fields. */
type ResolverMap = Record<string, object>;
type Given = Readonly<Record<string, unknown>>;
type Read = (root: unknown, given: Given, context: unknown) => unknown;

const storage = getMetadataStorage();
type FieldResolver = (typeof storage.fieldResolvers)[number];
type Param = NonNullable<FieldResolver['params']>[number];

/**
 * The resolvers that type-graphql made, those of queries and fields replaced by ones that do the same with less: it
 * makes an object and some promises for each call, and turns the same arguments into the same class again at each
 * of the objects that a field stands at. Whatever a replacement does not know is left as it is; so are acts.
 */
export function withDirectResolvers(made: ResolverMap, resolvers: readonly object[]): ResolverMap {
  const map = Object.fromEntries(
    Object.entries(made).map(([type, fields]) => [type, withPlainFields(type, fields)]),
  );
  const put = (
    type: string | undefined,
    metadata: Pick<FieldResolver, 'schemaName'>,
    resolve: object | null,
  ) => {
    const fields = map[type ?? ''] as Record<string, object> | undefined;
    if (resolve && fields?.[metadata.schemaName]) fields[metadata.schemaName] = resolve;
  };
  for (const metadata of storage.fieldResolvers) {
    if (metadata.kind !== 'external' || !resolvers.includes(metadata.target)) continue;
    const target = metadata.getObjectType?.();
    const type = storage.objectTypes.find((each) => each.target === target);
    put(type?.name, metadata, directCall(metadata));
  }
  for (const metadata of storage.queries)
    if (resolvers.includes(metadata.target)) put('Query', metadata, directCall(metadata));
  return map;
}

/** Fields that are told as their object holds them. */
function withPlainFields(type: string, fields: object): object {
  if (typeof fields !== 'object' || Object.getPrototypeOf(fields) !== Object.prototype) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, resolve]: [string, unknown]) => {
      const property = typeof resolve === 'function' ? plainProperty(type, name) : null;
      return [name, property === null ? resolve : plainRead(property)];
    }),
  );
}

function plainRead(property: string): object {
  return markNeedsNoInfo((root: Given) => root[property]);
}

/**
 * The property that a field tells, or null where there is more to it. Two subgraphs in one process may have a type
 * of the same name: then it must be so in both.
 */
function plainProperty(type: string, name: string): string | null {
  const fields = storage.objectTypes
    .filter((each) => each.name === type)
    .flatMap((each) => (each.fields ?? []).filter(({ schemaName }) => schemaName === name));
  const isPlain = fields.every(
    (field) =>
      field.name === fields[0]?.name &&
      !field.roles &&
      !field.middlewares?.length &&
      !storage.fieldResolvers.some(
        (each) => each.methodName === field.name && each.getObjectType?.() === field.target,
      ),
  );
  return isPlain ? (fields[0]?.name ?? null) : null;
}

type Call = Pick<FieldResolver, 'target' | 'methodName' | 'params' | 'middlewares' | 'roles'>;

/** The method itself, given what its parameters name; null where it has more than object, arguments and context. */
function directCall({ target, methodName, params = [], middlewares, roles }: Call): object | null {
  if (roles || middlewares?.length) return null;
  const reads = [...params].sort((a, b) => a.index - b.index).map(readOf);
  if (!reads.every((read) => read !== null)) return null;
  const resolver = new (target as new () => Record<string, (...values: unknown[]) => unknown>)();
  return markNeedsNoInfo((root: unknown, given: Given, context: unknown) =>
    resolver[methodName]?.(...reads.map((read) => read(root, given, context))),
  );
}

function readOf(param: Param): Read | null {
  switch (param.kind) {
    case 'context':
      return param.propertyName ? null : (_root, _given, context) => context;
    case 'root':
      return param.propertyName || param.getType ? null : (root) => root;
    case 'args':
      return once((given) => convertArgsToInstance(param, given));
    case 'arg':
      return once((given) => convertArgToInstance(param, given));
    default:
      return null;
  }
}

/** Turns arguments into the class of a parameter once. All who get it share it, so nobody may change it. */
function once(convert: (given: Given) => unknown): Read {
  const converted = new WeakMap<Given, unknown>();
  return (_root, given) => {
    if (converted.has(given)) return converted.get(given);
    const value = Object.freeze(convert(given));
    converted.set(given, value);
    return value;
  };
}

/** How type-graphql itself turns arguments into classes; it lets nobody import it. */
const { convertArgsToInstance, convertArgToInstance } = createRequire(__filename)(
  join(dirname(require.resolve('type-graphql')), 'resolvers', 'convert-args.js'),
) as Record<'convertArgsToInstance' | 'convertArgToInstance', (param: Param, given: Given) => unknown>;
