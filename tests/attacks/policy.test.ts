import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isUnionType,
  parse,
  visit,
  type GraphQLInputObjectType,
} from 'graphql';
import { projectRoot } from '../../lib/project-root';
import { SEARCHED_WORDS } from '../access/paths';
import { tally } from './tally';

/** Ways around a policy that lie in the shape of a contract; they are kept out by keeping the shape. */
const contract = (name: string): string =>
  readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8');
const SUBGRAPHS = ['organisation', 'meetings', 'plans'];
const api = buildSchema(contract('api'));
const inputs = Object.values(api.getTypeMap()).filter(isInputObjectType);

function directivesOf(sdl: string): Set<string> {
  const names = new Set<string>();
  visit(parse(sdl), {
    Directive: ({ name }) => void names.add(name.value.replace(/^\w+__/, '')),
    DirectiveDefinition: ({ name }) => void names.add(name.value.replace(/^\w+__/, '')),
  });
  return names;
}

describe('A4 change of owner', () => {
  const count = tally('A4 change of owner');
  test('what changes a record cannot say whose it is, how far it is, or who did it', () => {
    const changing = inputs.filter(
      (type) => 'revision' in type.getFields() && 'requestId' in type.getFields(),
    );
    for (const type of changing)
      for (const field of [
        'areaCode',
        'areaId',
        'issuerId',
        'state',
        'publishedAt',
        'approvedAt',
        'verification',
        'subject',
        'role',
      ])
        count.tried(`${type.name}.${field}`, !(field in type.getFields()));
    expect(changing.length).toBeGreaterThan(20);
    expect(count.surprises).toEqual([]);
  });
});

/** A year, a cursor, and the name of a form of one's own drafts: nobody's words are found by them. */
const NO_WORDS: ReadonlySet<string> = new Set(['fiscalYear', 'after', 'form']);

describe('A5 words of what is hidden', () => {
  const count = tally('A5 filters over words');
  test('a filter, order or argument that takes words of a record is one that the read matrix asks for hidden words', () => {
    const filters = inputs.filter(({ name }) => /Filter$|^CountedIn|Order$/.test(name));
    for (const filter of filters)
      for (const field of textsOf(filter))
        count.tried(
          `${filter.name}.${field}`,
          SEARCHED_WORDS.has(field) || TAKEN.has(`${filter.name}.${field}`),
        );
    for (const type of [api.getQueryType(), ...Object.values(api.getTypeMap())])
      if (type && 'getFields' in type && !isInputObjectType(type))
        for (const field of Object.values(type.getFields()))
          for (const { name, type: given } of 'args' in field ? field.args : [])
            if (getNamedType(given).name === 'String')
              count.tried(`${type.name}.${field.name}(${name})`, NO_WORDS.has(name));
    expect(filters.length).toBeGreaterThan(6);
    expect(count.surprises).toEqual([]);
  });

  function textsOf(type: GraphQLInputObjectType): string[] {
    const fields = Object.values(type.getFields()).filter(
      (field) => getNamedType(field.type).name === 'String',
    );
    return fields.map(({ name }) => name).filter((name) => !/^fiscalYears?$/.test(name));
  }

  /** Names of areas are public; the audit is for those who answer for all that it tells. */
  const TAKEN = new Set(['AreaFilter.search', 'AuditFilter.act', 'AuditFilter.subject']);
});

describe('A7 other types on the way', () => {
  const count = tally('A7 interfaces and unions');
  test('there is no interface and no union through which a type could be read past its rule', () => {
    for (const type of Object.values(api.getTypeMap()))
      count.tried(type.name, !isInterfaceType(type) && !isUnionType(type));
    expect(count.surprises).toEqual([]);
  });
});

describe('A8 hidden fields that others need', () => {
  const count = tally('A8 @requires and @fromContext');
  test('no field needs a field of another subgraph, so that none is fetched behind the back of its rule', () => {
    for (const name of [...SUBGRAPHS, 'supergraph']) {
      const sdl = contract(name);
      for (const directive of [
        'requires',
        'fromContext',
        'context',
        'provides',
        'external',
        'interfaceObject',
      ])
        count.tried(`@${directive} in ${name}`, name === 'supergraph' || !directivesOf(sdl).has(directive));
      for (const word of [/requires: "/, /contextArguments: \[\{/, /provides: "/])
        count.tried(`${String(word)} in ${name}`, !word.test(sdl));
    }
    expect(count.surprises).toEqual([]);
  });
});

describe('A9 directives that look like a lock', () => {
  const count = tally('A9 authorisation directives');
  test('nothing is left to @authenticated, @requiresScopes or @policy, under any name, which the gateway ignores', () => {
    for (const name of [...SUBGRAPHS, 'supergraph', 'api']) {
      const sdl = contract(name);
      for (const directive of ['authenticated', 'requiresScopes', 'policy', 'auth', 'cacheControl'])
        count.tried(`@${directive} in ${name}`, !directivesOf(sdl).has(directive));
      count.tried(
        `an import under another name in ${name}`,
        !/\bas:\s*"@/.test(sdl.replace(/@join__\w+|@link\(url: "[^"]*", as: "\w+"/g, '')),
      );
    }
    expect(count.surprises).toEqual([]);
  });
});
