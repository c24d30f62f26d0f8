import type { DirectoryRecord } from '../../../lib/directory/records';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { openOrganisationDatabase } from '../database';
import { createOrganisation } from '../organisation';
import { actAsMutation } from '../testing/act-as-mutation';
import { randomAreaAct, withRows } from '../../../tests/support/random-area-acts';
import { readAreaRows } from './area-rows';

const ACTS = 12;

/** Rows with codes in the place of inner ids, which each history gives its own. */
function comparable(rows: readonly DirectoryRecord[]): string[] {
  const firstCodes = new Map<string, string>();
  for (const row of rows) {
    if (row.kind !== 'code') continue;
    const known = firstCodes.get(row.areaId);
    if (known === undefined || row.code < known) firstCodes.set(row.areaId, row.code);
  }
  const codeOf = (id: string | null) => id && firstCodes.get(id);
  return rows
    .flatMap((row) => {
      const span = [row.validFrom, row.validTo];
      if (row.kind === 'area')
        return [[row.level, row.nameEn, codeOf(row.id), codeOf(row.successorId), ...span]];
      if (row.kind === 'code') return [[row.code, codeOf(row.areaId), ...span]];
      if (row.kind === 'placement') return [[codeOf(row.areaId), codeOf(row.parentId), ...span]];
      return [];
    })
    .map((row) => JSON.stringify(row))
    .sort();
}

onEachDatabase((newDatabase) => {
  test('random acts leave in the database, and tell the others, what the acts come to by themselves', async () => {
    const databaseUrl = await newDatabase();
    const hub = await createOrganisation({ databaseUrl, now: () => new Date('2024-03-10T06:00:00Z') });
    const database = await openOrganisationDatabase({ url: databaseUrl });
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`acts on areas: seed ${seed}\n`);
    const random = randomNumbers(seed);
    let expected: DirectoryRecord[] = await readAreaRows(database.reader);
    for (let done = 0; done < ACTS; done += 1) {
      const from = addDays('2012-01-01', Math.floor(random() * 5_000));
      const found = randomAreaAct(expected, random, from);
      if (!found) continue;
      expected = withRows(expected, found.changed);
      const { name, input } = actAsMutation(found.act, `act ${done}`);
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const source = `mutation ($input: ${type}!) { ${name}(input: $input) { changes { act area { code } } } }`;
      const { errors } = await ask(hub, source, { input }, ADMIN);
      expect([name, input, errors]).toEqual([name, input, undefined]);
    }
    expect(comparable(await readAreaRows(database.reader))).toEqual(comparable(expected));

    const told = new Map<string, DirectoryRecord>();
    for (let seen = 0; ;) {
      const events = (await hub.feed?.(seen)) as { seq: number; body: DirectoryRecord }[];
      for (const { body } of events) told.set(`${body.kind}|${body.id}`, body);
      const last = events.at(-1);
      if (!last) break;
      seen = last.seq;
    }
    expect(comparable([...told.values()])).toEqual(comparable(expected));
    await database.close();
    await hub.close();
  }, 60_000);
});
