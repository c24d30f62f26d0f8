import { parse } from 'graphql';
import { parse as readCsv } from 'csv-parse/sync';
import { writeCsv } from './csv';
import { shapeOf } from './shape-of';
import { tableOf } from './table-of';

const table = (query: string, data: unknown) => tableOf(data, shapeOf(parse(query)));

test('a list is a row for each item, with what stands above it repeated', () => {
  const query = '{ area { code children { code progress { percent } } } }';
  const children = [
    { code: '5081', progress: { percent: 50 } },
    { code: '5082', progress: null },
  ];
  expect(table(query, { area: { code: '50', children } })).toEqual({
    columns: ['code', 'children.code', 'children.progress.percent'],
    rows: [
      ['50', '5081', 50],
      ['50', '5082', null],
    ],
  });
});

test('a connection is the list that it pages through', () => {
  const query = '{ meetings { totalCount edges { cursor node { heldOn area { code } } } } }';
  const edges = [{ cursor: 'a', node: { heldOn: '2023-08-01', area: { code: '50' } } }];
  expect(table(query, { meetings: { totalCount: 1, edges } })).toEqual({
    columns: ['totalCount', 'cursor', 'heldOn', 'area.code'],
    rows: [[1, 'a', '2023-08-01', '50']],
  });
});

test('lists side by side follow each other, and never multiply', () => {
  const query = '{ area { code late { days } plans { title } } }';
  const data = {
    area: { code: '50', late: [{ days: 1 }, { days: 2 }], plans: [{ title: 'ক' }, { title: 'খ' }] },
  };
  expect(table(query, data).rows).toEqual([
    ['50', 1, null],
    ['50', 2, null],
    ['50', null, 'ক'],
    ['50', null, 'খ'],
  ]);
});

test('an empty list beside a full one adds no row, and what is said of it stays', () => {
  const query = '{ area { late { totalCount edges { node { days } } } plans { title } } }';
  const data = { area: { late: { totalCount: 0, edges: [] }, plans: [{ title: 'ক' }] } };
  expect(table(query, data).rows).toEqual([[0, null, 'ক']]);
});

test('the keys of a row of statistics are columns of it, so that its measures are counted once', () => {
  const query = '{ counted { edges { node { keys { code label } assignments } } } }';
  const rows = [
    {
      node: {
        keys: [
          { code: '5081', label: 'ক' },
          { code: 'DONE', label: 'খ' },
        ],
        assignments: 7,
      },
    },
    {
      node: {
        keys: [
          { code: null, label: 'গ' },
          { code: 'OPEN', label: 'ঘ' },
        ],
        assignments: 2,
      },
    },
  ];
  expect(table(query, { counted: { edges: rows } })).toEqual({
    columns: ['keys.1.code', 'keys.1.label', 'keys.2.code', 'keys.2.label', 'assignments'],
    rows: [
      ['5081', 'ক', 'DONE', 'খ', 7],
      [null, 'গ', 'OPEN', 'ঘ', 2],
    ],
  });
  expect(table(query, { counted: { edges: [] } }).columns).toEqual([
    'keys.1.code',
    'keys.1.label',
    'assignments',
  ]);
});

test('what has nothing below it is a row with blanks', () => {
  const query = '{ areas { code children { code } } }';
  expect(table(query, { areas: [{ code: '50', children: [] }] }).rows).toEqual([['50', null]]);
});

test('an empty answer has its columns all the same', () => {
  const query = '{ area { code children { code } } }';
  expect(table(query, { area: null })).toEqual({ columns: ['code', 'children.code'], rows: [] });
});

test('fragments, also one used at two depths, are unfolded; aliases name their columns', () => {
  const query = `{ area { ...D children { ...D } } } fragment D on Area { name: nameBn ... on Area { code } }`;
  const data = { area: { name: 'ক', code: '1', children: [{ name: 'খ', code: '2' }] } };
  expect(table(query, data)).toEqual({
    columns: ['name', 'code', 'children.name', 'children.code'],
    rows: [['ক', '1', 'খ', '2']],
  });
});

test('two columns that would be called the same keep their whole path', () => {
  const query = '{ list { totalCount edges { node { totalCount } } } }';
  const columns = ['list.totalCount', 'list.edges.node.totalCount'];
  expect(table(query, { list: { totalCount: 1, edges: [] } })).toEqual({ columns, rows: [[1, null]] });
});

test('a fragment within itself ends', () => {
  expect(shapeOf(parse('{ area { ...D } } fragment D on Area { children { ...D } }'))).toHaveLength(1);
});

test('CSV holds what the table holds, whatever signs are in it', () => {
  const cells = ['ক, "খ"', 'two\r\nlines', ' blank at both ends ', 'plain', 'x'];
  const text = writeCsv({ columns: ['a', 'b', 'c', 'd', 'e'], rows: [cells, [1, -5, true, null, 0]] });
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(readCsv(text, { bom: true })).toEqual([
    ['a', 'b', 'c', 'd', 'e'],
    cells,
    ['1', '-5', 'true', '', '0'],
  ]);
});

test.each(['=1+1', '+880', '-5', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x","y")'])(
  'the text %j is no formula in a spreadsheet',
  (text) => {
    const [, [cell]] = readCsv(writeCsv({ columns: ['a'], rows: [[text]] }), { bom: true }) as [
      string[],
      [string],
    ];
    expect(cell).toBe(`'${text}`);
  },
);
