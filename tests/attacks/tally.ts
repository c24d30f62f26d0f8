import { appendFileSync } from 'node:fs';

/** Counts what one family of attacks tried, and what did not behave; prints one line when its file is done. */
export interface Tally {
  /** Notes one request, or case, and whether it was answered as it should be. */
  tried(what: string, asItShould: boolean): void;
  /** What did not behave, in words; an empty list is what a test demands. */
  readonly surprises: readonly string[];
}

/**
 * Begins the count of a family, such as `T1 tokens` (the letters are those of docs/attacks.md), and notes it for
 * the table at the end of `npm run test:attacks`.
 */
export function tally(family: string): Tally {
  let count = 0;
  const surprises: string[] = [];
  afterAll(() => {
    process.stdout.write(`${family}: ${count} tried, ${surprises.length} surprises\n`);
    const file = process.env['SOPAN_TALLIES'];
    const line = JSON.stringify({ family, tried: count, surprises: surprises.length });
    if (file) appendFileSync(file, `${line}\n`);
  });
  return {
    tried(what, asItShould) {
      count += 1;
      if (!asItShould) surprises.push(what);
    },
    surprises,
  };
}
