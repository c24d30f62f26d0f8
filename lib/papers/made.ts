import { v7 as newId } from 'uuid';

/** Where new records get their ids and the instants at which they are recorded. */
export interface Made {
  newId(): string;
  now(): string;
}

/** As acts make them. Whoever loads many records at once gives others, so that the same load makes the same records. */
export const MADE_NOW: Made = { newId: () => newId(), now: () => new Date().toISOString() };
