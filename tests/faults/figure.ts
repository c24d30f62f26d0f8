import { appendFileSync } from 'node:fs';

/** Whether the faults are tried as often as docs/faults.md says, or only a few times, as in every test run. */
export const full = process.env['SOPAN_FAULTS'] === 'full';

/** How often a fault is tried: seldom in every test run, as often as told by `npm run test:faults -- --full`. */
export function rounds(few: number, all: number): number {
  return full ? all : few;
}

/**
 * Prints what was measured of a fault beside what is wanted, such as `F3 kills: 0 lost of 499 (wanted 0)`, and
 * notes it for the table at the end of `npm run test:faults`. A test is never failed by it: where it tells of a
 * time, that counts on a machine which does nothing else.
 */
export function figure(fault: string, measured: string, wanted: string, held: boolean | null = null): void {
  process.stdout.write(`${fault}: ${measured} (wanted ${wanted})\n`);
  const file = process.env['SOPAN_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify({ fault, measured, wanted, held })}\n`);
}
