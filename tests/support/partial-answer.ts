import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import { projectRoot } from '../../lib/project-root';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { ReadError } from './stored-operations';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ReadError[];
}

/**
 * What is wrong with the answer that a hub gives while one subgraph is stopped, beside the answer that it gave
 * before; empty where all is well. Only values of that subgraph may be missing, each under an error at its place.
 */
export function faultsOfPartialAnswer(
  query: string,
  whole: Answer,
  partial: Answer,
  stopped: SubgraphName,
): string[] {
  const before = new Set(whole.errors?.map(told));
  const news = (partial.errors ?? []).filter((error) => !before.has(told(error)));
  const codes = new Set(news.map(({ extensions }) => extensions.code));
  const faults = [...codes].filter((code) => code !== 'SUBGRAPH_UNAVAILABLE');
  const lent = placesOf(query, stopped);
  for (const place of new Set(missing(whole.data, partial.data))) {
    // A value of the stopped subgraph that may not be null takes what it stands in along with it.
    const owned =
      stopped === 'organisation' ? lent.some((each) => each.startsWith(place)) : lent.includes(place);
    if (!owned) faults.push(`${place || 'data'} is missing`);
    const isTold = news.some(({ path = [] }) => near(placeOf(path), place));
    if (!isTold) faults.push(`nothing says why ${place} is missing`);
  }
  return faults;
}

const told = ({ extensions, path }: ReadError) => `${extensions.code} ${path?.join('.') ?? ''}`;
const near = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

/** A path without the places in lists: `area.children.code`. */
const placeOf = (path: readonly (string | number)[]) =>
  path.filter((key) => typeof key === 'string').join('.');

/** Where the partial answer has null and the whole one had something; every other difference as well. */
function missing(whole: unknown, partial: unknown, place = ''): string[] {
  if (partial === null || partial === undefined) return whole === null || whole === undefined ? [] : [place];
  if (Array.isArray(whole) && Array.isArray(partial) && whole.length === partial.length) {
    return whole.flatMap((each, index) => missing(each, partial[index], place));
  }
  if (isObject(whole) && isObject(partial)) {
    return Object.keys({ ...whole, ...partial }).flatMap((key) =>
      missing(whole[key], partial[key], place ? `${place}.${key}` : key),
    );
  }
  return whole === partial ? [] : [`${place} (another value)`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const sdl = (name: string) => readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8');
const api = buildSchema(sdl('api'));

/** The places of an operation that only one subgraph can fill. */
function placesOf(query: string, subgraph: SubgraphName): string[] {
  const others = (['organisation', 'meetings', 'plans'] as const).filter((name) => name !== subgraph);
  const elsewhere = new Set(others.flatMap(fieldsOf));
  const own = new Set(fieldsOf(subgraph).filter((field) => !elsewhere.has(field)));
  const document = parse(query);
  const places: string[] = [];
  const typeInfo = new TypeInfo(api);
  const way: string[] = [];
  const field = {
    enter(node: { alias?: { value: string }; name: { value: string } }) {
      way.push((node.alias ?? node.name).value);
      if (own.has(`${typeInfo.getParentType()?.name ?? ''}.${node.name.value}`)) places.push(way.join('.'));
    },
    leave() {
      way.pop();
    },
  };
  visit(document, visitWithTypeInfo(typeInfo, { Field: field }));
  return places;
}

function fieldsOf(subgraph: SubgraphName): string[] {
  return parse(sdl(subgraph)).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? namesOf(definition)
      : [],
  );
}

function namesOf({ name, fields = [] }: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): string[] {
  return fields.map((field) => `${name.value}.${field.name.value}`);
}
