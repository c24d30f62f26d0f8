import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase } from './database';
import { addColumns, count, createTable, day, id, maybe, text, word } from './table';

class First1 implements MigrationInterface {
  readonly name = 'First1000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'papers', { id, number: count }, { primary: ['id'] });
    await runner.query("INSERT INTO papers (id, number) VALUES ('a', 7)");
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

class Second2 implements MigrationInterface {
  readonly name = 'Second1000000000002';

  async up(runner: QueryRunner): Promise<void> {
    // As if an earlier run had been cut short after the first of them.
    await addColumns(runner, 'papers', { remark: maybe(text) });
    await runner.query("UPDATE papers SET remark = 'ঠিক আছে'");
    const state = { ...word, default: "'DRAFT'" };
    await addColumns(runner, 'papers', { remark: maybe(text), due_on: maybe(day), state });
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

onEachDatabase((newDatabase) => {
  test('columns are added to a table that has rows, and those of a run that was cut short are left as they are', async () => {
    const url = await newDatabase();
    await (await openDatabase({ url, entities: [], migrations: [First1] })).close();
    const database = await openDatabase({ url, entities: [], migrations: [First1, Second2] });
    const rows: unknown = await database.reader.query('SELECT * FROM papers');
    expect(rows).toEqual([{ id: 'a', number: 7, remark: 'ঠিক আছে', due_on: null, state: 'DRAFT' }]);
    const nothing = "INSERT INTO papers (id, number, state) VALUES ('b', 1, NULL)";
    await expect(database.inTransaction((manager) => manager.query(nothing))).rejects.toThrow(/null/i);
    await database.close();
  });
});
