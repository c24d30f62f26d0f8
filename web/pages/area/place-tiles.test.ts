import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISTRICT_TILES } from './district-tiles';

const facts = readFileSync(join(__dirname, '../../../subgraphs/organisation/data/areas.csv'), 'utf8');

test('every district of the country has a tile of its own, and no tile stands for anything else', () => {
  const districts = [...new Set(facts.match(/(?<=^\w+,)\d{4}(?=,)/gm))].sort();
  expect(districts).toHaveLength(64);
  expect([...DISTRICT_TILES.keys()].sort()).toEqual(districts);
  const places = [...DISTRICT_TILES.values()].map(({ column, row }) => `${column},${row}`);
  expect(new Set(places).size).toBe(64);
});
