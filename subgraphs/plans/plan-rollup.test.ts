import { onEachDatabase } from '../../tests/support/databases';
import { provePlans } from './testing/prove-plans';

const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 300);

onEachDatabase((newDatabase, kind) => {
  test('every measure of every area equals a count by hand, whatever was written and whatever is asked', async () => {
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    const proof = await provePlans({ databaseUrl: await newDatabase(), writes: WRITES, seed });
    process.stdout.write(
      `plans on ${kind}: seed ${seed}, ${proof.written} writes, ${proof.compared} comparisons, ${proof.wrong.length} wrong\n`,
    );
    expect(proof.refused).toEqual([]);
    expect(proof.compared).toBeGreaterThan(1000);
    expect(proof.wrong.slice(0, 5)).toEqual([]);
    expect(proof.unlikeRebuilt).toEqual([]);
  }, 600_000);
});
