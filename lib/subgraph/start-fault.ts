import { NewerDatabaseError } from '../database/newer-database-error';
import { ConfigurationError } from '../env';

/** sysexits.h: the configuration, or the data, is at fault; starting again will not help. */
const EX_CONFIG = 78;
const EX_DATAERR = 65;
/** Whoever watches over the process may start it again: what is in the way may be gone then. */
const TRY_AGAIN = 1;

/** What a process that cannot start says in its last line, and the code that it exits with. */
export function startFault(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof ConfigurationError) return { message: error.message, exitCode: EX_CONFIG };
  if (error instanceof NewerDatabaseError) return { message: error.message, exitCode: EX_DATAERR };
  const { code, syscall, address = '', port = '', stack } = error as NodeJS.ErrnoException & Place;
  if (syscall === 'listen') {
    if (code === 'EADDRINUSE') {
      const message = `The port ${port} is taken by another program. Stop that one, or choose another port: PORT=4100`;
      return { message, exitCode: TRY_AGAIN };
    }
    if (code === 'EACCES') {
      const message = `This user may not listen on port ${port}. Choose one above 1023 with PORT.`;
      return { message, exitCode: EX_CONFIG };
    }
    const message = `This machine cannot listen on ${address} (${code}). Set HOST to an address of its own.`;
    return { message, exitCode: EX_CONFIG };
  }
  if (syscall === 'connect') {
    const message = `Nothing answers at ${address}:${port} (${code}). Start it, or correct the address that names it.`;
    return { message, exitCode: TRY_AGAIN };
  }
  return { message: stack ?? String(error), exitCode: TRY_AGAIN };
}

interface Place {
  readonly address?: string;
  readonly port?: number;
}
