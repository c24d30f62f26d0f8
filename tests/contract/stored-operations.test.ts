import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { projectRoot } from '../../lib/project-root';
import { storedOperations } from '../support/stored-operations';

const api = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));

test('there are at least thirty stored operations', () => {
  expect(storedOperations().length).toBeGreaterThanOrEqual(30);
});

test.each(storedOperations())('$name is an operation of the contract', ({ query }) => {
  expect(validate(api, parse(query))).toEqual([]);
});
