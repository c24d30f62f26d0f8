import { Directory } from './directory';
import type { DirectoryRecord } from './records';

const area = (id: string, validFrom: string | null = null): DirectoryRecord => ({
  kind: 'area',
  id,
  level: id === 'country' ? 'COUNTRY' : 'DIVISION',
  nameEn: id,
  nameBn: id,
  successorId: null,
  validFrom,
  validTo: null,
});

test('a code or a place that was changed again on its first day stands for no other day', () => {
  const span = (id: string, validTo: string | null) => ({ id, validFrom: '2020-01-01', validTo });
  const directory = new Directory(
    [
      area('country'),
      area('other'),
      area('new', '2020-01-01'),
      { kind: 'code', areaId: 'new', code: '98', ...span('kept', null) },
      { kind: 'code', areaId: 'new', code: '97', ...span('mistaken', '2020-01-01') },
      { kind: 'placement', areaId: 'new', parentId: 'country', ...span('kept', null) },
      { kind: 'placement', areaId: 'new', parentId: 'other', ...span('mistaken', '2020-01-01') },
    ],
    1,
  );
  for (const on of ['2019-12-31', '2020-01-01', '2021-01-01']) {
    expect(directory.codeOf('new', on)).toBe('98');
    expect(directory.countedBelow('country', on)).toEqual(['new']);
  }
  expect(directory.codesOf('new').map(({ code }) => code)).toEqual(['97', '98']);
  expect(directory.areaByCode('97')?.id).toBe('new');
});
