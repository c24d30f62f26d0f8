import { OFFICER, ROLLUP, toyHub, type ToyHub } from './toys/toy-hub';

const OPERATIONS: readonly [string, string, object?][] = [
  ['the roll-up of a division', ROLLUP, { code: '12', fy: '2023-24' }],
  ['the roll-up of the country', ROLLUP, { code: 'BD', fy: '2023-24' }],
  ['a coded error in every entity', ROLLUP, { code: '12', fy: 'last year' }],
  [
    'an area that is not there',
    '{ area(code: "99") { code decisionProgress(fiscalYear: "2023-24") { asOf } } }',
  ],
  ['an unexpected failure', '{ leak area(code: "12") { nameBn } }'],
  [
    'an unexpected failure in another subgraph',
    '{ area(code: "11") { nameBn decisionProgress(fiscalYear: "2023-24") { asOf } } }',
  ],
  ['an expected refusal', '{ refused }'],
  ['a null where none may be', '{ broken { nameEn } }'],
  ['who asks', '{ viewer { role area subject } }'],
  [
    'a mutation',
    'mutation { renameArea(code: "17", nameEn: "Renamed") { code nameEn decisionProgress(fiscalYear: "2023-24") { assignments } } }',
  ],
  ['a variable of the wrong type', 'query ($code: ID!) { area(code: $code) { code } }', { code: null }],
  ['a field that does not exist', '{ area(code: "12") { nam } }'],
  ['a document that does not parse', '{ area('],
  ['an operation that is not in the document', 'query A { __typename } query B { __typename }'],
  ['the type of the root', '{ __typename }'],
  [
    'a skipped field',
    'query ($yes: Boolean!) { area(code: "12") { code nameEn @skip(if: $yes) } }',
    { yes: true },
  ],
];

describe('subgraphs in place and over HTTP', () => {
  let inPlace: ToyHub;
  let overHttp: ToyHub;
  beforeAll(async () => {
    [inPlace, overHttp] = await Promise.all([toyHub(), toyHub({ overHttp: true })]);
  });
  afterAll(async () => {
    await Promise.all([inPlace.close(), overHttp.close()]);
  });

  test.each(OPERATIONS)('give byte-equal answers to %s', async (_, query, ...[variables]) => {
    const headers = { authorization: 'Bearer officer', 'x-request-id': 'one' };
    const [here, there] = [
      await inPlace.ask(query, variables, headers),
      await overHttp.ask(query, variables, headers),
    ];
    expect(there.text).toBe(here.text);
    expect(there.status).toBe(here.status);
    expect(here.text).not.toMatch(/secret|root@|127\.0\.0\.1|Did you mean|stack|serviceName/i);
  });

  test('the roll-up of the country has 568 areas and no error', async () => {
    const { body } = await inPlace.ask(ROLLUP, { code: 'BD', fy: '2023-24' });
    const { body: division } = await overHttp.ask(ROLLUP, { code: '12', fy: '2023-24' });
    expect(body.data.area.children).toHaveLength(8);
    expect(body.data.area.children.flatMap((each: { children: [] }) => each.children)).toHaveLength(64);
    expect(division.body?.errors ?? division.errors).toBeUndefined();
  });

  test('every context that is made is given back', () => {
    for (const { subgraphs } of [inPlace, overHttp]) {
      for (const { contexts } of Object.values(subgraphs)) expect(contexts.done).toBe(contexts.made);
    }
  });

  test('an unexpected failure carries the request id to the client and nothing else', async () => {
    for (const hub of [inPlace, overHttp]) {
      const { body, headers } = await hub.ask('{ leak }', {}, { 'x-request-id': 'abc-1' });
      expect(headers.get('x-request-id')).toBe('abc-1');
      expect(body.errors[0]).toMatchObject({
        path: ['leak'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'abc-1' },
      });
    }
  });

  test('a null that the contract forbids is an error, not silence', async () => {
    const { body } = await inPlace.ask('{ broken { nameEn } }');
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });

  test('after a write to organisation the others must have seen its version', async () => {
    for (const hub of [inPlace, overHttp]) {
      await hub.ask('mutation { renameArea(code: "16", nameEn: "New") { code } }');
      const { body } = await hub.ask('{ area(code: "16") { seenBy } }');
      expect(body.data.area.seenBy).toBe(String(hub.subgraphs.organisation.version));
    }
  });

  test('a subgraph that is behind the directory says so with a code, and the rest arrives', async () => {
    for (const hub of [inPlace, overHttp]) {
      hub.subgraphs.organisation.version = 2000;
      await hub.ask('{ viewer { role } }');
      const { body } = await hub.ask('{ area(code: "16") { code seenBy } }');
      expect(body.data.area).toEqual({ code: '16', seenBy: null });
      expect(body.errors[0].extensions).toEqual({ code: 'DIRECTORY_BEHIND' });
      hub.subgraphs.organisation.version = 7;
      await hub.ask('{ viewer { role } }');
      expect((await hub.ask('{ area(code: "16") { seenBy } }')).body.data.area.seenBy).toBe('7');
    }
  });

  test('the viewer is the one of the token; identity in any other header is ignored', async () => {
    const forged = {
      'x-sopan-viewer': 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiQURNSU4ifQ.',
      'x-sopan-directory': '999',
      'x-user': 'admin',
      'x-role': 'ADMIN',
    };
    for (const hub of [inPlace, overHttp]) {
      const asked = '{ viewer { role area subject directoryVersion } }';
      expect((await hub.ask(asked, {}, forged)).body.data.viewer).toEqual({
        role: 'PUBLIC',
        area: null,
        subject: 'public',
        directoryVersion: 0,
      });
      expect(
        (await hub.ask(asked, {}, { ...forged, authorization: 'Bearer officer' })).body.data.viewer,
      ).toMatchObject(OFFICER);
    }
  });

  test('a token that is not good is refused, never read as the public', async () => {
    for (const authorization of ['Bearer nobody', 'Basic b2ZmaWNlcg==', 'Bearer', 'officer']) {
      const { status, body } = await inPlace.ask('{ __typename }', {}, { authorization });
      expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(body.data).toBeUndefined();
    }
  });
});
