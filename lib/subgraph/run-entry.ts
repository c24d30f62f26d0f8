import { startFault } from './start-fault';

/** Starts a process. Where it cannot, its last line says why in one sentence, and its exit code whether to try again. */
export function runEntry(start: () => Promise<void>): void {
  start().catch((error: unknown) => {
    const { message, exitCode } = startFault(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  });
}
