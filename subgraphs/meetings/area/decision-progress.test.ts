import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { PUBLIC } from '../../../lib/auth/viewer';
import { projectRoot } from '../../../lib/project-root';
import { ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS, REQUEST_REPORTS } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';
import { DECISION_RULES, DecisionMeasure } from './decision-measure';

const MEASURES = Object.values(DecisionMeasure);
/** The measures as fields: meetingsHeld, monthsMet and so on. */
const FIELDS = MEASURES.map((measure) =>
  measure.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
);

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
    await recordTwoYears();
  });
  afterAll(() => hub.close());

  const decided = async (areaCode: string, heldOn: string, decisions: object[], publish = true) => {
    const numbered = decisions.map((decision, index) => ({
      number: String(index + 1),
      text: 'ক',
      ...decision,
    }));
    const input = minutes({ areaCode, heldOn, agendaItems: [{ decisions: numbered }], publish });
    return (await hub.act(RECORD_MEETING, input)).meeting;
  };
  const reported = (
    areaCode: string,
    meetingOn: string,
    reportedOn: string,
    statuses: string[],
    publish = true,
  ) =>
    hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      ...{ areaCode, meetingAreaCode: '50', meetingOn, reportedOn, publish },
      items: statuses.map((status, index) => ({ number: String(index + 1), status })),
    });

  /** Meetings of the division in two years with reports, one decision passed down, one letter, one draft. */
  async function recordTwoYears(): Promise<void> {
    const districts = [{ scope: 'ALL_DISTRICTS' }];
    const upazilas = [{ scope: 'ALL_UPAZILAS' }];
    await decided('50', '2021-09-12', [{ binds: districts, dueOn: '2021-10-31' }, { binds: upazilas }]);
    await reported('5010', '2021-09-12', '2022-03-01', ['IMPLEMENTED']);
    const dated = { binds: districts, dueOn: '2022-10-31' };
    const { id, decisions } = await decided('50', '2022-09-12', [dated, dated, dated, { binds: upazilas }]);
    await reported('5010', '2022-09-12', '2022-11-15', ['IMPLEMENTED', 'IN_PROGRESS', 'DROPPED']);
    await reported('5081', '2022-09-12', '2023-01-15', ['IN_PROGRESS'], false);
    await decided('5081', '2022-10-05', [{ binds: upazilas, derivedFromId: decisions[0].id }]);
    await decided('5010', '2022-12-07', [{ dueOn: '2022-12-31' }], false);
    const letter = {
      meetingId: id,
      of: districts,
      issuedOn: '2022-12-01',
      dueOn: '2022-12-31',
      publish: true,
    };
    await hub.act(REQUEST_REPORTS, { requestId: newRequest(), ...letter });
  }

  describe('a series', () => {
    const series = async (code: string, args: string, fields: string, viewer?: typeof PUBLIC) =>
      (await ofArea(hub, code, `decisionProgressSeries(${args}) { ${fields} }`, viewer))
        .decisionProgressSeries as Record<string, unknown>[];

    test('has a point at the end of each month it touches, and on its last day', async () => {
      const points = await series(
        '50',
        'from: "2022-08-20", to: "2022-11-20"',
        'asOf fiscalYear assignments implemented',
      );
      expect(points).toEqual([
        { asOf: '2022-08-31', fiscalYear: '2022-23', assignments: 0, implemented: 0 },
        { asOf: '2022-09-30', fiscalYear: '2022-23', assignments: 9, implemented: 0 },
        { asOf: '2022-10-31', fiscalYear: '2022-23', assignments: 9, implemented: 0 },
        { asOf: '2022-11-20', fiscalYear: '2022-23', assignments: 9, implemented: 1 },
      ]);
    });

    test('tells each point of the fiscal year in which it lies', async () => {
      const years = 'from: "2021-07-01", interval: FISCAL_YEAR';
      expect(await series('50', years, 'asOf fiscalYear meetingsHeld openFromEarlierYears')).toEqual([
        { asOf: '2022-06-30', fiscalYear: '2021-22', meetingsHeld: 1, openFromEarlierYears: 0 },
        { asOf: '2023-05-20', fiscalYear: '2022-23', meetingsHeld: 3, openFromEarlierYears: 4 },
      ]);
      const quarters = await series('50', 'from: "2021-07-01", interval: QUARTER', 'asOf');
      expect(quarters.map(({ asOf }) => asOf)).toEqual([
        ...['2021-09-30', '2021-12-31', '2022-03-31', '2022-06-30'],
        ...['2022-09-30', '2022-12-31', '2023-03-31', '2023-05-20'],
      ]);
    });

    test.each([
      ['an administrator', undefined],
      ['the public', PUBLIC],
      ['an analyst of one district', aViewer('ANALYST', '5010')],
    ])('gives %s at each point what the roll-up of that day gives', async (_, viewer) => {
      const fields = `fiscalYear asOf basis percentImplemented meetingsMissed ${FIELDS.join(' ')}`;
      for (const code of ['50', '5010'])
        for (const point of await series(code, 'from: "2021-08-01", to: "2023-05-15"', fields, viewer)) {
          const args = `fiscalYear: "${String(point['fiscalYear'])}", asOf: "${String(point['asOf'])}"`;
          const { decisionProgress } = await ofArea(
            hub,
            code,
            `decisionProgress(${args}) { ${fields} }`,
            viewer,
          );
          expect(point).toEqual(decisionProgress);
        }
    });

    test('takes scope and issuedBy as a roll-up does', async () => {
      const last = async (code: string, more: string) =>
        (await series(code, `from: "2023-05-01", ${more}`, 'assignments'))[0]?.['assignments'];
      expect(await last('5081', 'scope: SELF')).toBe(3);
      expect(await last('5081', 'issuedBy: "5081"')).toBe(2);
    });

    test('has up to 132 points: eleven years by month', async () => {
      const points = await series('50', 'from: "2012-06-01"', 'assignments');
      expect(points).toHaveLength(132);
      const oneMore = 'decisionProgressSeries(from: "2012-05-31") { assignments }';
      expect(codesOf(await askAreas(hub.subgraph, ['50'], oneMore))).toEqual(['BAD_INPUT']);
    });

    test.each([
      ['from: "2023-05-02", to: "2023-05-01"', 'BAD_INPUT'],
      ['from: "2023-01-01", to: "2023-05-21"', 'DAY_IN_FUTURE'],
      ['from: "2023-05-21"', 'BAD_INPUT'],
      ['from: "2023"', 'BAD_DAY'],
      ['from: "0999-07-01"', 'BAD_INPUT'],
      ['from: "2023-01-01", issuedBy: "99"', 'UNKNOWN_AREA'],
    ])('of (%s) is refused with %s', async (args, code) => {
      const answer = await askAreas(hub.subgraph, ['50'], `decisionProgressSeries(${args}) { assignments }`);
      expect(codesOf(answer)).toEqual([code]);
    });
  });

  describe('explain', () => {
    const explained = async (code: string, args: string, viewer?: typeof PUBLIC) => {
      const aliases = MEASURES.map(
        (measure) => `${measure}: explain(measure: ${measure}) { measure count rule ruleBn query }`,
      );
      const field = `decisionProgress(fiscalYear: "2022-23"${args}) { ${FIELDS.join(' ')} ${aliases.join(' ')} }`;
      return (await ofArea(hub, code, field, viewer)).decisionProgress;
    };

    /** How many records a query lists; the names of areas in it are for the gateway to fill in. */
    const listed = async (list: string, query: string, viewer?: typeof PUBLIC): Promise<number> =>
      (await hub.read(query.replace(' nameBn', ''), viewer))[list].totalCount as number;

    test.each([
      ['50', '', undefined],
      ['50', '', PUBLIC],
      ['50', '', aViewer('ANALYST', '5010')],
      ['5081', ', scope: SELF', undefined],
      ['BD', ', asOf: "2022-12-15", map: AS_OF', undefined],
      ['BD', ', asOf: "2022-10-04"', undefined],
      ['50', ', issuedBy: "5081"', undefined],
    ])('of %s%s: each number, and a query that lists as many records', async (code, args, viewer) => {
      const progress = await explained(code, args, viewer);
      for (const [index, measure] of MEASURES.entries()) {
        const { count, rule, ruleBn, query } = progress[measure];
        expect([measure, count]).toEqual([measure, progress[FIELDS[index] ?? '']]);
        expect([rule, ruleBn]).toEqual([DECISION_RULES[measure].rule, DECISION_RULES[measure].ruleBn]);
        const { list } = DECISION_RULES[measure];
        if (!list) expect(query).toBeNull();
        else expect([measure, await listed(list, query, viewer)]).toEqual([measure, count]);
      }
    });

    test('the query is one that the whole hub answers', async () => {
      const contract = buildSchema(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));
      const progress = await explained('50', '');
      const queries = MEASURES.flatMap((measure) => (progress[measure].query as string | null) ?? []);
      expect(queries).toHaveLength(14);
      for (const query of queries) expect(validate(contract, parse(query))).toEqual([]);
    });

    test('the numbers compared here are not nothing, but for what nobody judged (verify-report.test.ts)', async () => {
      const progress = await explained('50', '');
      const nothing = MEASURES.filter((measure) => progress[measure].count === 0);
      expect(nothing).toEqual(['VERIFIED', 'DISPUTED']);
    });

    test.each([
      ['assignments', 'MEETINGS_HELD'],
      ['assignments', 'REPORTS_DUE'],
      ['meetings', 'OVERDUE'],
      ['meetings', 'MONTHS_MET'],
    ])('the list of %s refuses %s, which counts other things', async (list, measure) => {
      const countedIn = `{ area: "50", fiscalYear: "2022-23", measure: ${measure} }`;
      const answer = await ask(
        hub.subgraph,
        `{ ${list}(filter: { countedIn: ${countedIn} }) { totalCount } }`,
      );
      expect(codesOf(answer)).toEqual(['BAD_INPUT']);
    });

    test.each([
      ['area: "99", fiscalYear: "2022-23"', 'UNKNOWN_AREA'],
      ['area: "50", fiscalYear: "2023"', 'BAD_FISCAL_YEAR'],
      ['area: "50", fiscalYear: "2022-23", asOf: "2023-05-21"', 'DAY_IN_FUTURE'],
      ['area: "50", fiscalYear: "2022-23", issuedBy: "99"', 'UNKNOWN_AREA'],
    ])('countedIn (%s) is refused with %s', async (question, code) => {
      for (const [list, measure] of [
        ['assignments', 'OVERDUE'],
        ['meetings', 'MEETINGS_HELD'],
      ]) {
        const countedIn = `{ ${question}, measure: ${measure} }`;
        const answer = await ask(
          hub.subgraph,
          `{ ${list}(filter: { countedIn: ${countedIn} }) { totalCount } }`,
        );
        expect(codesOf(answer)).toEqual([code]);
      }
    });
  });

  test('roll-ups of many areas and their earlier years cost one statement each, their series none once one area asked', async () => {
    const codes = ['BD', '50', '5010', '5081', '501020', '508110', '5585', '559486'];
    const read = async (of: readonly string[], fields: string): Promise<number> => {
      hub.statements.length = 0;
      expect((await askAreas(hub.subgraph, of, fields)).errors).toBeUndefined();
      return hub.statements.filter((sql) => /decision_(totals|ledger)/.test(sql)).length;
    };
    // Each of another day, so that none of them was read before.
    const year = (day: number) => `decisionProgress(fiscalYear: "2022-23", asOf: "2023-02-0${day}")`;
    const series = 'decisionProgressSeries(from: "2021-07-01") { assignments }';
    expect(await read(codes, `${year(1)} { assignments }`)).toBe(1);
    expect(await read(codes, `${year(2)} { assignments openFromEarlierYears }`)).toBe(2);
    await read(['BD'], series);
    expect(await read(codes, series)).toBe(0);
    expect(await read(codes, `${year(3)} { assignments openFromEarlierYears } ${series}`)).toBe(2);
  });
});
