import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, ask, askAreas } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createMeetings } from '../meetings';
import {
  ASSIGN_DECISION,
  minutes,
  newRequest,
  PUBLISH_MEETING,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  describe('a decision that a district passes down', () => {
    let hub: OpenMeetings;
    beforeAll(async () => {
      hub = await OpenMeetings.at(await newDatabase());
    });
    afterEach(async () => {
      const { kept, rebuilt } = await hub.keptAndRebuilt();
      expect(kept).toEqual(rebuilt);
      await hub.clear();
    });
    afterAll(() => hub.close());

    const DISTRICTS = [{ scope: 'ALL_DISTRICTS' }];
    const UPAZILAS = [{ scope: 'ALL_UPAZILAS' }];
    const held = async (
      areaCode: string,
      heldOn: string,
      binds: object[],
      more: object = {},
      publish = true,
    ) => {
      const agendaItems = [{ decisions: [{ number: '1', text: 'ক', binds, ...more }] }];
      const given = minutes({ areaCode, heldOn, agendaItems, publish });
      const { meeting } = await hub.act(RECORD_MEETING, given);
      return { ...meeting, decisionId: meeting.decisions[0].id as string };
    };
    /** Assignments of some areas, in their order. */
    const counted = async (codes: readonly string[], rest = '', viewer = ADMIN): Promise<number[]> => {
      const field = `decisionProgress(fiscalYear: "2022-23"${rest}) { assignments }`;
      const numbers: number[] = [];
      for (const code of codes)
        numbers.push((await ofArea(hub, code, field, viewer)).decisionProgress.assignments as number);
      return numbers;
    };
    const PATH = ['BD', '50', '5081', '508110'];

    test('counts once in the district and above, and in full in its upazilas', async () => {
      const { decisionId } = await held('50', '2022-09-12', DISTRICTS);
      expect(await counted(PATH)).toEqual([2, 2, 1, 0]);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH)).toEqual([2, 2, 1, 1]);
      expect(await counted(PATH, ', scope: SELF')).toEqual([0, 0, 1, 1]);
    });

    test("counts in full where only the district's own decisions are asked for", async () => {
      const { decisionId } = await held('50', '2022-09-12', DISTRICTS);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH, ', issuedBy: "5081"')).toEqual([2, 2, 2, 1]);
      expect(await counted(PATH, ', issuedBy: "50"')).toEqual([2, 2, 1, 0]);
    });

    test('counts on its own where the district was not bound itself, until it is', async () => {
      const { decisionId } = await held('50', '2022-09-12', [{ scope: 'AREAS', areaCodes: ['5010'] }]);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH)).toEqual([3, 3, 2, 1]);
      const binds = [{ scope: 'AREAS', areaCodes: ['5081'] }];
      await hub.act(ASSIGN_DECISION, { requestId: newRequest(), decisionId, binds });
      expect(await counted(PATH)).toEqual([2, 2, 1, 1]);
    });

    test('is the same work where it binds an area that the decision above binds as well', async () => {
      const { decisionId } = await held('50', '2022-09-12', UPAZILAS);
      expect(await counted(PATH)).toEqual([3, 3, 2, 1]);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH)).toEqual([3, 3, 2, 1]);
    });

    test('is late with the district alone, though its upazila is late as well', async () => {
      const { decisionId } = await held('50', '2022-09-12', DISTRICTS, { dueOn: '2022-10-31' });
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId, dueOn: '2022-10-20' });
      const fields = 'decisionProgress(fiscalYear: "2022-23") { overdue } late(first: 10) { totalCount }';
      const late = async (code: string) => {
        const area = await ofArea(hub, code, fields);
        return [area.decisionProgress.overdue, area.late.totalCount] as number[];
      };
      expect([await late('50'), await late('5081'), await late('508110')]).toEqual([
        [2, 2],
        [1, 1],
        [1, 1],
      ]);
    });

    test('counts for the public as long as the decision above is a draft', async () => {
      const { id, revision, decisionId } = await held('50', '2022-09-12', DISTRICTS, {}, false);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH)).toEqual([2, 2, 1, 1]);
      expect(await counted(PATH, '', PUBLIC)).toEqual([2, 2, 2, 1]);
      await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: id, revision });
      expect(await counted(PATH, '', PUBLIC)).toEqual([2, 2, 1, 1]);
    });

    test('in the next fiscal year counts in that year, and the decision above in its own', async () => {
      const { decisionId } = await held('50', '2022-06-12', DISTRICTS);
      await held('5081', '2022-07-05', UPAZILAS, { derivedFromId: decisionId });
      expect(await counted(PATH)).toEqual([2, 2, 2, 1]);
      const earlier = 'decisionProgress(fiscalYear: "2021-22") { assignments }';
      expect((await ofArea(hub, '50', earlier)).decisionProgress.assignments).toBe(2);
    });

    test('is reported on for itself: what the upazila has done, the district has not', async () => {
      const { decisionId } = await held('50', '2022-09-12', DISTRICTS);
      await held('5081', '2022-10-05', UPAZILAS, { derivedFromId: decisionId });
      await hub.act(REPORT_PROGRESS, {
        requestId: newRequest(),
        ...{ areaCode: '508110', meetingAreaCode: '5081', meetingOn: '2022-10-05', reportedOn: '2022-12-01' },
        items: [{ number: '1', status: 'IMPLEMENTED' }],
      });
      const field = 'decisionProgress(fiscalYear: "2022-23") { implemented reported }';
      const of = async (code: string) => (await ofArea(hub, code, field)).decisionProgress as object;
      expect(await of('508110')).toEqual({ implemented: 1, reported: 1 });
      expect(await of('5081')).toEqual({ implemented: 0, reported: 0 });
    });

    test('is one of an area above; any other is refused', async () => {
      const above = await held('50', '2022-09-12', DISTRICTS);
      const beside = await held('5010', '2022-09-12', UPAZILAS);
      const before = await hub.rows();
      const passedDown = (areaCode: string, derivedFromId: string) =>
        hub.refused(
          RECORD_MEETING,
          minutes({
            areaCode,
            heldOn: '2022-10-05',
            agendaItems: [{ decisions: [{ text: 'খ', derivedFromId }] }],
          }),
        );
      expect(await passedDown('5081', beside.decisionId)).toBe('BAD_INPUT');
      expect(await passedDown('5594', above.decisionId)).toBe('BAD_INPUT');
      expect(await passedDown('50', above.decisionId)).toBe('BAD_INPUT');
      expect(await passedDown('5081', 'no such decision')).toBe('BAD_INPUT');
      expect(await hub.rows()).toEqual(before);
    });
  });

  describe('midnight in Dhaka', () => {
    let subgraph: Subgraph;
    let now = '2023-05-15T06:00:00Z';
    beforeAll(async () => {
      const organisation = directoryFeed(smallTree());
      subgraph = await createMeetings({
        databaseUrl: await newDatabase(),
        organisation,
        now: () => new Date(now),
      });
      const agendaItems = [{ decisions: [{ number: '1', text: 'ক', dueOn: '2023-05-20' }] }];
      const { errors } = await ask(subgraph, RECORD_MEETING, { input: minutes({ agendaItems }) }, ADMIN);
      expect(errors).toBeUndefined();
    });
    afterAll(() => subgraph.close());

    test('makes overdue what was due on the day that ends, with nothing written or run', async () => {
      const shown = async (at: string) => {
        now = at;
        const fields =
          'decisionProgress(fiscalYear: "2022-23") { asOf overdue } late { totalCount } ' +
          'assignments(filter: { overdue: true }) { totalCount } all: assignments { edges { node { daysOverdue } } }';
        const { data } = await askAreas(subgraph, ['5010'], fields);
        const { decisionProgress, late, assignments, all } = data[0];
        const { daysOverdue } = all.edges[0].node;
        return [
          decisionProgress.asOf,
          decisionProgress.overdue,
          late.totalCount,
          assignments.totalCount,
          daysOverdue,
        ];
      };
      expect(await shown('2023-05-20T17:59:59Z')).toEqual(['2023-05-20', 0, 0, 0, 0]);
      expect(await shown('2023-05-20T18:00:00Z')).toEqual(['2023-05-21', 1, 1, 1, 1]);
    });
  });
});
