import { smallTree } from '../../tests/support/directory-feed';
import { Directory } from '../directory/directory';
import { Authority } from './authority';
import type { Role } from './viewer';

const directory = new Directory(smallTree(), 1);
const TODAY = '2023-05-20';

function authorityOf(role: Role, area: string | null): Authority {
  return new Authority({ role, area, subject: 'someone' }, directory, TODAY);
}

/** What a role in 5010 may do with records of: its own area, one below, one above, a sibling, one elsewhere. */
const PLACES = {
  own: '5010',
  below: '501020',
  above: '50',
  sibling: '5081',
  elsewhere: '5594',
  country: 'BD',
};

const MATRIX: Record<Role, { readonly sees: string; readonly writes: string; readonly publishes: string }> = {
  PUBLIC: { sees: '', writes: '', publishes: '' },
  PORTAL: { sees: '', writes: '', publishes: '' },
  ANALYST: { sees: 'own below', writes: '', publishes: '' },
  OFFICER: { sees: 'own below', writes: 'own', publishes: '' },
  COMMISSIONER: { sees: 'own below', writes: '', publishes: 'own below' },
  ADMIN: { sees: 'own below', writes: 'own below', publishes: 'own below' },
};

test.each(Object.entries(MATRIX))(
  '%s of a district sees, writes and publishes where the policy says, and nowhere else',
  (role, may) => {
    const authority = authorityOf(role as Role, '5010');
    const where = (allowed: (areaId: string) => boolean): string =>
      Object.entries(PLACES)
        .filter(([, code]) => allowed(`area-${code}`))
        .map(([place]) => place)
        .join(' ');
    expect({
      sees: where((id) => authority.seesAll(id)),
      writes: where((id) => authority.mayWrite(id)),
      publishes: where((id) => authority.mayPublish(id)),
    }).toEqual(may);
    expect(where((id) => authority.basisFor(id) === 'ALL')).toBe(may.sees);
    expect(where((id) => authority.ownAreaIds()?.includes(id) ?? true)).toBe(may.sees);
  },
);

test('an administrator without an area is bound to none; nobody else without an area may do anything', () => {
  const everywhere = directory.allAreas().map(({ id }) => id);
  const admin = authorityOf('ADMIN', null);
  expect(everywhere.every((id) => admin.seesAll(id) && admin.mayWrite(id) && admin.mayPublish(id))).toBe(
    true,
  );
  expect(admin.ownAreaIds()).toBeNull();
  for (const role of ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER', 'COMMISSIONER'] as const) {
    const authority = authorityOf(role, null);
    expect(
      everywhere.some((id) => authority.seesAll(id) || authority.mayWrite(id) || authority.mayPublish(id)),
    ).toBe(false);
    expect(authority.ownAreaIds()).toEqual([]);
  }
});

test('a jurisdiction that nobody ever held the code of covers nothing', () => {
  for (const role of ['ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'] as const) {
    const authority = authorityOf(role, '99');
    expect(authority.ownAreaIds()).toEqual([]);
    expect(
      authority.seesAll('area-BD') || authority.mayWrite('area-BD') || authority.mayPublish('area-BD'),
    ).toBe(false);
  }
});

test('a jurisdiction is that of today: a district that moved belongs to the division it went to', () => {
  expect(authorityOf('ANALYST', '50').seesAll('area-5585')).toBe(false);
  expect(authorityOf('ANALYST', '55').seesAll('area-5585')).toBe(true);
  expect(authorityOf('ANALYST', '55').seesAll('area-558549')).toBe(true);
});

test('the records of a closed area belong to whoever took it over, in lists as in counts', () => {
  for (const area of ['501020', '5010', '50']) {
    const authority = authorityOf('ANALYST', area);
    expect(authority.seesAll('area-501033')).toBe(true);
    expect(authority.ownAreaIds()).toContain('area-501033');
  }
  expect(authorityOf('OFFICER', '501020').mayWrite('area-501033')).toBe(false);
  expect(authorityOf('OFFICER', '501033').mayWrite('area-501033')).toBe(true);
  expect(authorityOf('ANALYST', '501033').ownAreaIds()).toEqual(['area-501033']);
});

test('who demands what is not theirs to do gets FORBIDDEN, and to write and publish takes both', () => {
  const forbidden = expect.objectContaining({ extensions: { code: 'FORBIDDEN' } }) as Error;
  expect(() => authorityOf('OFFICER', '5010').demandWrite('area-5010')).not.toThrow();
  expect(() => authorityOf('OFFICER', '5010').demandWrite('area-5010', true)).toThrow(forbidden);
  expect(() => authorityOf('COMMISSIONER', '5010').demandWrite('area-5010')).toThrow(forbidden);
  expect(() => authorityOf('COMMISSIONER', '50').demandPublish('area-5010')).not.toThrow();
  expect(() => authorityOf('COMMISSIONER', '55').demandPublish('area-5010')).toThrow(forbidden);
  expect(() => authorityOf('ADMIN', '50').demandWrite('area-501020', true)).not.toThrow();
});

test('areas are changed only by an administrator of all that the change touches', () => {
  const forbidden = expect.objectContaining({ extensions: { code: 'FORBIDDEN' } }) as Error;
  const both = ['area-5010', 'area-55'];
  expect(() => authorityOf('ADMIN', null).demandChangeAreas(both)).not.toThrow();
  expect(() => authorityOf('ADMIN', '50').demandChangeAreas(['area-5010', 'area-501033'])).not.toThrow();
  expect(() => authorityOf('ADMIN', '50').demandChangeAreas(both)).toThrow(forbidden);
  for (const role of ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER', 'COMMISSIONER'] as const)
    expect(() => authorityOf(role, 'BD').demandChangeAreas(['area-5010'])).toThrow(forbidden);
});

test('what is public is taken back by whoever may publish, a draft by whoever may write', () => {
  const forbidden = expect.objectContaining({ extensions: { code: 'FORBIDDEN' } }) as Error;
  expect(() => authorityOf('OFFICER', '5010').demandChange('area-5010', false)).not.toThrow();
  expect(() => authorityOf('OFFICER', '5010').demandChange('area-5010', true)).toThrow(forbidden);
  expect(() => authorityOf('COMMISSIONER', '50').demandChange('area-5010', true)).not.toThrow();
  expect(() => authorityOf('COMMISSIONER', '50').demandChange('area-5010', false)).toThrow(forbidden);
});

test('progress is verified strictly from above; only an administrator of everything verifies the country', () => {
  const verifies = (role: Role, area: string | null, ...codes: string[]): string =>
    codes.filter((code) => authorityOf(role, area).mayVerify(`area-${code}`)).join(' ');
  const codes = ['BD', '50', '5010', '501020', '501033', '55'];
  expect(verifies('COMMISSIONER', '5010', ...codes)).toBe('501020 501033');
  expect(verifies('ADMIN', '5010', ...codes)).toBe('501020 501033');
  expect(verifies('COMMISSIONER', '501020', ...codes)).toBe('');
  expect(verifies('COMMISSIONER', 'BD', ...codes)).toBe('50 5010 501020 501033 55');
  expect(verifies('ADMIN', 'BD', ...codes)).toBe(codes.join(' '));
  expect(verifies('ADMIN', null, ...codes)).toBe(codes.join(' '));
  for (const role of ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER'] as const)
    expect(verifies(role, 'BD', ...codes)).toBe('');
});

test('whoever holds several posts may do what any of them allows, until the last day of the charge', () => {
  const holding = (until?: string): Authority => {
    const charge = { role: 'COMMISSIONER' as const, area: '5594', ...(until ? { until } : {}) };
    return new Authority(
      { role: 'OFFICER', area: '5010', subject: 's', charges: [charge] },
      directory,
      TODAY,
    );
  };
  for (const both of [holding(), holding(TODAY)]) {
    expect(both.mayWrite('area-5010')).toBe(true);
    expect(both.mayPublish('area-5010')).toBe(false);
    expect(both.mayWrite('area-5594')).toBe(false);
    expect(both.mayPublish('area-559408')).toBe(true);
    expect(both.mayVerify('area-559408')).toBe(true);
    expect(both.seesAll('area-501020') && both.seesAll('area-559408')).toBe(true);
    expect(both.ownAreaIds()).toEqual(expect.arrayContaining(['area-501020', 'area-559408']));
    expect(both.seesAll('area-55')).toBe(false);
  }
  const over = holding('2023-05-19');
  expect(over.mayPublish('area-5594') || over.seesAll('area-559408')).toBe(false);
  expect(over.ownAreaIds()).not.toContain('area-559408');
});

test('whoever holds the desk that reports does not verify the report from another post', () => {
  const charges = [{ role: 'COMMISSIONER' as const, area: '55' }];
  const both = new Authority({ role: 'OFFICER', area: '5594', subject: 's', charges }, directory, TODAY);
  expect(both.mayPublish('area-5594')).toBe(true);
  expect(both.mayVerify('area-5594')).toBe(false);
  expect(both.mayVerify('area-559408')).toBe(true);
});
