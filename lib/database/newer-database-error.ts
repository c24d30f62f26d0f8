/** Thrown when the database was written by a newer program: running on would damage it. */
export class NewerDatabaseError extends Error {}
