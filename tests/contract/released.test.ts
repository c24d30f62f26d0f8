import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { unnamedChanges } from '../../scripts/contract/breaking-changes';

const atRoot = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
const checkedIn = (name: string) => atRoot(`schema/${name}.graphql`);

describe('what was released', () => {
  test('is kept, or what breaks it is named in CHANGELOG.md', () => {
    const released = checkedIn('released');
    expect(unnamedChanges(released, checkedIn('api'), atRoot('CHANGELOG.md'))).toEqual([]);
  });

  const present = checkedIn('api');
  const planted: [string, string, (sdl: string) => string][] = [
    [
      'a field taken away',
      'Area.nameBn',
      (sdl) => sdl.replace(/ {2}"""[^"]*"""\n {2}nameBn: String!\n\n(?= {2}""")/, ''),
    ],
    ['a type changed', 'Area.nameEn', (sdl) => sdl.replace('  nameEn: String!\n', '  nameEn: Int!\n')],
    [
      'a value that may now be null',
      'Area.children',
      (sdl) => sdl.replace(/(\n {2}children\([^)]*\): )\[Area!\]!/, '$1[Area!]'),
    ],
    ['a value of an enum taken away', 'AreaLevel.UNION', (sdl) => sdl.replace(/\n {2}UNION\n/, '\n  WARD\n')],
    [
      'an argument that must now be given',
      'Query.area(year:)',
      (sdl) => sdl.replace(/(\n {2}area\()/, '$1year: Int!, '),
    ],
    [
      'an argument taken away',
      'Area.decisionProgress(issuedBy:)',
      (sdl) => sdl.replace('issuedBy: ID\n', 'givenBy: ID\n'),
    ],
    [
      'an input field that must now be given',
      'AreaFilter.depth',
      (sdl) => sdl.replace('input AreaFilter {', 'input AreaFilter { depth: Int!'),
    ],
    ['a type taken away', 'Tenure', (sdl) => sdl.replace(/\bTenure\b/g, 'Holding')],
  ];

  test.each(planted)('%s is refused unless CHANGELOG.md names it', (_, coordinate, change) => {
    const changed = change(present);
    expect(changed).not.toBe(present);
    const coordinates = (changelog: string) =>
      unnamedChanges(present, changed, changelog).map((each) => each.coordinate);
    expect(coordinates('')).toContain(coordinate);
    expect(coordinates(`- \`${coordinate}\` is no more. Ask otherwise.`)).not.toContain(coordinate);
  });

  test('nothing is refused where nothing is broken', () => {
    const wider = present.replace('type Tenure {', 'type Tenure {\n  "A note."\n  note: String');
    expect(wider).not.toBe(present);
    expect(unnamedChanges(present, wider, '')).toEqual([]);
    expect(unnamedChanges('', present, '')).toEqual([]);
  });
});
