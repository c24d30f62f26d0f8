const times = (count: number, what: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => what(index)).join(' ');
const tower = (height: number, floor: (above: string) => string) =>
  `{ area(code: "BD") { ...F0 } } ${times(height, (index) => `fragment F${index} on Area { ${floor(index + 1 < height ? `...F${index + 1}` : 'code')} }`)}`;

/** Short documents that would hold, or fill, a hub without limits; each is refused to the public. */
export const BOMBS: readonly (readonly [string, string])[] = [
  [
    'M1 parent and children in ten fragments',
    tower(10, (above) => `parent { ${above} } children { ${above} }`),
  ],
  ['M2 a thousand aliases', `{ ${times(1000, (index) => `a${index}: area(code: "BD") { code nameEn }`)} }`],
  ['M4 two arms, fifteen floors', tower(15, (above) => `a: parent { ${above} } b: parent { ${above} }`)],
  ['M5 up and down', `{ area(code: "BD") { ${'children { parent { '.repeat(5)}code${' } }'.repeat(5)} } }`],
  ['M6 directives', `{ __typename ${'@include(if: true) '.repeat(3000)} }`],
  ['M7 the same field', `{ area(code: "BD") { ${'nameEn '.repeat(9000)} } }`],
  ['M8 nesting without end', '{a'.repeat(20_000)],
  ['M9 the longest page', '{ areas(first: 2147483647) { totalCount } }'],
  [
    'series of everything',
    `{ area(code: "BD") { ${times(28, (index) => `a${index}: decisionProgressSeries(from: "2016-07-01") { asOf }`)} } }`,
  ],
];
