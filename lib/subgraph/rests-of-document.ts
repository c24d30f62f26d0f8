import {
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * On what a field rests: on parts of the records, beside what its object rests on and what its resolver tells of
 * itself; or on rows that no stamp watches, so that no answer with it may be kept.
 */
export type FieldRests = readonly string[] | 'UNWATCHED';

/**
 * By `Type.field`, or `Type.*` for all others of a type; `Type` alone says on what looking it up by its key
 * rests. What is not named rests on all records of the subgraph.
 */
export type RestsTable = Readonly<Record<string, FieldRests>>;

const ALL_RECORDS: FieldRests = ['all'];

/** Writes into a schema on what its fields rest. Fails for a type or field that is not there. */
export function sayRests(schema: GraphQLSchema, table: RestsTable): GraphQLSchema {
  for (const [place, rests] of Object.entries(table)) {
    const [typeName = '', fieldName] = place.split('.');
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return fail(place);
    const fields = type.getFields();
    if (fieldName === undefined) say(type, rests);
    else if (fieldName !== '*') say(fields[fieldName] ?? fail(place), rests);
    else {
      for (const field of Object.values(fields))
        if (!Object.hasOwn(table, `${typeName}.${field.name}`)) say(field, rests);
    }
  }
  return schema;
}

function say(one: { extensions: object }, rests: FieldRests): void {
  one.extensions = { ...one.extensions, restsOn: rests };
}

function fail(place: string): never {
  throw new Error(`There is no ${place} of which to say on what it rests.`);
}

/** On what a document rests by what its fields say; null where that is on rows that no stamp watches. */
export function restsOfDocument(schema: GraphQLSchema, document: DocumentNode): readonly string[] | null {
  let known = KEPT.get(document);
  if (known === undefined) KEPT.set(document, (known = workOut(schema, document)));
  return known;
}

const KEPT = new WeakMap<DocumentNode, readonly string[] | null>();

function workOut(schema: GraphQLSchema, document: DocumentNode): readonly string[] | null {
  const all: FieldRests[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        if (node.name.value === '__typename') return;
        all.push(node.name.value === '_entities' ? restsOfEntities(schema, node) : said(info.getFieldDef()));
      },
    }),
  );
  const parts = all.filter((rests) => rests !== 'UNWATCHED');
  return parts.length < all.length ? null : [...new Set(parts.flat())];
}

/** Looking things up by their keys rests on what each of their types says. */
function restsOfEntities(schema: GraphQLSchema, { selectionSet }: FieldNode): FieldRests {
  const parts = new Set<string>();
  let isNamed = false;
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) continue; // Only __typename.
    const typeName =
      selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
    const rests = said(typeName ? schema.getType(typeName) : undefined);
    if (rests === 'UNWATCHED') return rests;
    for (const part of rests) parts.add(part);
    isNamed = true;
  }
  return isNamed ? [...parts] : ALL_RECORDS;
}

function said(one: { readonly extensions: object } | null | undefined): FieldRests {
  const { restsOn = ALL_RECORDS } = (one?.extensions ?? {}) as { readonly restsOn?: FieldRests };
  return restsOn;
}
