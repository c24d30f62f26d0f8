import { fail } from '../errors';
import { millisecondsLeft } from '../time/deadline';

/** Fails with OPERATION_TIMEOUT where the operation under way has no time left. */
export function demandTimeLeft(): void {
  if (millisecondsLeft() === 0) throw fail('OPERATION_TIMEOUT');
}
