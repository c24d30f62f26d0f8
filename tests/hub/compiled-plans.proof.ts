import { openComparison, type Comparison } from '../support/compare-executors';

/** In each of as many seeds. */
const MANY = 500;
const SEEDS = [101, 102, 103, 104];

let comparison: Comparison;
beforeAll(async () => {
  comparison = await openComparison();
});
afterAll(() => comparison.close());

test.each([false, true])(
  'thousands of random operations get equal answers (subgraphs spoilt: %s)',
  async (spoilt) => {
    for (const seed of SEEDS) {
      const { different, asked, compiled, withData, withErrors } = await comparison.random(
        MANY,
        seed,
        spoilt,
      );
      console.log(
        `seed ${seed}, spoilt ${spoilt}: ${asked} asked, ${compiled} compiled, ${withData} with data, ` +
          `${withErrors} with errors, ${different.length} differ`,
      );
      expect(different).toEqual([]);
    }
  },
);
