import { onEachDatabase } from '../../tests/support/databases';
import { provePlans } from './testing/prove-plans';

const SEEDS = (process.env['SOPAN_PROOF_SEEDS'] ?? '1 2').split(' ').map(Number);
const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 1000);

onEachDatabase((newDatabase, kind) => {
  test.each(SEEDS)('every measure of every area equals a count by hand, seed %d', async (seed) => {
    const databaseUrl = await newDatabase();
    const proof = await provePlans({ databaseUrl, writes: WRITES, seed, questions: 20 });
    process.stdout.write(
      `plans on ${kind}: seed ${seed}, ${proof.written} writes, ${proof.compared} comparisons, ${proof.wrong.length} wrong\n`,
    );
    expect(proof.refused).toEqual([]);
    expect(proof.compared).toBeGreaterThan(50_000);
    expect(proof.wrong.slice(0, 5)).toEqual([]);
    expect(proof.unlikeRebuilt).toEqual([]);
  });
});
