import { createConnection } from 'mysql2/promise';
import { onEachDatabase } from './databases';

onEachDatabase((newDatabase, kind) => {
  test('every test gets a database that nobody else has', async () => {
    const [one, other] = [await newDatabase(), await newDatabase()];
    expect(one).not.toBe(other);
    expect(one).toMatch(`${kind}:`);
  });

  if (kind === 'mysql') {
    test('the server has a default that cannot hold Bangla, so that tables must state utf8mb4', async () => {
      const connection = await createConnection({ uri: await newDatabase(), charset: 'utf8mb4' });
      try {
        await connection.query('CREATE TABLE careless (word VARCHAR(20))');
        await expect(connection.query("INSERT INTO careless VALUES ('সোপান')")).rejects.toThrow(
          /Incorrect string/,
        );
        await connection.query('CREATE TABLE careful (word VARCHAR(20)) CHARACTER SET utf8mb4');
        await connection.query("INSERT INTO careful VALUES ('সোপান')");
      } finally {
        await connection.end();
      }
    });
  }
});
