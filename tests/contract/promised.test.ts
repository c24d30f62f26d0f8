import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isObjectType, parse, validate } from 'graphql';
import { projectRoot } from '../../lib/project-root';

const checkedIn = (name: string) => readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8');
const api = buildSchema(checkedIn('api'));

describe('names that people outside rely on', () => {
  const field = (type: string, name: string) => {
    const found = api.getType(type);
    const { args = [], type: gives } = (isObjectType(found) ? found.getFields()[name] : undefined) ?? {};
    return `${name}(${args
      .map((argument) => `${argument.name}: ${String(argument.type)}`)
      .sort()
      .join(', ')}): ${String(gives)}`;
  };
  const progress = 'asOf: Date, fiscalYear: String!';
  const rest = 'map: RollupMap!, scope: RollupScope!';

  test.each([
    ['Query', 'area', 'area(code: ID!, on: Date): Area'],
    [
      'Query',
      'areas',
      'areas(after: String, filter: AreaFilter, first: Int!, orderBy: [AreaOrder!]): AreaConnection',
    ],
    ['Area', 'code', 'code(): ID!'],
    ['Area', 'level', 'level(): AreaLevel!'],
    ['Area', 'nameEn', 'nameEn(): String!'],
    ['Area', 'nameBn', 'nameBn(): String!'],
    ['Area', 'parent', 'parent(on: Date): Area'],
    ['Area', 'children', 'children(on: Date): [Area!]!'],
    ['Area', 'decisionProgress', `decisionProgress(${progress}, issuedBy: ID, ${rest}): DecisionProgress`],
    ['Area', 'planProgress', `planProgress(${progress}, issuedBy: ID, ${rest}): PlanProgress`],
  ])('%s.%s is as it was promised', (type, name, promised) => {
    expect(field(type, name)).toBe(promised);
  });

  test.each([
    ['AreaLevel', ['COUNTRY', 'DIVISION', 'DISTRICT', 'UPAZILA', 'UNION']],
    ['RollupMap', ['CURRENT', 'AS_OF']],
    ['RollupScope', ['SUBTREE', 'SELF']],
    ['RollupBasis', ['ALL', 'PUBLISHED']],
  ])('%s has the values that were promised', (name, values) => {
    const type = api.getType(name);
    expect(isEnumType(type) && type.getValues().map((value) => value.name)).toEqual(values);
  });

  test('every argument of a roll-up but the fiscal year may be left out', () => {
    for (const name of ['decisionProgress', 'planProgress']) {
      const query = `{ area(code: "BD") { ${name}(fiscalYear: "2023-24") { asOf } } }`;
      expect(validate(api, parse(query))).toEqual([]);
    }
  });

  test('Area is an entity by its code in every subgraph', () => {
    for (const name of ['organisation', 'meetings', 'plans'])
      expect(checkedIn(name)).toMatch(/type Area\s+@key\(fields: "code"\)/);
  });
});
