import { Places } from './places';

const READ_AT_ONCE = 2;
const MOST_WAITING = 20;

/** Papers are read two at a time in a process, whichever way they came. */
export const readingPlaces = new Places(READ_AT_ONCE, MOST_WAITING);
