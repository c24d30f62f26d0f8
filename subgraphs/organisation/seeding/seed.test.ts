import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { OutboxEvent } from '../../../lib/outbox/outbox';
import { projectRoot } from '../../../lib/project-root';
import { onEachDatabase } from '../../../tests/support/databases';
import { codeStatusOf } from '../area/area';
import { openOrganisationDatabase } from '../database';
import { createOrganisation } from '../organisation';
import { ask } from '../../../tests/support/ask';
import { memoGeoOf } from '../office/memo-geo';
import { factRows } from './fact-rows';
import { readFacts } from './facts';
import { seedFacts } from './seed';

const facts = readFacts();

test('no code, and no inner id, is ever given to two areas', () => {
  const rows = factRows(facts);
  const codes = rows.filter(({ table }) => table === 'area_codes').map(({ columns }) => columns['code']);
  const ids = rows.map(({ table, id }) => `${table} ${id}`);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(ids).size).toBe(ids.length);
  expect(codes).toHaveLength(568 + 105);
});

test('inner ids stay with their areas: the first and the last are those they always were', () => {
  expect(facts.areas).toHaveLength(568);
  expect(facts.areas[0]).toMatchObject({ id: 'a001', code: 'BD' });
  expect(facts.areas.find(({ code }) => code === '5594')?.id).toBe('a069');
  expect(facts.areas.at(-1)?.id).toBe('a568');
});

test('a code is provisional exactly where it has an X', () => {
  for (const { code, codeStatus } of facts.areas)
    expect([code, codeStatus]).toEqual([code, codeStatusOf(code).toLowerCase()]);
});

test('the offices number their memos as their letters show', () => {
  const memo = (code: string) => {
    const id = facts.areas.find((area) => area.code === code)?.id;
    const office = factRows(facts).find(
      ({ table, columns }) => table === 'offices' && columns['area_id'] === id,
    );
    return [office?.columns['memo_ministry'], office?.columns['memo_office'], memoGeoOf(code)];
  };
  expect(memo('BD')).toEqual(['04', '00', '0000']);
  expect(memo('50')).toEqual(['05', '43', '0000']);
  expect(memo('5038')).toEqual(['05', '43', '3800']);
  expect(memo('5594')).toEqual(['05', '55', '9400']);
  expect(memo('305944')).toEqual(['05', '30', '5944']);
  expect(memo('2015X1')).toEqual(['05', null, null]);
});

const reference = join(projectRoot, '../shared/reference/administrative-units.csv');
(existsSync(reference) ? test : test.skip)(
  'the facts agree with the list of reference, where it is at hand',
  () => {
    const rows: Record<string, string>[] = parse(readFileSync(reference), { columns: true, bom: true });
    const told = rows.map(({ code, parent, name_en, name_bn }) => [
      code,
      parent,
      name_en,
      name_bn?.normalize('NFC'),
    ]);
    expect(facts.areas.map(({ code, parent, nameEn, nameBn }) => [code, parent, nameEn, nameBn])).toEqual(
      told,
    );
  },
);

onEachDatabase((newDatabase, kind) => {
  const eventsOf = async (hub: Awaited<ReturnType<typeof createOrganisation>>) => {
    const events: OutboxEvent[] = [];
    for (;;) {
      const page = (await hub.feed?.(events.length)) as OutboxEvent[];
      if (!page.length) return events;
      events.push(...page);
    }
  };

  test('the first start seeds everything once, a second start nothing', async () => {
    const databaseUrl = await newDatabase();
    const first = await createOrganisation({ databaseUrl });
    const version = first.directoryVersion();
    const kinds = (await eventsOf(first)).map(({ body }) => (body as { kind: string }).kind);
    const counted = Object.fromEntries(
      [...new Set(kinds)].map((kind) => [kind, kinds.filter((each) => each === kind).length]),
    );
    expect(counted).toEqual({ area: 568, code: 673, placement: 567 + 12, office: 568, duty: 9 });
    await first.close();
    const statements: string[] = [];
    const second = await createOrganisation({ databaseUrl, onQuery: (sql) => statements.push(sql) });
    expect(second.directoryVersion()).toBe(version);
    expect(statements.filter((sql) => /^(INSERT|UPDATE|DELETE)/.test(sql))).toEqual([]);
    await second.close();
  });

  test('a fact that the files state anew is written and told, what was changed since by an act is left alone', async () => {
    const databaseUrl = await newDatabase();
    const hub = await createOrganisation({ databaseUrl });
    const version = hub.directoryVersion();
    const database = await openOrganisationDatabase({ url: databaseUrl });
    await database.inTransaction((manager) =>
      manager.query("UPDATE areas SET name_en = 'Changed by an act' WHERE id = 'a002'"),
    );
    const areas = facts.areas.map((area) =>
      area.code === '5594' ? { ...area, nameEn: 'Thakurgaon renamed' } : area,
    );
    await seedFacts(database, { ...facts, areas });
    const { data } = await ask(hub, '{ area(code: "5594") { nameEn offices { nameEn } } }');
    expect(data.area).toEqual({
      nameEn: 'Thakurgaon renamed',
      offices: [{ nameEn: "Deputy Commissioner's Office, Thakurgaon renamed" }],
    });
    const names = await database.reader.query("SELECT name_en FROM areas WHERE id = 'a002'");
    expect(names).toEqual([{ name_en: 'Changed by an act' }]);
    expect(hub.directoryVersion()).toBe(version + 2);
    await database.close();
    await hub.close();
  });

  // On SQLite a second process waits too, but here both would share one thread, which the waiting one holds.
  (kind === 'mysql' ? test : test.skip)(
    'two processes that start at once on an empty database seed it once',
    async () => {
      const databaseUrl = await newDatabase();
      const database = await openOrganisationDatabase({ url: databaseUrl });
      const other = await openOrganisationDatabase({ url: databaseUrl });
      await Promise.all([seedFacts(database, facts), seedFacts(other, facts)]);
      const rows = await database.reader.query('SELECT COUNT(*) AS n FROM areas');
      expect(Number(rows[0].n)).toBe(568);
      const [head] = await database.reader.query('SELECT seq FROM outbox_head');
      expect(head.seq).toBe(568 + 673 + 579 + 568 + 9);
      await database.close();
      await other.close();
    },
  );
});
