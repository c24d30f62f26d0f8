import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import {
  minutes,
  MOVE_DUE_DAY,
  newRequest,
  PUBLISH_MEETING,
  RECORD_MEETING,
  REPORT_PROGRESS,
} from '../../subgraphs/meetings/testing/acts';
import { aPlan, SUBMIT_PLAN } from '../../subgraphs/plans/testing/acts';
import { onEachDatabase } from '../support/databases';
import { sqliteIn, startFourProcesses, startOneProcess, stopFourProcesses } from '../support/hub-processes';
import { compareCounts } from '../support/kept-counts';
import { askRaw, read } from '../support/stored-operations';

const CLIENTS = 20;
const TIMEOUT_MS = 30_000;
const DIVISION = '50';
const DISTRICT = '5076';
const ALL_DISTRICTS = [
  { decisions: [{ number: '১', text: 'তালিকা দিতে হবে।', binds: [{ scope: 'ALL_DISTRICTS' }] }] },
];

onEachDatabase((newDatabase, kind) => {
  describe(kind === 'sqlite' ? 'in one process' : 'in four processes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sopan-races-'));
    const databases = new Map<SubgraphName, string>();
    const databaseOf = (name: SubgraphName) => databases.get(name) ?? sqliteIn(folder)(name);
    let url = '';
    let administrator = '';
    let stop = async (): Promise<unknown> => undefined;

    beforeAll(async () => {
      writeFileSync(join(folder, 'samples-imported'), '');
      if (kind === 'sqlite') {
        const hub = await startOneProcess(folder);
        [url, stop] = [hub.url, () => hub.stop()];
      } else {
        for (const name of ['organisation', 'meetings', 'plans'] as const)
          databases.set(name, await newDatabase());
        const hub = await startFourProcesses(folder, TIMEOUT_MS, databaseOf);
        [url, stop] = [hub.url, () => stopFourProcesses(hub)];
      }
      administrator = await localAdministratorToken(readLocalKey(folder));
    }, 120_000);
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** What an act came to: what its mutation answers, or the code of its failure. */
    const act = async (source: string, input: object): Promise<{ done?: any; code?: string }> => {
      const { data, errors } = read(await askRaw(url, source, { input }, administrator));
      const code = errors?.map(({ extensions }) => extensions.code).join(' ');
      if (code === 'OVERLOADED') {
        // Turned away before anything was read: one comes again.
        await wait(500);
        return act(source, input);
      }
      if (code) return { code };
      return { done: Object.values(data as object)[0] };
    };
    const must = async (source: string, input: object) => {
      const { done, code } = await act(source, input);
      if (code) throw new Error(code);
      return done;
    };
    const race = (source: string, inputOf: (client: number) => object) =>
      Promise.all(Array.from({ length: CLIENTS }, (_, client) => act(source, inputOf(client))));
    /** How often each thing was answered. */
    const tally = (answers: readonly { done?: any; code?: string }[]): Record<string, number> => {
      const times: Record<string, number> = {};
      for (const { done, code } of answers) {
        const said = code ?? done.outcome ?? 'DONE';
        times[said] = (times[said] ?? 0) + 1;
      }
      return times;
    };
    const ask = async (query: string) => {
      const { data, errors } = read(await askRaw(url, query, {}, administrator));
      expect(errors).toBeUndefined();
      return data;
    };
    const meetingsOn = async (day: string): Promise<number> =>
      (
        await ask(
          `{ meetings(filter: { within: "${DIVISION}", from: "${day}", to: "${day}" }) { totalCount } }`,
        )
      ).meetings.totalCount;
    /** A published meeting of the division that binds its districts; gives the assignment of one of them. */
    const anAssignment = async (heldOn: string) => {
      const { meeting } = await must(
        RECORD_MEETING,
        minutes({ areaCode: DIVISION, heldOn, agendaItems: ALL_DISTRICTS }),
      );
      const owed: { node: any }[] = meeting.decisions[0].assignments.edges;
      return owed.find(({ node }) => node.area.code === DISTRICT)?.node;
    };
    const progress = (heldOn: string, changes: object = {}) => ({
      requestId: newRequest(),
      areaCode: DISTRICT,
      meetingAreaCode: DIVISION,
      meetingOn: heldOn,
      reportedOn: '2023-12-20',
      items: [{ number: '১', status: 'IN_PROGRESS' }],
      memo: { contentHash: newRequest() },
      publish: true,
      ...changes,
    });
    const reportsOn = async (assignmentId: string): Promise<number> =>
      (await ask(`{ assignment(id: "${assignmentId}") { reports(first: 100) { totalCount } } }`)).assignment
        .reports.totalCount;

    test('of twenty minutes of one day, half of them one request repeated, one is recorded and all hear of that one', async () => {
      const day = '2023-07-12';
      const [repeated, own] = [minutes({ areaCode: DIVISION, heldOn: day, agendaItems: ALL_DISTRICTS }), 0];
      const answers = await race(RECORD_MEETING, (client) =>
        client % 2 === own ? repeated : { ...repeated, requestId: newRequest(), chair: `chair ${client}` },
      );
      const of = (parity: number) => answers.filter((_, client) => client % 2 === parity);
      expect(new Set(of(0).map((answer) => JSON.stringify(answer))).size).toBe(1);
      const firsts = tally([of(0)[0] ?? {}, ...of(1)]);
      expect(firsts).toEqual({ RECORDED: 1, PROPOSED: CLIENTS / 2 });
      expect(new Set(answers.map(({ done }) => done.meeting.id)).size).toBe(1);
      expect(await meetingsOn(day)).toBe(1);
    });

    test('of twenty who report under one requestId those with one body get one answer and the others a code; as many reports as acts', async () => {
      const day = '2023-08-12';
      const assignment = await anAssignment(day);
      const requestId = newRequest();
      const bodies = ['IN_PROGRESS', 'IMPLEMENTED'].map((status) =>
        progress(day, { requestId, items: [{ number: '১', status }] }),
      );
      const same = await race(REPORT_PROGRESS, (client) => bodies[client % 2] ?? {});
      expect(tally(same)).toEqual({ RECORDED: CLIENTS / 2, REQUEST_ID_REUSED: CLIENTS / 2 });
      expect(new Set(same.flatMap(({ done }) => (done ? [JSON.stringify(done)] : []))).size).toBe(1);
      expect(await reportsOn(assignment.id)).toBe(1);
      const different = await race(REPORT_PROGRESS, () => progress(day));
      expect(tally(different)).toEqual({ RECORDED: CLIENTS });
      expect(await reportsOn(assignment.id)).toBe(1 + CLIENTS);
    });

    test('of twenty who move a due day on one revision, or publish on one, the first does and the others are told', async () => {
      const { id, revision } = await anAssignment('2023-09-12');
      const dayOf = (client: number) => `2027-01-${String(10 + client)}`;
      const moved = await race(MOVE_DUE_DAY, (client) => ({
        requestId: newRequest(),
        assignmentId: id,
        revision,
        dueOn: dayOf(client),
      }));
      expect(tally(moved)).toEqual({ DONE: 1, REVISION_CONFLICT: CLIENTS - 1 });
      const winner = moved.findIndex(({ done }) => done);
      const { assignment } = await ask(`{ assignment(id: "${id}") { revision dueOn } }`);
      expect(assignment).toEqual({ revision: revision + 1, dueOn: dayOf(winner) });

      const { meeting } = await must(
        RECORD_MEETING,
        minutes({ areaCode: DIVISION, heldOn: '2023-10-12', agendaItems: ALL_DISTRICTS, publish: false }),
      );
      const published = await race(PUBLISH_MEETING, () => ({
        requestId: newRequest(),
        meetingId: meeting.id,
        revision: meeting.revision,
      }));
      expect(tally(published)).toEqual({ DONE: 1, REVISION_CONFLICT: CLIENTS - 1 });
    });

    test('of twenty plans of one area and year one is recorded and the others are proposed', async () => {
      const plan = { areaCode: DISTRICT, fiscalYear: '2023-24', submittedOn: '2023-07-20' };
      const answers = await race(SUBMIT_PLAN, (client) => aPlan({ ...plan, title: `plan ${client}` }));
      expect(tally(answers)).toEqual({ RECORDED: 1, PROPOSED: CLIENTS - 1 });
      expect(new Set(answers.map(({ done }) => done.actionPlan.id)).size).toBe(1);
    });

    test('all of it at once, among readers, leaves nothing doubled and nothing lost', async () => {
      const day = '2023-11-12';
      const { id, revision } = await anAssignment(day);
      const draft = await must(
        RECORD_MEETING,
        minutes({ areaCode: DIVISION, heldOn: '2023-12-12', agendaItems: ALL_DISTRICTS, publish: false }),
      );
      const next = minutes({ areaCode: DIVISION, heldOn: '2024-01-12', agendaItems: ALL_DISTRICTS });
      const report = progress(day);
      const plan = aPlan({ areaCode: DIVISION, fiscalYear: '2023-24', submittedOn: '2023-07-20' });
      let reading = true;
      const readers = Array.from({ length: 2 }, async () => {
        while (reading) {
          await ask(
            `{ area(code: "${DIVISION}") { children { decisionProgress(fiscalYear: "2023-24") { assignments } planProgress(fiscalYear: "2023-24") { activities } } } }`,
          );
          await wait(100);
        }
      });
      const [recorded, reported, moved, published, planned] = await Promise.all([
        race(RECORD_MEETING, () => next),
        race(REPORT_PROGRESS, (client) => (client % 2 ? report : progress(day))),
        race(MOVE_DUE_DAY, () => ({
          requestId: newRequest(),
          assignmentId: id,
          revision,
          dueOn: '2027-02-01',
        })),
        race(PUBLISH_MEETING, () => ({ requestId: newRequest(), meetingId: draft.meeting.id, revision: 1 })),
        race(SUBMIT_PLAN, () => plan),
      ]).finally(() => (reading = false));
      await Promise.all(readers);
      expect(tally(recorded)).toEqual({ RECORDED: CLIENTS });
      expect(new Set(recorded.map(({ done }) => done.meeting.id)).size).toBe(1);
      expect(await meetingsOn('2024-01-12')).toBe(1);
      expect(tally(reported)).toEqual({ RECORDED: CLIENTS });
      expect(await reportsOn(id)).toBe(1 + CLIENTS / 2);
      // A report is a change of the assignment too: whoever comes after one meets another revision.
      expect(
        Object.keys(tally(moved)).filter((said) => !['DONE', 'REVISION_CONFLICT'].includes(said)),
      ).toEqual([]);
      expect(tally(moved)['DONE'] ?? 0).toBeLessThanOrEqual(1);
      expect(tally(published)).toEqual({ DONE: 1, REVISION_CONFLICT: CLIENTS - 1 });
      expect(tally(planned)).toEqual({ RECORDED: CLIENTS });
      expect(new Set(planned.map(({ done }) => done.actionPlan.id)).size).toBe(1);
    });

    test('after all that, every kept count is what the records come to', async () => {
      await stop();
      const { compared, differences } = await compareCounts(databaseOf);
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(0);
    });
  });
});
