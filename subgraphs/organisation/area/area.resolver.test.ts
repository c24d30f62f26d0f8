import { onEachDatabase } from '../../../tests/support/databases';
import { createOrganisation } from '../organisation';
import { ask, codesOf } from '../../../tests/support/ask';

onEachDatabase((newDatabase) => {
  let hub: Awaited<ReturnType<typeof createOrganisation>>;
  const statements: string[] = [];
  const codes = (areas: { code: string }[]) => areas.map((area) => area.code);

  beforeAll(async () => {
    hub = await createOrganisation({
      databaseUrl: await newDatabase(),
      onQuery: (sql) => statements.push(sql),
    });
  });
  afterAll(() => hub.close());

  test('the country has 8 divisions, 64 districts and 495 upazilas', async () => {
    const { data, errors } = await ask(
      hub,
      `{ area(code: "BD") { level nameBn parent { code } children { code }
         districts: descendants(level: DISTRICT) { code } upazilas: descendants(level: UPAZILA) { code } all: descendants { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.area).toMatchObject({ level: 'COUNTRY', nameBn: 'বাংলাদেশ', parent: null });
    expect(codes(data.area.children)).toEqual(['10', '20', '30', '40', '45', '50', '55', '60']);
    expect(data.area.districts).toHaveLength(64);
    expect(data.area.upazilas).toHaveLength(495);
    expect(data.area.all).toHaveLength(567);
  });

  test('three levels of areas cost one statement, the version of the directory', async () => {
    statements.length = 0;
    const { data } = await ask(
      hub,
      '{ area(code: "55") { code parent { code } children { code nameBn children { code nameEn } } } }',
    );
    expect(data.area.children).toHaveLength(8);
    expect(statements).toEqual([expect.stringContaining('outbox_head')]);
  });

  test('an unknown area is null without an error, and so is one that was not there on the day', async () => {
    const { data, errors } = await ask(
      hub,
      `{ unknown: area(code: "999999") { code } before: area(code: "55", on: "2010-01-24") { code }
         first: area(code: "55", on: "2010-01-25") { code children { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ unknown: null, before: null, first: { code: '55' } });
    expect(data.first.children).toHaveLength(8);
  });

  test('any code ever held resolves, echoed, beside the one that holds', async () => {
    const { data } = await ask(
      hub,
      '{ old: area(code: "306113") { code canonicalCode nameEn codes { code validFrom validTo } } new: area(code: "456113") { code canonicalCode } bangla: area(code: "৫৫৯৪") { code } }',
    );
    expect(data.old).toMatchObject({ code: '306113', canonicalCode: '456113' });
    expect(data.old.codes).toEqual([
      { code: '306113', validFrom: null, validTo: '2015-09-14' },
      { code: '456113', validFrom: '2015-09-14', validTo: null },
    ]);
    expect(data.new).toEqual({ code: '456113', canonicalCode: '456113' });
    expect(data.bangla).toEqual({ code: '5594' });
  });

  test('the tree of a day past has the codes of that day, all the way down', async () => {
    const { data } = await ask(
      hub,
      `{ area(code: "5594", on: "2009-06-30") { code parent { code children { code } } children { code parent { code } } ancestors { code } }
         mymensingh: area(code: "4561") { parent { code } then: parent(on: "2013-07-01") { code children { code } } } }`,
    );
    expect(data.area).toMatchObject({ code: '5594', ancestors: [{ code: '50' }, { code: 'BD' }] });
    expect(data.area.parent.children).toHaveLength(16);
    expect(codes(data.area.parent.children)).toContain('5094');
    expect(data.area.children[0].code).toMatch(/^5094/);
    expect(data.area.children[0].parent).toEqual({ code: '5094' });
    expect(data.mymensingh.parent).toEqual({ code: '45' });
    expect(data.mymensingh.then.code).toBe('30');
    expect(codes(data.mymensingh.then.children)).toEqual(
      expect.arrayContaining(['3061', '3039', '3072', '3089']),
    );
    expect(data.mymensingh.then.children).toHaveLength(17);
  });

  test('another subgraph finds an area by a code it holds, echoed', async () => {
    const { data, errors } = await ask(
      hub,
      `{ _entities(representations: [{ __typename: "Area", code: "5094" }, { __typename: "Area", code: "1" }]) { ... on Area { code nameEn } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([{ code: '5094', nameEn: 'Thakurgaon' }, null]);
  });

  test('pages follow each other to the end without a gap or a double', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const { data } = await ask(
        hub,
        'query($after: String) { areas(first: 100, after: $after) { totalCount edges { node { code } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(data.areas.totalCount).toBe(568);
      seen.push(...data.areas.edges.map((edge: { node: { code: string } }) => edge.node.code));
      after = data.areas.pageInfo.endCursor;
      if (!data.areas.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(568);
    expect(new Set(seen).size).toBe(568);
    expect(seen.slice(0, 3)).toEqual(['BD', '10', '1004']);
  });

  test('a page out of bounds, a foreign cursor and a search that is too long are refused with a code', async () => {
    const answers = await Promise.all(
      [
        'first: 501',
        'first: -1',
        'after: "x"',
        `filter: { search: "${'a'.repeat(101)}" }`,
        'filter: { search: " " }',
        'filter: { within: "77" }',
      ].map((given) => ask(hub, `{ areas(${given}) { edges { node { code } } } }`)),
    );
    expect(answers.flatMap(codesOf)).toEqual([
      'BAD_PAGE',
      'BAD_PAGE',
      'BAD_CURSOR',
      'BAD_INPUT',
      'BAD_INPUT',
      'UNKNOWN_AREA',
    ]);
  });

  const found = async (filter: string, orderBy = '') => {
    const { data, errors } = await ask(
      hub,
      `{ areas(first: 500, filter: ${filter} ${orderBy}) { edges { node { code nameBn } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.areas.edges.map((edge: { node: { code: string; nameBn: string } }) => edge.node);
  };

  test('filters narrow down together', async () => {
    expect(await found('{ level: UPAZILA, within: "5594" }')).toHaveLength(5);
    expect(await found('{ codeStatus: PROVISIONAL }')).toHaveLength(10);
    expect(codes(await found('{ codes: ["5094", "nothing", "30"] }'))).toEqual(['30', '5594']);
    expect(await found('{ level: DIVISION, existsOn: "2010-01-24" }')).toHaveLength(6);
    expect(codes(await found('{ level: DISTRICT, within: "30", existsOn: "2012-01-01" }'))).toContain('3061');
  });

  test('names are ordered as a Bangla dictionary has them', async () => {
    const names = (
      await found('{ level: DIVISION }', ', orderBy: [{ field: NAME_BN, direction: DESC }]')
    ).map((area: { nameBn: string }) => area.nameBn);
    expect(names).toEqual([...names].sort(new Intl.Collator('bn').compare).reverse());
  });

  test.each([
    ['rangpur division', '55'],
    ['RANGPUR', '55'],
    ['রংপুর জেলা', '5585'],
    ['Chittagong', '20'],
    ['Coxs Bazar', '2022'],
    ['Comilla', '2019'],
    ['Mymensing', '45'],
    ['ময়মনসিংহ', '45'],
    ['রাজবাড়ি', '3082'],
    ['লোহজং', '305944'],
    ['ঠাকুরগাঁও', '5594'],
    ['ঠাকুরগাও', '5594'],
    ['www.natore.gov.bd', '5069'],
    ['৫৫৯৪', '5594'],
    ['Thakurgoan', '5594'],
  ])('a search for "%s" finds %s first', async (text, code) => {
    expect((await found(`{ search: "${text}" }`))[0]?.code).toBe(code);
  });
});
