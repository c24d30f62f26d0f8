/**
 * Takes back a restore of a MySQL or MariaDB database that was cut off: half-filled tables go, and the kept ones
 * get their names again in one step. Whoever asks holds the lock of migrations.
 */
export async function undoCutOffRestore(asker: { query(sql: string): Promise<unknown> }): Promise<void> {
  const tables = await tableNames(asker);
  if (tables.includes('restoring')) {
    const kept = tables.filter((table) => table.startsWith('kept_'));
    const others = tables.filter((table) => !table.startsWith('kept_') && table !== 'restoring');
    for (const table of others) await asker.query(`DROP TABLE \`${table}\``);
    const moves = kept.map((table) => `\`${table}\` TO \`${table.slice('kept_'.length)}\``);
    await asker.query(`RENAME TABLE ${[...moves, 'restoring TO restoring_next'].join(', ')}`);
  }
  if (!tables.some((table) => table.startsWith('restoring'))) return;
  const made = (await asker.query('SELECT name, made_by FROM restoring_next')) as Record<string, string>[];
  const triggers = (await asker.query('SHOW TRIGGERS')) as Record<string, string>[];
  for (const { name, made_by: madeBy } of made)
    if (!triggers.some((each) => each['Trigger'] === name)) await asker.query(String(madeBy));
  await asker.query('DROP TABLE restoring_next');
}

async function tableNames(asker: { query(sql: string): Promise<unknown> }): Promise<string[]> {
  const rows = (await asker.query('SHOW TABLES')) as Record<string, string>[];
  return rows.map((row) => String(Object.values(row)[0]));
}
