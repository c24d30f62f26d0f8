import type { Viewer } from '../../../lib/auth/viewer';
import type { OutboxEvent } from '../../../lib/outbox/outbox';
import { onEachDatabase } from '../../../tests/support/databases';
import { RequestStatements } from '../../../tests/support/statements';
import { createOrganisation } from '../organisation';
import { ADMIN, ask, codesOf } from '../../../tests/support/ask';
import { chained, pullFrom } from '../../../tests/support/chained';

const FORM = `mutation Form($input: FormTeamInput!) { formTeam(input: $input) {
  outcome proposal { kind differences { path recorded proposed } }
  team { id area { code } nameEn nameBn kind formedOn dissolvedOn inferred publishedAt revision termsOfReference
    members { position post role raw person { name } } order { number issuedOn signatoryName } findings { code raw } } } }`;
const TEAM =
  'query Team($id: ID!) { team(id: $id) { id formedOn dissolvedOn inferred revision members { raw } findings { raw } } }';
const PUBLISH =
  'mutation Publish($input: PublishTeamInput!) { publishTeam(input: $input) { id publishedAt revision } }';
const LIST = `query List($filter: TeamFilter) { teams(filter: $filter, orderBy: OLDEST_FIRST) { totalCount edges { node { id formedOn dissolvedOn inferred } } } }`;

const officer = (area: string): Viewer => ({ role: 'OFFICER', area, subject: `officer of ${area}` });
const commissioner = (area: string): Viewer => ({
  role: 'COMMISSIONER',
  area,
  subject: `commissioner of ${area}`,
});

let requests = 0;
const anOrder = (more: Record<string, unknown> = {}) => ({
  requestId: `request-${(requests += 1)}`,
  areaCode: '5532',
  formedOn: '2020-01-15',
  members: [
    {
      post: 'অতিরিক্ত জেলা প্রশাসক, গাইবান্ধা',
      role: 'INNOVATION_OFFICER',
      personName: 'ক খ',
      raw: '০১. অতিরিক্ত জেলা প্রশাসক',
    },
    { post: 'সহকারী কমিশনার, আইসিটি শাখা', role: 'MEMBER' },
  ],
  termsOfReference: ['(১) সেবা সহজীকরণ;', '(২) বার্ষিক কর্মপরিকল্পনা প্রণয়ন;'],
  memo: {
    number: '০৫.৫৫.৩২০০.০২৫.১৩.০০২.২০.৮৯',
    issuedOn: '2020-01-15',
    rawText: 'গোপন',
    signatoryName: 'গ ঘ',
  },
  findings: [{ code: 'DAYS_DIFFER', severity: 'WARNING', message: 'The days differ.', raw: '১৫ জানুয়ারি' }],
  publish: true,
  ...more,
});
const memoOf = (serial: number) => ({ number: `05.55.3200.025.13.002.20.${serial}`, issuedOn: '2020-01-15' });

onEachDatabase((newDatabase) => {
  let hub: Awaited<ReturnType<typeof createOrganisation>>;
  let events: OutboxEvent[] = [];
  const statements = new RequestStatements();
  const tell = (topic: string, body: unknown) => events.push(...chained(topic, [body], events.at(-1)));
  const imply = async (areaCode: string, on: string, published = true) => {
    tell('team-implied', { areaCode, on, source: 'MINUTES', published });
    await hub.catchUp();
  };
  const form = async (input: object, viewer = ADMIN) => {
    const { data, errors } = await ask(hub, FORM, { input }, viewer);
    expect(errors).toBeUndefined();
    return data.formTeam;
  };
  const teamsOf = async (areaCode: string, viewer?: Viewer) =>
    (await ask(hub, LIST, { filter: { areaCode } }, viewer)).data.teams.edges.map(
      ({ node }: { node: Record<string, unknown> }) => node,
    );

  beforeAll(async () => {
    hub = await createOrganisation({
      databaseUrl: await newDatabase(),
      onQuery: statements.onQuery,
      feeds: { meetings: (since) => pullFrom(events)(since) },
    });
    events = [];
  });
  afterAll(() => hub.close());

  test('an order forms a team with its members, roles and terms of reference, under its memo', async () => {
    const { outcome, team, proposal } = await form(anOrder());
    expect(outcome).toBe('RECORDED');
    expect(proposal).toBeNull();
    expect(team).toMatchObject({
      area: { code: '5532' },
      nameEn: 'District Innovation Team, Gaibandha',
      nameBn: 'জেলা ইনোভেশন টিম, গাইবান্ধা',
      formedOn: '2020-01-15',
      dissolvedOn: null,
      inferred: false,
      order: { issuedOn: '2020-01-15', signatoryName: 'গ ঘ' },
    });
    expect(team.members).toMatchObject([
      { position: 1, role: 'INNOVATION_OFFICER', person: { name: 'ক খ' } },
      { position: 2, role: 'MEMBER', person: null, raw: null },
    ]);
    expect(team.termsOfReference).toHaveLength(2);
  });

  test('the words of the paper are shown only to those who see all of the area', async () => {
    const { team } = await form(anOrder({ areaCode: '5010' }));
    const shown = async (viewer?: Viewer) => (await ask(hub, TEAM, { id: team.id }, viewer)).data.team;
    expect(await shown()).toMatchObject({
      members: [{ raw: null }, { raw: null }],
      findings: [{ raw: null }],
    });
    expect(await shown(commissioner('50'))).toMatchObject({
      members: [{ raw: '০১. অতিরিক্ত জেলা প্রশাসক' }, { raw: null }],
      findings: [{ raw: '১৫ জানুয়ারি' }],
    });
    expect(await shown(commissioner('55'))).toMatchObject({ findings: [{ raw: null }] });
  });

  test('a repeated request gets the first answer, another body under its id an error', async () => {
    const input = anOrder({ areaCode: '5038' });
    const first = await form(input);
    expect(await form(input)).toEqual(first);
    expect(codesOf(await ask(hub, FORM, { input: { ...input, nameBn: 'অন্য' } }, ADMIN))).toEqual([
      'REQUEST_ID_REUSED',
    ]);
    expect(await teamsOf('5038')).toHaveLength(1);
  });

  test('the same order again changes nothing, another version of it is a proposed revision', async () => {
    const order = anOrder({ areaCode: '5064' });
    const { team } = await form(order);
    expect(await form({ ...order, requestId: 'again' })).toMatchObject({
      outcome: 'ALREADY_RECORDED',
      team: { id: team.id },
    });
    const other = { ...order, requestId: 'other', termsOfReference: ['(১) অন্য কাজ;'] };
    const proposed = await form(other);
    expect(proposed).toMatchObject({
      outcome: 'PROPOSED',
      team: { id: team.id, termsOfReference: order.termsOfReference },
    });
    expect(proposed.proposal.differences.map(({ path }: { path: string }) => path)).toEqual([
      'termsOfReference.0',
      'termsOfReference.1',
    ]);
    expect(await form({ ...other, requestId: 'other again' })).toMatchObject({ outcome: 'PROPOSED' });
    expect(await teamsOf('5064')).toHaveLength(1);
    const proposals = '{ area(code: "5064") { teams { proposals { id } } } }';
    expect((await ask(hub, proposals, {}, ADMIN)).data.area.teams[0].proposals).toHaveLength(1);
    expect((await ask(hub, proposals)).data.area.teams[0].proposals).toEqual([]);
  });

  test('a new order takes over from the team before it, an older one comes before it', async () => {
    await form(anOrder({ areaCode: '5070', formedOn: '2020-01-01', memo: memoOf(1) }));
    await form(anOrder({ areaCode: '5070', formedOn: '2022-01-01', memo: memoOf(2) }));
    await form(anOrder({ areaCode: '5070', formedOn: '2018-01-01', memo: memoOf(3) }));
    expect(await teamsOf('5070')).toMatchObject([
      { formedOn: '2018-01-01', dissolvedOn: '2020-01-01' },
      { formedOn: '2020-01-01', dissolvedOn: '2022-01-01' },
      { formedOn: '2022-01-01', dissolvedOn: null },
    ]);
  });

  test('a paper of a team that no order is known of implies one, and an older paper makes it older', async () => {
    await imply('5585', '2019-05-28');
    await imply('5585', '2021-01-01');
    await imply('5085', '2018-03-01');
    const teams = await teamsOf('5585');
    expect(teams).toMatchObject([{ formedOn: '2018-03-01', dissolvedOn: null, inferred: true }]);
  });

  test('an order adopts the inferred team under its id; the days before it keep an inferred one', async () => {
    await imply('5577', '2019-05-28');
    const [inferred] = await teamsOf('5577');
    const { team } = await form(anOrder({ areaCode: '5577', formedOn: '2023-12-23' }));
    expect(team).toMatchObject({ id: inferred.id, inferred: false, formedOn: '2023-12-23' });
    expect(await teamsOf('5577')).toMatchObject([
      { formedOn: '2019-05-28', dissolvedOn: '2023-12-23', inferred: true },
      { id: inferred.id, formedOn: '2023-12-23', dissolvedOn: null, inferred: false },
    ]);
  });

  test('nonsense in a feed is passed over and does not stop it', async () => {
    tell('team-implied', null);
    tell('team-implied', { areaCode: 7, on: 'yesterday' });
    tell('other', {});
    await imply('5549', '2019-01-01');
    expect(await teamsOf('5549')).toHaveLength(1);
  });

  test('a draft is invisible, in lists and counts too, to those who may not see all of the area', async () => {
    const { team } = await form(anOrder({ areaCode: '557315', publish: false }), officer('557315'));
    for (const viewer of [undefined, officer('557336'), commissioner('50')]) {
      expect((await ask(hub, TEAM, { id: team.id }, viewer)).data).toEqual({ team: null });
      expect((await ask(hub, LIST, { filter: { areaCode: '557315' } }, viewer)).data.teams).toEqual({
        totalCount: 0,
        edges: [],
      });
      expect(
        (await ask(hub, '{ area(code: "557315") { teams { id } } }', {}, viewer)).data.area.teams,
      ).toEqual([]);
      const entity = `{ _entities(representations: [{ __typename: "Team", id: "${team.id}" }]) { ... on Team { id } } }`;
      expect((await ask(hub, entity, {}, viewer)).data._entities).toEqual([null]);
    }
    expect(await teamsOf('557315', officer('557315'))).toHaveLength(1);
    expect(await teamsOf('557315', commissioner('55'))).toHaveLength(1);
  });

  test('a draft order changes nothing published until it is published itself', async () => {
    await imply('555239', '2019-05-28');
    const [inferred] = await teamsOf('555239');
    const { team } = await form(
      anOrder({ areaCode: '555239', formedOn: '2019-01-01', publish: false }),
      officer('555239'),
    );
    expect(team.id).not.toBe(inferred.id);
    expect(await teamsOf('555239')).toEqual([inferred]);
    const input = { requestId: 'publish', teamId: team.id, revision: team.revision };
    expect((await ask(hub, PUBLISH, { input }, commissioner('55'))).data.publishTeam).toMatchObject({
      id: team.id,
      revision: 2,
    });
    expect(await teamsOf('555239')).toMatchObject([
      { id: team.id, formedOn: '2019-01-01', dissolvedOn: null },
    ]);
    expect((await ask(hub, TEAM, { id: inferred.id })).data.team).toMatchObject({ id: team.id });
  });

  test('publishing on an old revision is refused, and so is a team that may not be seen', async () => {
    const { team } = await form(anOrder({ areaCode: '5594', publish: false }), officer('5594'));
    const publish = (input: object, viewer?: Viewer) => ask(hub, PUBLISH, { input }, viewer).then(codesOf);
    const input = { requestId: 'p1', teamId: team.id, revision: 7 };
    expect(await publish(input, commissioner('55'))).toEqual(['REVISION_CONFLICT']);
    expect(await publish(input, commissioner('50'))).toEqual(['UNKNOWN_RECORD']);
    expect(await publish(input)).toEqual(['FORBIDDEN']);
    expect(await publish({ ...input, revision: 1 }, officer('5594'))).toEqual(['FORBIDDEN']);
    expect(await publish({ ...input, teamId: 'none' }, ADMIN)).toEqual(['UNKNOWN_RECORD']);
  });

  test.each([
    ['the public', undefined, true],
    ['an officer of the area below', officer('553224'), false],
    ['an officer of the area above', officer('55'), false],
    ['an officer who would publish', officer('5532'), true],
    ['a commissioner', commissioner('55'), false],
  ])('%s may not form this team', async (_who, viewer, publish) => {
    expect(codesOf(await ask(hub, FORM, { input: anOrder({ publish }) }, viewer))).toEqual(['FORBIDDEN']);
  });

  test.each([
    [{ members: [] }, /at least one member/],
    [{ formedOn: null, memo: {} }, /formedOn/],
    [{ members: [{ post: ' ', role: 'MEMBER' }] }, /members\[0\]\.post/],
    [{ nameBn: 'ক'.repeat(501) }, /nameBn/],
    [{ termsOfReference: Array(501).fill('ক') }, /termsOfReference/],
    [{ memo: { number: '1'.repeat(501) } }, /memo\.number/],
  ])('an order that cannot be right is refused with what to do: %#', async (wrong, told) => {
    const answer = await ask(hub, FORM, { input: anOrder({ areaCode: '6090', ...wrong }) }, ADMIN);
    expect(codesOf(answer)).toEqual(['BAD_INPUT']);
    expect(answer.errors?.[0]?.message).toMatch(told);
    expect(await teamsOf('6090')).toEqual([]);
  });

  test('an order for an unknown area is refused', async () => {
    expect(codesOf(await ask(hub, FORM, { input: anOrder({ areaCode: '7777' }) }, ADMIN))).toEqual([
      'UNKNOWN_AREA',
    ]);
  });

  test('the other subgraphs are told of published teams only, with their days', async () => {
    const before = hub.directoryVersion();
    await form(anOrder({ areaCode: '6036', publish: false }));
    await form(anOrder({ areaCode: '6058', formedOn: '2020-01-01', memo: memoOf(1) }));
    await form(anOrder({ areaCode: '6058', formedOn: '2021-01-01', memo: memoOf(2) }));
    const news = (await hub.feed?.(before)) as OutboxEvent[];
    expect(news.map(({ body }) => body)).toMatchObject([
      { kind: 'team', validFrom: '2020-01-01', validTo: null },
      { kind: 'team', validFrom: '2020-01-01', validTo: '2021-01-01' },
      { kind: 'team', validFrom: '2021-01-01', validTo: null },
    ]);
  });

  test('pages of teams, with members, persons and orders, cost one statement for each table', async () => {
    statements.forget();
    const { data } = await ask(
      hub,
      '{ teams(first: 50) { edges { node { area { code } members { person { name } } order { number } findings { code } } } } }',
    );
    expect(data.teams.edges.length).toBeGreaterThan(5);
    for (const table of ['teams', 'memberships', 'persons', 'memos', 'findings']) {
      expect(statements.seen.filter((sql) => new RegExp(`FROM .?${table}\\b`).test(sql))).toHaveLength(1);
    }
    expect(statements.seen).toHaveLength(5);
  });

  test('two orders of one area that arrive together follow each other, whichever was first', async () => {
    const orders = [2016, 2018, 2020, 2022].map((year) =>
      form(anOrder({ areaCode: '2003', formedOn: `${year}-01-01`, memo: memoOf(year) })),
    );
    await Promise.all(orders);
    expect(await teamsOf('2003')).toMatchObject([
      { formedOn: '2016-01-01', dissolvedOn: '2018-01-01' },
      { formedOn: '2018-01-01', dissolvedOn: '2020-01-01' },
      { formedOn: '2020-01-01', dissolvedOn: '2022-01-01' },
      { formedOn: '2022-01-01', dissolvedOn: null },
    ]);
  });
});
