import { onEachDatabase } from '../../tests/support/databases';
import { proveDecisions } from './testing/prove-decisions';

const SEEDS = (process.env['SOPAN_PROOF_SEEDS'] ?? '1 2 3 4').split(' ').map(Number);
const WRITES = Number(process.env['SOPAN_PROOF_WRITES'] ?? 2500);

onEachDatabase((newDatabase, kind) => {
  test.each(SEEDS)('every measure of every area equals a count by hand, seed %d', async (seed) => {
    const { written, refused, compared, wrong } = await proveDecisions(await newDatabase(), WRITES, seed, 25);
    process.stdout.write(
      `decisions on ${kind}: seed ${seed}, ${written} writes, ${compared} comparisons, ${wrong.length} wrong\n`,
    );
    expect(refused).toEqual([]);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
