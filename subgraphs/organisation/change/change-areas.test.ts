import type { DirectoryRecord } from '../../../lib/directory/records';
import { Directory } from '../../../lib/directory/directory';
import { ADMIN, ask, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { createOrganisation } from '../organisation';

const CHANGES = `changes { act area { code } from formerParent { code } newParent { code } formerCode newCode
  successor { code } source order { kind number } }`;
const act = (name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${CHANGES} } }`;
};

let requests = 0;
const source = 'নমুনা প্রজ্ঞাপন';
const given = (from: string, more: object) => ({
  requestId: `act-${(requests += 1)}`,
  from,
  source,
  ...more,
});
const padma = { code: '65', nameEn: 'Padma', nameBn: 'পদ্মা', aliases: ['Podma'] };

onEachDatabase((newDatabase) => {
  let hub: Awaited<ReturnType<typeof createOrganisation>>;
  beforeEach(async () => {
    hub = await createOrganisation({
      databaseUrl: await newDatabase(),
      now: () => new Date('2024-03-10T06:00:00Z'),
    });
  });
  afterEach(() => hub.close());

  const done = async (name: string, input: object, viewer = ADMIN) => {
    const { data, errors } = await ask(hub, act(name), { input }, viewer);
    expect(errors).toBeUndefined();
    return data[name].changes;
  };
  const refused = async (name: string, input: object, viewer = ADMIN) =>
    codesOf(await ask(hub, act(name), { input }, viewer));
  const area = async (code: string, fields: string, on?: string) =>
    (await ask(hub, `{ area(code: "${code}"${on ? `, on: "${on}"` : ''}) { ${fields} } }`)).data.area;
  const childCodes = async (code: string, on?: string) =>
    (await area(code, 'children { code }', on)).children.map((child: { code: string }) => child.code);

  test('a division made to come is in the tree from its day on, with its office, head and search', async () => {
    const changes = await done(
      'createArea',
      given('2025-01-01', { ...padma, level: 'DIVISION', parentCode: 'BD' }),
    );
    expect(changes).toEqual([
      {
        act: 'CREATE',
        area: { code: '65' },
        from: '2025-01-01',
        formerParent: null,
        newParent: { code: 'BD' },
        formerCode: null,
        newCode: '65',
        successor: null,
        source,
        order: null,
      },
    ]);
    expect(await area('65', 'code', '2024-12-31')).toBeNull();
    expect(await childCodes('BD', '2024-12-31')).not.toContain('65');
    expect(await childCodes('BD', '2025-01-01')).toContain('65');
    const offices = await area('65', 'offices { kind nameBn memoGeo validFrom posts { nameEn isHead } }');
    expect(offices.offices).toEqual([
      {
        kind: 'DIVISIONAL_COMMISSIONER',
        nameBn: 'বিভাগীয় কমিশনারের কার্যালয়, পদ্মা',
        memoGeo: '0000',
        validFrom: '2025-01-01',
        posts: [{ nameEn: 'Divisional Commissioner', isHead: true }],
      },
    ]);
    const found = async (on: string) =>
      (
        await ask(
          hub,
          `{ areas(filter: { search: "podma", existsOn: "${on}" }) { edges { node { code } } } }`,
        )
      ).data.areas.edges;
    expect(await found('2025-01-01')).toEqual([{ node: { code: '65' } }]);
    expect(await found('2024-12-31')).not.toContainEqual({ node: { code: '65' } });
  });

  test('a split tells a new division, the districts that go to it and their new codes in one act', async () => {
    const input = given('2023-07-01', {
      code: '30',
      into: [{ ...padma, childCodes: ['3029', '3054'] }],
      newCodes: [
        { code: '3029', newCode: '6529' },
        { code: '305440', newCode: '655440' },
      ],
      source: null,
      memo: { number: '০৪.০০.০০০০.২১১.০৬.০০১.২৩.১০', issuedOn: '2023-06-20' },
    });
    const changes = await done('splitArea', input);
    expect(changes).toHaveLength(4);
    expect(changes).toContainEqual({
      act: 'SPLIT',
      area: { code: '6529' },
      from: '2023-07-01',
      formerParent: { code: '30' },
      newParent: { code: '65' },
      formerCode: '3029',
      newCode: '6529',
      successor: null,
      source: null,
      order: { kind: 'AREA_ORDER', number: '০৪.০০.০০০০.২১১.০৬.০০১.২৩.১০' },
    });
    expect(await childCodes('65')).toEqual(['3054', '6529']);
    expect(await childCodes('30', '2023-06-30')).toEqual(expect.arrayContaining(['3029', '3054']));
    expect(await area('3029', 'canonicalCode parent { code }')).toEqual({
      canonicalCode: '6529',
      parent: { code: '65' },
    });
    expect(await area('305440', 'code canonicalCode', '2023-06-30')).toEqual({
      code: '305440',
      canonicalCode: '655440',
    });
    const told = (await area('30', 'changes { from area { code } newParent { code } }')).changes;
    expect(told.slice(-2)).toEqual(
      expect.arrayContaining([
        { from: '2023-07-01', area: { code: '6529' }, newParent: { code: '65' } },
        { from: '2023-07-01', area: { code: '3054' }, newParent: { code: '65' } },
      ]),
    );
  });

  test('the same act again gets the first answer; another one under its requestId is refused', async () => {
    const input = given('2023-07-01', { code: '3029', toParentCode: '50' });
    const first = await done('moveArea', input);
    expect(await done('moveArea', input)).toEqual(first);
    expect(await refused('moveArea', { ...input, toParentCode: '55' })).toEqual(['REQUEST_ID_REUSED']);
    expect((await area('3029', 'changes { act }')).changes).toHaveLength(1);
  });

  test('areas merged into another one end, count there, and their children lie there', async () => {
    const changes = await done('mergeAreas', given('2023-07-01', { codes: ['3029'], intoCode: '3054' }));
    expect(changes).toContainEqual(
      expect.objectContaining({ area: { code: '3029' }, newParent: null, successor: { code: '3054' } }),
    );
    expect(await area('3029', 'code', '2023-07-01')).toBeNull();
    expect(await area('3029', 'validTo offices { validTo }')).toEqual({
      validTo: '2023-07-01',
      offices: [{ validTo: '2023-07-01' }],
    });
    expect((await childCodes('3054')).filter((code: string) => code.startsWith('3029'))).toHaveLength(9);
    expect(await area('302962', 'parent { code }')).toEqual({ parent: { code: '3054' } });
    expect(await refused('moveArea', given('2023-08-01', { code: '3029', toParentCode: '50' }))).toEqual([
      'AREA_NOT_THERE',
    ]);
  });

  test('the team of an area ends with it, and the other subgraphs are told', async () => {
    const members = [{ post: 'উপজেলা নির্বাহী অফিসার', role: 'CHAIR' }];
    const formed = await ask(
      hub,
      'mutation ($input: FormTeamInput!) { formTeam(input: $input) { team { id } } }',
      { input: { requestId: 'form', areaCode: '302962', formedOn: '2020-01-01', members, publish: true } },
      ADMIN,
    );
    expect(formed.errors).toBeUndefined();
    await done('closeArea', given('2023-07-01', { code: '302962', successorCode: '302910' }));
    const { teams } = await area('302962', 'teams { dissolvedOn }');
    expect(teams).toEqual([{ dissolvedOn: '2023-07-01' }]);
    const events = (await hub.feed?.(0)) as { body: DirectoryRecord }[];
    const more = (await hub.feed?.(events.length)) as { body: DirectoryRecord }[];
    const records = new Map(
      [...events, ...more].map(({ body }) => [`${body.kind}|${body.id}`, body] as const),
    );
    const told = new Directory(records.values(), 1);
    const id = told.areaByCode('302962')?.id ?? '';
    expect(told.teamOn(id, '2023-06-30')).not.toBeNull();
    expect(told.teamOn(id, '2023-07-01')).toBeNull();
    expect(told.countedBelow(told.areaByCode('302910')?.id ?? '', '2023-07-01')).toEqual([id]);
  });

  test('an act dated before a later one holds until that one', async () => {
    await done('moveArea', given('2023-07-01', { code: '3029', toParentCode: '50' }));
    await done('moveArea', given('2022-07-01', { code: '3029', toParentCode: '40' }));
    const parentOn = async (on: string) => (await area('3029', 'parent { code }', on)).parent.code;
    expect([await parentOn('2022-06-30'), await parentOn('2022-07-01')]).toEqual(['30', '40']);
    expect([await parentOn('2023-06-30'), await parentOn('2023-07-01')]).toEqual(['40', '50']);
    expect(await refused('closeArea', given('2022-12-31', { code: '3029', successorCode: '3054' }))).toEqual([
      'AREA_CHANGED_LATER',
    ]);
  });

  test('a code that was taken by mistake can be taken back, and is given to nobody else', async () => {
    const recode = (from: string, code: string, newCode: string) =>
      given(from, { newCodes: [{ code, newCode }] });
    await done('changeAreaCodes', recode('2023-07-01', '3029', '৩০৯৯'));
    await done('changeAreaCodes', recode('2023-08-01', '3099', '3029'));
    expect(await area('3099', 'canonicalCode codes { code validFrom }')).toEqual({
      canonicalCode: '3029',
      codes: [
        { code: '3029', validFrom: null },
        { code: '3099', validFrom: '2023-07-01' },
        { code: '3029', validFrom: '2023-08-01' },
      ],
    });
    expect(await refused('changeAreaCodes', recode('2023-09-01', '3054', '3099'))).toEqual(['CODE_TAKEN']);
  });

  const impossible: [string, object, string][] = [
    ['createArea', { ...padma, level: 'DISTRICT', parentCode: 'BD', code: '6501' }, 'AREA_MISPLACED'],
    ['createArea', { ...padma, level: 'DIVISION', parentCode: 'BD', code: '6501' }, 'BAD_AREA_CODE'],
    ['createArea', { ...padma, level: 'DIVISION', parentCode: 'BD', code: '30' }, 'CODE_TAKEN'],
    ['createArea', { ...padma, level: 'DIVISION', parentCode: 'BD', nameBn: ' ' }, 'BAD_INPUT'],
    ['createArea', { ...padma, level: 'UNION', parentCode: '302962', code: '30296201' }, 'BAD_AREA_CODE'],
    ['moveArea', { code: '3029', toParentCode: '3054' }, 'AREA_MISPLACED'],
    ['moveArea', { code: '3029', toParentCode: '30' }, 'AREA_MISPLACED'],
    ['moveArea', { code: 'BD', toParentCode: '30' }, 'AREA_MISPLACED'],
    ['moveArea', { code: '9999', toParentCode: '30' }, 'UNKNOWN_AREA'],
    ['mergeAreas', { codes: [], intoCode: '3029' }, 'BAD_INPUT'],
    ['mergeAreas', { codes: ['3029'], intoCode: '3029' }, 'BAD_INPUT'],
    ['mergeAreas', { codes: ['302962'], intoCode: '3029' }, 'AREA_MISPLACED'],
    ['splitArea', { code: 'BD', into: [padma] }, 'AREA_MISPLACED'],
    ['splitArea', { code: '30', into: [{ ...padma, childCodes: ['5029'] }] }, 'UNKNOWN_AREA'],
    ['splitArea', { code: '30', into: [{ ...padma, childCodes: ['5010'] }] }, 'BAD_INPUT'],
    ['splitArea', { code: '30', into: [padma], successorCode: '50' }, 'BAD_INPUT'],
    ['closeArea', { code: 'BD', successorCode: '30' }, 'AREA_MISPLACED'],
    ['changeAreaCodes', { newCodes: [] }, 'BAD_INPUT'],
  ];

  test('an act that cannot be is refused with a code, and nothing is written', async () => {
    const version = hub.directoryVersion();
    for (const [name, more, code] of impossible)
      expect([name, more, await refused(name, given('2023-07-01', more))]).toEqual([name, more, [code]]);
    expect(hub.directoryVersion()).toBe(version);
  });

  test('an act needs its day within bounds, and what lays it down', async () => {
    const move = { code: '3029', toParentCode: '50' };
    expect(await refused('moveArea', given('2026-03-20', move))).toEqual(['BAD_INPUT']);
    expect(await refused('moveArea', given('0202-07-01', move))).toEqual(['BAD_INPUT']);
    expect(await refused('moveArea', { ...given('2023-07-01', move), source: ' ' })).toEqual(['BAD_INPUT']);
    await done('moveArea', given('2026-03-01', move));
  });

  test('only an administrator of all that an act touches may do it', async () => {
    const move = () => given('2023-07-01', { code: '3029', toParentCode: '50' });
    for (const role of ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER', 'COMMISSIONER'] as const)
      expect(await refused('moveArea', move(), aViewer(role, 'BD'))).toEqual(['FORBIDDEN']);
    expect(await refused('moveArea', move(), aViewer('ADMIN', '50'))).toEqual(['FORBIDDEN']);
    expect(await refused('moveArea', move(), aViewer('ADMIN', '30'))).toEqual(['FORBIDDEN']);
    const inOne = given('2023-08-01', { code: '302962', toParentCode: '3054' });
    await done('moveArea', inOne, aViewer('ADMIN', '30'));
    await done('moveArea', move(), aViewer('ADMIN', 'BD'));
  });

  test('a token that names a code of before goes on covering the area', async () => {
    const newCodes = [{ code: '3029', newCode: '3099' }];
    await done('changeAreaCodes', given('2023-07-01', { newCodes }));
    await done(
      'changeAreaCodes',
      given('2023-08-01', { newCodes: [{ code: '302962', newCode: '309962' }] }),
      aViewer('ADMIN', '3029'),
    );
  });

  test('acts at once on the same ground follow each other: a code is given once', async () => {
    const answers = await Promise.all(
      ['3029', '3054', '3035'].map((code) =>
        ask(
          hub,
          act('changeAreaCodes'),
          { input: given('2023-07-01', { newCodes: [{ code, newCode: '3098' }] }) },
          ADMIN,
        ),
      ),
    );
    expect(answers.flatMap(codesOf).sort()).toEqual(['CODE_TAKEN', 'CODE_TAKEN']);
  });

  test('the divisions made of others tell which notification made them', async () => {
    const { changes } = await area('30', CHANGES);
    expect(changes).toHaveLength(4);
    expect(changes[0]).toMatchObject({
      act: 'SPLIT',
      from: '2015-09-14',
      formerParent: { code: '30' },
      newParent: { code: '45' },
      source: expect.stringContaining('14 September 2015'),
    });
    expect((await area('45', 'changes { area { code } }')).changes).toHaveLength(5);
  });
});
