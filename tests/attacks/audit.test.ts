import type { Viewer } from '../../lib/auth/viewer';
import { PUBLIC } from '../../lib/auth/viewer';
import { auditHead } from '../../lib/audit/append';
import { chainBehind, COLUMNS, type Entry } from '../../lib/audit/entry';
import { GUARDS } from '../../lib/audit/guards';
import { verifyAudit } from '../../lib/audit/verify';
import {
  minutes,
  MOVE_DUE_DAY,
  newRequest,
  PUBLISH_MEETING,
  RECORD_MEETING,
  REPORT_PROGRESS,
  WITHDRAW_MEETING,
} from '../../subgraphs/meetings/testing/acts';
import { OpenMeetings } from '../../subgraphs/meetings/testing/open-meetings';
import { ADMIN, ask, aViewer } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { tally } from './tally';

const family = tally('T5 audit');
const OFFICER = aViewer('OFFICER', '5010');
const COMMISSIONER = aViewer('COMMISSIONER', '50');

const AUDIT = `query ($filter: AuditFilter, $first: Int!) { meetingsAudit(filter: $filter, first: $first) { totalCount edges { node {
  seq chain at act outcome code times subject role actorArea areaCode recordType recordId revisionBefore revisionAfter requestId traceId
  changed { table id fields { name before after } } } } } }`;

const PHONE = '০১৭১২-৩৪৫৬৭৮';
const RAW = 'গোপন কাগজের মূল পাঠ';

onEachDatabase((newDatabase, kind) => {
  let hub: OpenMeetings;
  beforeEach(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.close());

  const audit = async (viewer: Viewer = ADMIN, filter: object = {}) => {
    const { data, errors } = await ask(hub.subgraph, AUDIT, { filter, first: 500 }, viewer);
    expect(errors).toBeUndefined();
    return data.meetingsAudit as null | { totalCount: number; edges: { node: Shown }[] };
  };
  const entries = async (viewer?: Viewer, filter?: object) =>
    ((await audit(viewer, filter))?.edges ?? []).map(({ node }) => node).reverse();
  const run = (sql: string, values: unknown[] = []) =>
    hub.database.inTransaction((manager) => manager.query(sql, values));

  test('an act is on record with who did it, to what, and each column before and after', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, minutes({ publish: false }), OFFICER);
    const published = await hub.act(
      PUBLISH_MEETING,
      { requestId: 'publish-1', meetingId: meeting.id, revision: meeting.revision },
      COMMISSIONER,
    );
    const [recorded, made] = await entries();
    expect(recorded).toMatchObject({
      seq: 1,
      act: 'recordMeeting',
      outcome: 'DONE',
      code: null,
      subject: OFFICER.subject,
      role: 'OFFICER',
      actorArea: '5010',
      areaCode: '5010',
      recordType: 'Meeting',
      recordId: meeting.id,
      revisionBefore: null,
      revisionAfter: meeting.revision,
      traceId: 'test',
    });
    const tables = recorded?.changed.map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(['meetings', 'agenda_items', 'decisions', 'assignments']));
    expect(made).toMatchObject({
      act: 'publishMeeting',
      subject: COMMISSIONER.subject,
      requestId: 'publish-1',
      revisionBefore: meeting.revision,
      revisionAfter: published.revision,
    });
    const row = made?.changed.find(({ table }) => table === 'meetings');
    expect(row?.fields).toContainEqual({
      name: 'published_at',
      before: null,
      after: expect.stringMatching(/^20/) as string,
    });
    expect(row?.fields.map(({ name }) => name)).not.toContain('title');
  });

  test('the text of a paper and telephone numbers are not copied, their hash is', async () => {
    const memo = { rawText: RAW, subject: `যোগাযোগ ${PHONE}`, contentHash: newRequest() };
    await hub.act(RECORD_MEETING, minutes({ memo, place: 'ক'.repeat(500) }), ADMIN);
    const [entry] = await entries();
    const told = JSON.stringify(entry);
    expect(told).not.toContain(RAW);
    expect(told).not.toContain(PHONE);
    expect(told).not.toContain('ককককক');
    expect(told).toMatch(/hash [0-9a-f]{32}, 500 characters/);
  });

  test('a repeat of a request is no second act', async () => {
    const input = minutes();
    await hub.act(RECORD_MEETING, input);
    await hub.act(RECORD_MEETING, input);
    expect(await entries()).toHaveLength(1);
  });

  test('what is refused is on record with its code, about the area it was about', async () => {
    const input = minutes({ areaCode: '5081' });
    expect(await hub.refused(RECORD_MEETING, input, OFFICER)).toBe('FORBIDDEN');
    const { meeting } = await hub.act(RECORD_MEETING, minutes());
    const stale = { requestId: newRequest(), meetingId: meeting.id, revision: 99, reason: 'ভুল' };
    expect(await hub.refused(WITHDRAW_MEETING, stale, COMMISSIONER)).toBe('REVISION_CONFLICT');
    const [forbidden, , conflict] = await entries();
    expect(forbidden).toMatchObject({
      outcome: 'REFUSED',
      code: 'FORBIDDEN',
      act: 'recordMeeting',
      subject: OFFICER.subject,
      areaCode: '5081',
      requestId: input['requestId'],
      changed: [],
    });
    expect(conflict).toMatchObject({
      outcome: 'REFUSED',
      code: 'REVISION_CONFLICT',
      areaCode: '5010',
      recordId: meeting.id,
    });
    expect((await verifyAudit(hub.database)).breaks).toEqual([]);
  });

  test('refusals that nobody signed for are counted, so that they fill no disk', async () => {
    for (let index = 0; index < 200; index += 1) await hub.refused(RECORD_MEETING, minutes(), PUBLIC);
    expect(await entries()).toHaveLength(1);
    const url = hub.database;
    await hub.subgraph.close();
    const rows: { times: number; subject: string }[] = await url.reader.query(
      'SELECT times, subject FROM audit',
    );
    expect(rows).toEqual([
      { times: 1, subject: 'public' },
      { times: 199, subject: 'public' },
    ]);
    hub = await OpenMeetings.at(await newDatabase());
  });

  test('one who signed in and is refused time and again is written thirty times a minute, then counted', async () => {
    for (let index = 0; index < 40; index += 1)
      await hub.refused(RECORD_MEETING, minutes({ areaCode: '5081' }), OFFICER);
    const { database } = hub;
    await hub.subgraph.close();
    const rows: { times: number }[] = await database.reader.query('SELECT times FROM audit ORDER BY seq');
    expect(rows.map(({ times }) => times)).toEqual([...Array.from({ length: 30 }, () => 1), 10]);
    hub = await OpenMeetings.at(await newDatabase());
  });

  test('only commissioners and administrators read it, each what they answer for', async () => {
    await hub.act(RECORD_MEETING, minutes({ areaCode: '5010' }));
    await hub.act(RECORD_MEETING, minutes({ areaCode: '55' }));
    const readers: [Viewer, number | null][] = [
      [ADMIN, 2],
      [COMMISSIONER, 1],
      [aViewer('ADMIN', '55'), 1],
      [aViewer('COMMISSIONER', '5081'), 0],
      [OFFICER, null],
      [aViewer('ANALYST', 'BD'), null],
      [aViewer('PORTAL', '50'), null],
      [PUBLIC, null],
    ];
    for (const [viewer, count] of readers) {
      const page = await audit(viewer);
      const seen = page === null ? null : page.edges.length;
      family.tried(
        `${viewer.role} of ${viewer.area ?? 'none'}`,
        seen === count && (page?.totalCount ?? null) === count,
      );
    }
    for (const filter of [{ subject: ADMIN.subject }, { within: '55' }, { act: 'recordMeeting' }]) {
      const page = await audit(COMMISSIONER, filter);
      family.tried(`a commissioner by ${JSON.stringify(filter)}`, (page?.totalCount ?? 9) <= 1);
    }
    expect(family.surprises).toEqual([]);
  });

  test('it is asked by area, act, who acted, record, outcome and day', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, minutes());
    await hub.refused(RECORD_MEETING, minutes(), PUBLIC);
    const count = async (filter: object) => (await audit(ADMIN, filter))?.totalCount;
    const today = new Date().toISOString().slice(0, 10);
    expect(await count({ within: '50' })).toBe(2);
    expect(await count({ within: '55' })).toBe(0);
    expect(await count({ act: 'publishMeeting' })).toBe(0);
    expect(await count({ subject: 'public' })).toBe(1);
    expect(await count({ recordId: meeting.id, outcome: 'DONE' })).toBe(1);
    expect(await count({ from: '2000-01-01', to: '2000-12-31' })).toBe(0);
    expect(await count({ from: '2000-01-01', to: `${Number(today.slice(0, 4)) + 1}-01-01` })).toBe(2);
  });

  test('the database itself refuses to change or delete an entry', async () => {
    await hub.act(RECORD_MEETING, minutes());
    for (const sql of [
      "UPDATE audit SET subject = 'nobody'",
      'UPDATE audit SET seq = 7 WHERE seq = 1',
      'DELETE FROM audit',
    ]) {
      const refused = await run(sql).then(
        () => false,
        (error: Error) => error.message.includes('append-only'),
      );
      family.tried(sql, refused);
    }
    expect(family.surprises).toEqual([]);
    expect(await verifyAudit(hub.database)).toMatchObject({ guarded: true, breaks: [] });
  });

  describe('whoever may take the guards away is still found out', () => {
    beforeEach(async () => {
      const { meeting } = await hub.act(RECORD_MEETING, minutes({ publish: false }), OFFICER);
      await hub.act(
        PUBLISH_MEETING,
        { requestId: newRequest(), meetingId: meeting.id, revision: meeting.revision },
        COMMISSIONER,
      );
      const assignment = meeting.decisions[0].assignments.edges[0].node;
      await hub.refused(MOVE_DUE_DAY, { requestId: newRequest(), assignmentId: assignment.id, revision: 77 });
      await hub.act(REPORT_PROGRESS, {
        requestId: newRequest(),
        areaCode: '5010',
        meetingAreaCode: '5010',
        meetingOn: '2022-09-12',
        reportedOn: '2022-12-01',
        items: [{ number: '1', status: 'IN_PROGRESS' }],
      });
      expect((await verifyAudit(hub.database)).breaks).toEqual([]);
      for (const { name } of GUARDS) await run(`DROP TRIGGER ${name}`);
      expect((await verifyAudit(hub.database)).guarded).toBe(false);
    });

    const isFound = async (what: string, named: RegExp) => {
      const { breaks } = await verifyAudit(hub.database);
      family.tried(`${kind}: ${what}`, breaks.length > 0 && named.test(breaks.join('\n')));
    };

    test('each edit of each column of each entry', async () => {
      const rows: Record<string, unknown>[] = await hub.database.reader.query(
        'SELECT * FROM audit ORDER BY seq',
      );
      expect(rows.length).toBeGreaterThanOrEqual(4);
      for (const row of rows)
        for (const column of [...Object.values(COLUMNS), 'chain']) {
          const before = row[column];
          const isNumber = ['times', 'revision_before', 'revision_after'].includes(column);
          const word = typeof before === 'string' ? before : '';
          const forged = isNumber
            ? Number(before ?? 0) + 1
            : `${word.slice(0, -1)}${word.endsWith('x') ? 'y' : 'x'}`;
          await run(`UPDATE audit SET ${column} = ? WHERE seq = ?`, [forged, row['seq']]);
          await isFound(`${column} of ${String(row['seq'])}`, new RegExp(`Entry ${String(row['seq'])} `));
          await run(`UPDATE audit SET ${column} = ? WHERE seq = ?`, [before, row['seq']]);
        }
      expect((await verifyAudit(hub.database)).breaks).toEqual([]);
      expect(family.surprises).toEqual([]);
    });

    test('an entry taken out, put in, or exchanged with another; the end cut off; the head forged', async () => {
      const { seq: last, chain } = await auditHead(hub.database.reader);
      const move = (from: number, to: number) => run('UPDATE audit SET seq = ? WHERE seq = ?', [to, from]);
      await move(2, 9000);
      await isFound('the second taken out', /Entry 2 is missing/);
      await move(9000, 2);
      await move(1, 9000);
      await move(2, 1);
      await move(9000, 2);
      await isFound('the first and the second exchanged', /Entry 1 /);
      await move(1, 9000);
      await move(2, 1);
      await move(9000, 2);
      const columns = Object.values(COLUMNS).filter((column) => column !== 'id');
      await run(
        `INSERT INTO audit (id, seq, chain, ${columns.join(', ')}) SELECT 'forged', ?, 'x', ${columns.join(', ')} FROM audit WHERE seq = 1`,
        [last + 1],
      );
      await isFound('one put in at the end', new RegExp(`Entry ${last + 1} stands after the end`));
      await run("DELETE FROM audit WHERE id = 'forged'");
      await run("UPDATE audit_head SET chain = 'x'");
      await isFound('another head', /The end of the chain/);
      await run('UPDATE audit_head SET chain = ?', [chain]);
      expect((await verifyAudit(hub.database)).breaks).toEqual([]);
      await run('DELETE FROM audit WHERE seq = ?', [last]);
      await isFound('the end cut off', new RegExp(`Entry ${last} is missing`));
      await run("DELETE FROM audit_head WHERE name = 'audit'");
      await isFound('the head taken out', /The row that says where the chain ends is gone/);
      expect(family.surprises).toEqual([]);
    });

    test('a chain forged anew as a whole is found by a head that was noted before', async () => {
      const noted = await auditHead(hub.database.reader);
      await run("UPDATE audit SET subject = 'somebody else' WHERE seq = 2");
      let chain = '';
      const rows: (Entry & { seq: number })[] = await hub.database.reader.query(
        `SELECT seq, ${Object.entries(COLUMNS)
          .map(([name, column]) => `${column} AS \`${name}\``)
          .join(', ')} FROM audit ORDER BY seq`,
      );
      for (const row of rows) {
        chain = chainBehind(chain, row.seq, row);
        await run('UPDATE audit SET chain = ? WHERE seq = ?', [chain, row.seq]);
      }
      await run('UPDATE audit_head SET chain = ?', [chain]);
      expect((await verifyAudit(hub.database)).breaks).toEqual([]);
      const { breaks } = await verifyAudit(hub.database, noted);
      family.tried('a chain forged as a whole', /the chain was written anew/.test(breaks.join()));
      const shorter = await verifyAudit(hub.database, { seq: noted.seq + 3, chain });
      family.tried('a chain that ends before what was noted', /was cut off/.test(shorter.breaks.join()));
      expect(family.surprises).toEqual([]);
    });
  });
});

interface Shown {
  readonly seq: number;
  readonly changed: {
    readonly table: string;
    readonly id: string;
    readonly fields: {
      readonly name: string;
      readonly before: string | null;
      readonly after: string | null;
    }[];
  }[];
}
