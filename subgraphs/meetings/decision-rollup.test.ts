import { onEachDatabase } from '../../tests/support/databases';
import { proveDecisions } from './testing/prove-decisions';

const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 300);

onEachDatabase((newDatabase, kind) => {
  test('every measure of every area equals a count by hand, whatever was written and whatever is asked', async () => {
    const seed = Number(process.env['SOPAN_PROOF_SEED'] ?? Date.now() % 1_000_000);
    const { written, refused, compared, wrong } = await proveDecisions(await newDatabase(), WRITES, seed);
    process.stdout.write(
      `decisions on ${kind}: seed ${seed}, ${written} writes, ${compared} comparisons, ${wrong.length} wrong\n`,
    );
    expect(refused).toEqual([]);
    expect(written).toBeGreaterThan(WRITES * 0.8);
    expect(compared).toBeGreaterThan(1000);
    expect(wrong.slice(0, 5)).toEqual([]);
  }, 600_000);
});
