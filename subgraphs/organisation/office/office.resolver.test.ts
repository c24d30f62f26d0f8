import type { Viewer } from '../../../lib/auth/viewer';
import { onEachDatabase } from '../../../tests/support/databases';
import { RequestStatements } from '../../../tests/support/statements';
import { createOrganisation } from '../organisation';
import { ADMIN, ask, codesOf } from '../../../tests/support/ask';

const RECORD =
  'mutation Record($input: RecordTenureInput!) { recordTenure(input: $input) { id fromDay toDay publishedAt person { name } post { nameEn } } }';
const HEAD = `query Head($code: ID!) { area(code: $code) { offices { id kind nameBn memoMinistry memoOffice memoGeo area { code }
  posts { id nameBn isHead office { id } tenures { fromDay toDay person { name } } } } } }`;

onEachDatabase((newDatabase) => {
  let hub: Awaited<ReturnType<typeof createOrganisation>>;
  const statements = new RequestStatements();
  const officeOf = async (code: string, viewer?: Viewer) =>
    (await ask(hub, HEAD, { code }, viewer)).data.area.offices[0];

  beforeAll(async () => {
    hub = await createOrganisation({
      databaseUrl: await newDatabase(),
      onQuery: statements.onQuery,
    });
  });
  afterAll(() => hub.close());

  test('every area has its office, with the post at its head', async () => {
    const { data } = await ask(
      hub,
      '{ area(code: "BD") { offices { kind } all: descendants { offices { kind posts { isHead } } } } }',
    );
    expect(data.area.offices).toEqual([{ kind: 'CABINET_DIVISION' }]);
    expect(data.area.all).toHaveLength(567);
    for (const { offices } of data.area.all) expect(offices).toMatchObject([{ posts: [{ isHead: true }] }]);
    expect(await officeOf('5594')).toMatchObject({
      kind: 'DEPUTY_COMMISSIONER',
      nameBn: 'জেলা প্রশাসকের কার্যালয়, ঠাকুরগাঁও',
      memoMinistry: '05',
      memoOffice: '55',
      memoGeo: '9400',
      area: { code: '5594' },
      posts: [{ nameBn: 'জেলা প্রশাসক' }],
    });
  });

  test('the offices and posts of a whole division cost one statement for each table', async () => {
    statements.forget();
    await ask(
      hub,
      '{ area(code: "30") { descendants { offices { nameEn posts { nameEn tenures { fromDay } } } duties { duty validFrom } } } }',
    );
    expect(statements.seen).toHaveLength(3);
  });

  test('who holds a post is recorded once, and told with its days', async () => {
    const post = (await officeOf('5594')).posts[0].id;
    const input = { requestId: 't1', postId: post, personName: 'ক খ', fromDay: '2020-01-01', publish: true };
    const { data } = await ask(hub, RECORD, { input }, ADMIN);
    expect(data.recordTenure).toMatchObject({
      fromDay: '2020-01-01',
      toDay: null,
      person: { name: 'ক খ' },
      post: { nameEn: 'Deputy Commissioner' },
    });
    await ask(hub, RECORD, { input: { ...input, requestId: 't2', toDay: '2021-12-31' } }, ADMIN);
    await ask(
      hub,
      RECORD,
      { input: { ...input, requestId: 't3', personName: 'গ ঘ', fromDay: '2022-01-01' } },
      ADMIN,
    );
    expect((await officeOf('5594')).posts[0].tenures).toEqual([
      { fromDay: '2022-01-01', toDay: null, person: { name: 'গ ঘ' } },
      { fromDay: '2020-01-01', toDay: '2021-12-31', person: { name: 'ক খ' } },
    ]);
  });

  test('a draft of who holds a post is seen only by those who see all of the area', async () => {
    const officer: Viewer = { role: 'OFFICER', area: '5577', subject: 'officer' };
    const post = (await officeOf('5577')).posts[0].id;
    const input = { requestId: 'd1', postId: post, personName: 'ক খ', fromDay: '2020-01-01' };
    await ask(hub, RECORD, { input }, officer);
    expect((await officeOf('5577')).posts[0].tenures).toEqual([]);
    expect((await officeOf('5577', officer)).posts[0].tenures).toHaveLength(1);
  });

  test('what may not or cannot be recorded is refused with a code', async () => {
    const post = (await officeOf('5585')).posts[0].id;
    const input = { requestId: 'r1', postId: post, personName: 'ক', fromDay: '2020-01-01' };
    const refused = async (more: object, viewer?: Viewer) =>
      codesOf(await ask(hub, RECORD, { input: { ...input, ...more } }, viewer));
    expect(await refused({})).toEqual(['FORBIDDEN']);
    expect(await refused({ publish: true }, { role: 'OFFICER', area: '5585', subject: 'o' })).toEqual([
      'FORBIDDEN',
    ]);
    expect(await refused({ postId: 'none' }, ADMIN)).toEqual(['UNKNOWN_RECORD']);
    expect(await refused({ personName: ' ' }, ADMIN)).toEqual(['BAD_INPUT']);
    expect(await refused({ toDay: '2019-12-31' }, ADMIN)).toEqual(['BAD_INPUT']);
  });

  test('an office is found by its id, also by the other subgraphs', async () => {
    const { id } = await officeOf('305944');
    const entities = `{ office(id: "${id}") { area { code } } none: office(id: "none") { id }
      _entities(representations: [{ __typename: "Office", id: "${id}" }]) { ... on Office { kind } } }`;
    expect((await ask(hub, entities)).data).toEqual({
      office: { area: { code: '305944' } },
      none: null,
      _entities: [{ kind: 'UPAZILA_NIRBAHI_OFFICER' }],
    });
  });
});
