import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

const NUMBER = '০৫.৪৩.১০০০.০১১.০৬.০০১.২২-১১০';
const OTHER_NUMBER = '০৫.৪৩.১০০০.০১১.০৬.০০১.২২-১১১';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterAll(() => hub.close());

  /** Days of their own, so that no test meets the meetings of another. */
  let days = 0;
  const aDay = (): string => new Date(Date.UTC(2016, 0, (days += 40))).toISOString().slice(0, 10);
  const binding = (binds: object[]): object[] => [
    { decisions: [{ number: '১', text: 'কিছু করতে হবে।', binds }] },
  ];
  const boundBy = async (input: object): Promise<string[]> => {
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ heldOn: aDay(), ...input }));
    const edges: { node: { area: { code: string } } }[] = meeting.decisions[0].assignments.edges;
    return edges.map(({ node }) => node.area.code).sort();
  };

  test('minutes are read back as they were given, to the last value', async () => {
    const heldOn = aDay();
    const derived = await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn }));
    const input = minutes({
      heldOn,
      number: '০৭/২০১৬',
      title: 'ইনোভেশন টিমের সভা',
      place: 'সম্মেলন কক্ষ',
      startsAt: 'সকাল ১০:৩০',
      chair: 'জেলা প্রশাসক, বগুড়া',
      attendance: 'পরিশিষ্ট ক',
      confirmation: 'CORRECTED',
      agendaItems: [
        {
          number: '১',
          topic: 'উদ্ভাবন',
          discussion: 'আলোচনা হয়।',
          decisions: [
            {
              number: '১.১',
              text: 'তালিকা দিতে হবে।',
              implementer: 'সকল দপ্তর প্রধান',
              dueOn: '2016-12-31',
              derivedFromId: derived.meeting.decisions[0].id,
            },
            { number: '১.২', text: 'নিয়মিত সভা করতে হবে।', kind: 'CONTINUING' },
          ],
        },
        { number: '২', topic: 'বিবিধ', discussion: null, decisions: [] },
      ],
      carriedOver: [{ decisionId: derived.meeting.decisions[0].id, number: '৩', note: 'অব্যাহত আছে' }],
      memo: {
        number: NUMBER,
        issuedOn: heldOn,
        banglaDate: '১৬ পৌষ ১৪২৩',
        subject: 'কার্যবিবরণী প্রেরণ',
        references: [{ raw: 'সূত্র: পত্র', memoNumber: '০৫', issuedOn: '2016-01-02' }],
        copyTo: ['বিভাগীয় কমিশনার', 'অফিস কপি'],
        signatoryPost: 'জেলা প্রশাসক',
        signatoryName: 'নাম',
        rawText: 'পুরো কাগজ',
      },
      findings: [{ code: 'DAYS_DIFFER', severity: 'WARNING', line: 4, message: 'Two days.', raw: '১৬ পৌষ' }],
    });
    const { meeting } = await hub.act(RECORD_MEETING, input);
    const read = await hub.read(`{ meeting(id: "${meeting.id}") {
      heldOn month fiscalYear number title place startsAt chair attendance confirmation knownFrom revision area { code }
      agendaItems { number topic discussion decisions { number text kind implementer dueOn dueBasis derivedFrom { id } } }
      carriedOver { number note decision { id } }
      memo { kind number issuedOn banglaDate subject references { raw memoNumber issuedOn } copyTo signatoryPost signatoryName }
      findings { code severity line message raw }
    } }`);
    const {
      requestId: _,
      publish: __,
      areaCode: ___,
      memo,
      agendaItems,
      carriedOver,
      ...plain
    } = input as Record<string, any>;
    const { rawText: ____, ...shownMemo } = memo;
    const first = {
      ...agendaItems[0].decisions[0],
      kind: 'ONE_TIME',
      dueBasis: 'STATED',
      derivedFrom: { id: first0(derived) },
    };
    delete first.derivedFromId;
    expect(read.meeting).toEqual({
      ...plain,
      month: heldOn.slice(0, 7),
      fiscalYear: '2015-16',
      knownFrom: 'MINUTES',
      revision: 1,
      area: { code: '5010' },
      agendaItems: [
        {
          ...agendaItems[0],
          decisions: [
            first,
            {
              ...agendaItems[0].decisions[1],
              implementer: null,
              dueOn: null,
              dueBasis: null,
              derivedFrom: null,
            },
          ],
        },
        agendaItems[1],
      ],
      carriedOver: [{ number: '৩', note: 'অব্যাহত আছে', decision: { id: carriedOver[0].decisionId } }],
      memo: { kind: 'MINUTES', ...shownMemo },
    });
  });

  test('a decision without a binding is owed by the area of the meeting alone', async () => {
    expect(await boundBy({})).toEqual(['5010']);
  });

  test('all districts, all upazilas and named areas are those of the day of the meeting, each once', async () => {
    expect(await boundBy({ areaCode: '50', agendaItems: binding([{ scope: 'ALL_DISTRICTS' }]) })).toEqual([
      '5010',
      '5081',
    ]);
    const on = (heldOn: string, areaCode: string) =>
      boundBy({ heldOn, areaCode, agendaItems: binding([{ scope: 'ALL_UPAZILAS' }]) });
    expect(await on('2014-03-03', '50')).toEqual([
      '501020',
      '501033',
      '508110',
      '508194',
      '558549',
      '558592',
    ]);
    expect(await on('2021-03-03', '5010')).toEqual(['501020']);
    expect(await on('2021-03-03', '5594')).toEqual(['559408', '559486']);
    expect(await on('2022-03-03', '5594')).toEqual(['559408', '559486', '559490']);
    const mixed = [
      { scope: 'OWN' },
      { scope: 'ALL_DISTRICTS' },
      { scope: 'AREAS', areaCodes: ['5010', '508110', '5010'] },
    ];
    expect(await boundBy({ areaCode: '50', agendaItems: binding(mixed) })).toEqual([
      '50',
      '5010',
      '5081',
      '508110',
    ]);
  });

  test.each([
    ['an area elsewhere', '5010', { scope: 'AREAS', areaCodes: ['5594'] }, 'BAD_INPUT'],
    ['an area above', '5010', { scope: 'AREAS', areaCodes: ['50'] }, 'BAD_INPUT'],
    ['a code that nobody held', '5010', { scope: 'AREAS', areaCodes: ['99'] }, 'UNKNOWN_AREA'],
    ['no area at all', '5010', { scope: 'AREAS', areaCodes: [] }, 'BAD_INPUT'],
    ['the districts of an upazila', '501020', { scope: 'ALL_DISTRICTS' }, 'BAD_INPUT'],
  ])('a meeting cannot bind %s', async (_, areaCode, bind, code) => {
    const before = await hub.rows();
    const input = minutes({ areaCode, heldOn: aDay(), agendaItems: binding([bind]) });
    expect(await hub.refused(RECORD_MEETING, input)).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test.each([
    ['a month that is none', { heldOn: null, month: '2022-13' }],
    ['a month in other words', { heldOn: null, month: 'May 2022' }],
    ['neither day nor month', { heldOn: null }],
    ['a decision without words', { agendaItems: [{ decisions: [{ number: '১', text: '  ' }] }] }],
    [
      'a decision derived from none on record',
      { agendaItems: [{ decisions: [{ text: 'ক', derivedFromId: 'x' }] }] },
    ],
    ['a decision carried over from nowhere', { carriedOver: [{ decisionId: 'x' }] }],
    ['a text beyond any paper', { chair: 'ক'.repeat(20_001) }],
    ['more topics than any paper has', { agendaItems: Array.from({ length: 501 }, () => ({ topic: 'ক' })) }],
    ['a number longer than a line', { number: '১'.repeat(600) }],
    ['a hash longer than any hash', { memo: { contentHash: 'a'.repeat(65) } }],
    [
      'a code of a finding longer than any code',
      { findings: [{ code: 'A'.repeat(65), severity: 'INFO', message: 'x' }] },
    ],
  ])('minutes with %s are refused with BAD_INPUT, and leave nothing', async (_, changes) => {
    const before = await hub.rows();
    expect(await hub.refused(RECORD_MEETING, minutes({ heldOn: aDay(), ...changes }))).toBe('BAD_INPUT');
    expect(await hub.rows()).toEqual(before);
  });

  test('a year that is a slip of the pen is refused with BAD_INPUT', async () => {
    const decisions = [{ text: 'ক', dueOn: '9999-12-31' }];
    for (const slip of [
      { heldOn: '0203-10-18' },
      { heldOn: null, month: '0203-10' },
      { agendaItems: [{ decisions }] },
    ])
      expect(await hub.refused(RECORD_MEETING, minutes({ heldOn: aDay(), ...slip }))).toBe('BAD_INPUT');
  });

  test('a day that is none is refused with BAD_DAY; Bangla digits are understood', async () => {
    expect(await hub.refused(RECORD_MEETING, minutes({ heldOn: '2022-02-30' }))).toBe('BAD_DAY');
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ heldOn: '২০১০-০২-২৮' }));
    expect((await hub.read(`{ meeting(id: "${meeting.id}") { heldOn fiscalYear } }`)).meeting).toEqual({
      heldOn: '2010-02-28',
      fiscalYear: '2009-10',
    });
  });

  test('the same paper again changes nothing, whoever sends it and however it is to be published', async () => {
    const heldOn = aDay();
    const memo = { contentHash: newRequest() };
    const first = await hub.act(RECORD_MEETING, minutes({ heldOn, memo }));
    const rows = await hub.rows();
    const again = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn, memo, publish: false }),
      aViewer('OFFICER', '5010'),
    );
    expect(again).toMatchObject({
      outcome: 'ALREADY_RECORDED',
      meeting: { id: first.meeting.id, revision: 1 },
    });
    expect(await hub.rows()).toEqual({ ...rows, requests: rows['requests']! + 1 });
  });

  test('without a hash the content is the paper: publishing or not does not make it another', async () => {
    const heldOn = aDay();
    await hub.act(RECORD_MEETING, minutes({ heldOn }));
    expect(await hub.act(RECORD_MEETING, minutes({ heldOn, publish: false }))).toMatchObject({
      outcome: 'ALREADY_RECORDED',
    });
  });

  test('a repeat of a request is answered as the first time, another body under its id refused', async () => {
    const input = minutes({ heldOn: aDay() });
    const first = await hub.act(RECORD_MEETING, input);
    expect(await hub.act(RECORD_MEETING, input)).toEqual(first);
    expect(await hub.refused(RECORD_MEETING, { ...input, chair: 'অন্য' })).toBe('REQUEST_ID_REUSED');
  });

  test('another version of the minutes is kept as a proposal with its differences, shown to its own alone', async () => {
    const heldOn = aDay();
    const { meeting } = await hub.act(
      RECORD_MEETING,
      minutes({
        heldOn,
        chair: 'ক',
        memo: { number: NUMBER.replace('১১০', '১৪০'), contentHash: newRequest() },
      }),
    );
    const other = minutes({
      heldOn,
      chair: 'খ',
      memo: { number: NUMBER.replace('১১০', '১৪০'), contentHash: newRequest() },
    });
    const proposed = await hub.act(RECORD_MEETING, other);
    expect(proposed).toMatchObject({ outcome: 'PROPOSED', meeting: { id: meeting.id, revision: 1 } });
    // The same version again is not proposed twice.
    await hub.act(RECORD_MEETING, { ...other, requestId: newRequest() });

    const query = `{ meeting(id: "${meeting.id}") { chair proposedRevisions { kind recordId differences { path recorded proposed } } } }`;
    const seenBy = async (viewer = ADMIN) => (await hub.read(query, viewer)).meeting;
    const shown = await seenBy();
    expect(shown.chair).toBe('ক');
    expect(shown.proposedRevisions).toHaveLength(1);
    expect(shown.proposedRevisions[0]).toMatchObject({ kind: 'MINUTES', recordId: meeting.id });
    expect(shown.proposedRevisions[0].differences).toContainEqual({
      path: 'chair',
      recorded: 'ক',
      proposed: 'খ',
    });
    for (const viewer of [aViewer('OFFICER', '5010'), aViewer('ANALYST', '50')]) {
      expect((await seenBy(viewer)).proposedRevisions).toHaveLength(1);
    }
    for (const viewer of [
      PUBLIC,
      aViewer('ANALYST', '5081'),
      aViewer('COMMISSIONER', '55'),
      aViewer('OFFICER', '501020'),
    ]) {
      expect((await seenBy(viewer)).proposedRevisions).toEqual([]);
    }
  });

  test('two papers of one day with complete and different memo numbers are two meetings', async () => {
    const heldOn = aDay();
    const one = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn, memo: { number: NUMBER.replace('১১০', '১৫০'), contentHash: newRequest() } }),
    );
    const two = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn, memo: { number: OTHER_NUMBER.replace('১১১', '১৫১'), contentHash: newRequest() } }),
    );
    expect(two.outcome).toBe('RECORDED');
    expect(two.meeting.id).not.toBe(one.meeting.id);
  });

  test('a paper of the same day without a complete number is another version, not another meeting', async () => {
    const heldOn = aDay();
    const { meeting } = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn, memo: { number: '০৫.৪৩.১০০০', contentHash: newRequest() } }),
    );
    const other = await hub.act(RECORD_MEETING, minutes({ heldOn, memo: { contentHash: newRequest() } }));
    expect(other).toMatchObject({ outcome: 'PROPOSED', meeting: { id: meeting.id } });
  });

  test('the same memo with another day is another version of it too', async () => {
    const number = NUMBER.replace('১১০', '১৬০');
    const { meeting } = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn: aDay(), memo: { number, contentHash: newRequest() } }),
    );
    const other = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn: aDay(), memo: { number, contentHash: newRequest() } }),
    );
    expect(other).toMatchObject({ outcome: 'PROPOSED', meeting: { id: meeting.id } });
  });

  test('minutes of which only the month is known count at its end, and are known again by it', async () => {
    const month = aDay().slice(0, 7);
    const first = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn: null, month, memo: { contentHash: newRequest() } }),
    );
    const read = await hub.read(`{ meeting(id: "${first.meeting.id}") { heldOn month } }`);
    expect(read.meeting).toEqual({ heldOn: null, month });
    const other = await hub.act(
      RECORD_MEETING,
      minutes({ heldOn: null, month, memo: { contentHash: newRequest() } }),
    );
    expect(other).toMatchObject({ outcome: 'PROPOSED', meeting: { id: first.meeting.id } });
  });

  test('a decision taken up again keeps its assignments, and makes no others', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ heldOn: aDay() }));
    const before = await hub.rows();
    const [decision] = meeting.decisions;
    const carriedOver = [{ decisionId: decision.id, number: '৪', note: 'চলমান' }];
    const later = await hub.act(RECORD_MEETING, minutes({ heldOn: aDay(), agendaItems: [], carriedOver }));
    expect((await hub.rows())['assignments']).toBe(before['assignments']);
    const read = await hub.read(
      `{ meeting(id: "${later.meeting.id}") { carriedOver { number decision { id assignments { edges { node { id } } } } } } }`,
    );
    const assignmentIds = decision.assignments.edges.map(({ node }: { node: { id: string } }) => ({
      node: { id: node.id },
    }));
    expect(read.meeting.carriedOver).toEqual([
      { number: '৪', decision: { id: decision.id, assignments: { edges: assignmentIds } } },
    ]);
  });

  test('minutes of an area without a team tell the organisation subgraph that there is one', async () => {
    const before = (await hub.rows())['outbox']!;
    await hub.act(RECORD_MEETING, minutes({ heldOn: '2018-06-06' }));
    expect((await hub.rows())['outbox']).toBe(before);
    await hub.act(RECORD_MEETING, minutes({ areaCode: '559486', heldOn: '2018-06-06' }));
    const [event] = (await hub.subgraph.feed!(before)) as unknown[];
    expect(event).toMatchObject({
      topic: 'team-implied',
      body: { areaCode: '559486', on: '2018-06-06', source: 'MINUTES', published: true },
    });
  });

  test('a list of an area and all below it has what its roll-up counts, a closed area included', async () => {
    const heldOn = '2019-03-03';
    await hub.act(RECORD_MEETING, minutes({ areaCode: '501033', heldOn }));
    const day = `from: "${heldOn}", to: "${heldOn}"`;
    for (const within of ['501020', '5010', '50', 'BD']) {
      const read = await hub.read(
        `{ meetings(filter: { within: "${within}", ${day} }) { totalCount }
           assignments(filter: { within: "${within}", issuedBy: "501033" }) { totalCount } }`,
      );
      expect(read).toEqual({ meetings: { totalCount: 1 }, assignments: { totalCount: 1 } });
    }
    const { meetings } = await hub.read(`{ meetings(filter: { within: "5081", ${day} }) { totalCount } }`);
    expect(meetings.totalCount).toBe(0);
  });

  test('whatever was recorded here, the kept counts are those counted anew', async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
    expect(kept.length).toBeGreaterThan(10);
  });
});

function first0(recorded: { meeting: { decisions: { id: string }[] } }): string {
  return recorded.meeting.decisions[0]!.id;
}
