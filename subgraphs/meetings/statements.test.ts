import { PUBLIC } from '../../lib/auth/viewer';
import { ADMIN, askAreas, aViewer } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS, REQUEST_REPORTS } from './testing/acts';
import { OpenMeetings } from './testing/open-meetings';

const PAGE = `{
  meetings(first: 20) { totalCount edges { node {
    id area { code } team { id }
    agendaItems { topic decisions { id } }
    decisions {
      text agendaItem { topic } derivedFrom { id }
      meeting { id }
      assignments(first: 10) { totalCount edges { node {
        status dueOn area { code } decision { id }
        reports(first: 5) { totalCount edges { node { status memo { subject } assignment { id } proposedRevisions { id } } } }
      } } }
    }
    carriedOver { decision { id } }
    reportRequests { areas { code } memo { subject } }
    memo { subject } findings { code } proposedRevisions { id }
  } } }
}`;

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
    let earlier: string | null = null;
    const above = await hub.act(RECORD_MEETING, minutes({ areaCode: 'BD', heldOn: '2022-07-01' }));
    const derivedFromId = above.meeting.decisions[0].id;
    for (let index = 0; index < 20; index += 1) {
      const heldOn = `2022-${String(7 + (index % 6)).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`;
      const binds = [{ scope: 'ALL_DISTRICTS' }, { scope: 'OWN' }];
      const decisions = [1, 2, 3].map((number) => ({
        number: String(number),
        text: `সিদ্ধান্ত ${number}`,
        binds,
        derivedFromId,
      }));
      const { meeting } = await hub.act(
        RECORD_MEETING,
        minutes({
          areaCode: '50',
          heldOn,
          agendaItems: decisions.map((decision) => ({ topic: 'বিষয়', decisions: [decision] })),
          carriedOver: earlier ? [{ decisionId: earlier }] : [],
          findings: [{ code: 'DAYS_DIFFER', severity: 'INFO', message: 'Two days.' }],
        }),
      );
      earlier = meeting.decisions[0].id;
      const items = [1, 2].map((number) => ({
        number: String(number),
        decision: `সিদ্ধান্ত ${number}`,
        status: 'IN_PROGRESS',
      }));
      const report = {
        areaCode: '5010',
        meetingAreaCode: '50',
        meetingOn: heldOn,
        reportedOn: '2023-01-01',
        items,
        publish: true,
      };
      await hub.act(REPORT_PROGRESS, {
        requestId: newRequest(),
        memo: { contentHash: newRequest() },
        ...report,
      });
      const letter = {
        meetingId: meeting.id,
        of: binds,
        issuedOn: '2023-02-01',
        dueOn: '2023-02-28',
        publish: true,
      };
      await hub.act(REQUEST_REPORTS, { requestId: newRequest(), ...letter });
    }
  });
  afterAll(() => hub.close());

  /** The tables that a question was answered from, one entry for each statement. */
  async function tablesRead(question: () => Promise<unknown>): Promise<string[]> {
    hub.statements.length = 0;
    await question();
    const tables = hub.statements.map((sql) => /FROM [`"]?(\w+)/.exec(sql)?.[1] ?? sql);
    // Replicas keep up beside the requests; whether counts were written is asked for once, or not at all.
    return tables.filter((table) => !/^inbox$|_stamps$|^PRAGMA data_version$/.test(table)).sort();
  }
  const pageOf = async (first: number, viewer = ADMIN): Promise<string[]> =>
    tablesRead(() => hub.read(PAGE.replace('first: 20', `first: ${first}`), viewer));

  test.each([
    ['an administrator', ADMIN],
    ['an analyst of one district', aViewer('ANALYST', '5010')],
    ['the public', PUBLIC],
  ])(
    'a page of twenty meetings with all that hangs on them costs %s no more statements than a page of two',
    async (_, viewer) => {
      const [two, twenty] = [await pageOf(2, viewer), await pageOf(20, viewer)];
      // What leads to a row from several places may be asked for in several ticks; never for each row.
      expect(twenty.length).toBeLessThanOrEqual(two.length + 3);
      expect(twenty.length).toBeLessThanOrEqual(35);
    },
  );

  test('what all areas are asked costs as many statements as what one is', async () => {
    const rows = 'totalCount edges { node { id } }';
    const fieldsOn = (day: string) =>
      `decisionProgress(fiscalYear: "2022-23", asOf: "${day}") { assignments } meetings { ${rows} } assignments { ${rows} }`;
    const of = (codes: string[], day: string) =>
      tablesRead(() => askAreas(hub.subgraph, codes, fieldsOn(day), ADMIN));
    const one = await of(['50'], '2023-05-01');
    const all = ['BD', '50', '55', '5010', '5081', '5585', '5594', '501020', '508110'];
    expect(await of(all, '2023-05-02')).toEqual(one);
    expect(one).toHaveLength(5);
  });
});
