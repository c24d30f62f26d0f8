import { onEachDatabase } from '../../tests/support/databases';
import { proveDecisions } from './testing/prove-decisions';

const SEEDS = (process.env['SOPAN_PROOF_SEEDS'] ?? '1 2').split(' ').map(Number);
const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 1200);

onEachDatabase((newDatabase, kind) => {
  test.each(SEEDS)('every measure of every area equals a count by hand, seed %d', async (seed) => {
    const { written, refused, compared, wrong } = await proveDecisions(await newDatabase(), WRITES, seed, 40);
    process.stdout.write(
      `decisions on ${kind}: seed ${seed}, ${written} writes, ${compared} comparisons, ${wrong.length} wrong\n`,
    );
    expect(refused).toEqual([]);
    expect(compared).toBeGreaterThan(100_000);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
