import { openComparison, type Comparison } from '../support/compare-executors';

/** Long enough to meet every shape of the schema now and then; `compiled-plans.proof.ts` asks thousands. */
const FEW = 60;

let comparison: Comparison;
beforeAll(async () => {
  comparison = await openComparison();
}, 300_000);
afterAll(() => comparison.close());

test('the compiled executor answers every stored operation as the stock one does, whoever asks', async () => {
  const { different, asked, compiled, withData } = await comparison.stored();
  expect(different).toEqual([]);
  expect(asked).toBeGreaterThan(300);
  expect(withData).toBeGreaterThan(asked / 2);
  console.log(`stored operations: ${asked} asked, ${compiled} compiled, 0 differ`);
}, 300_000);

test('and random ones', async () => {
  const { different, asked, compiled, withData } = await comparison.random(FEW, 7);
  expect(different).toEqual([]);
  expect(compiled).toBeGreaterThan(asked / 2);
  expect(withData).toBeGreaterThan(asked / 3);
}, 300_000);

test('and random ones over subgraphs that answer badly: nulls, errors, fetches that fail', async () => {
  const { different, asked, withErrors } = await comparison.random(FEW, 11, true);
  expect(different).toEqual([]);
  expect(withErrors).toBeGreaterThan(asked / 5);
}, 300_000);
