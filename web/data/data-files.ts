import type { DataFile } from './data-file';
import { activities } from './files/activities';
import { areas } from './files/areas';
import { assignments } from './files/assignments';
import { decisions } from './files/decisions';
import { meetings } from './files/meetings';
import { plans } from './files/plans';

/** The files of a fiscal year, in the order in which they refer to each other. */
export const DATA_FILES: readonly DataFile[] = [areas, meetings, decisions, assignments, plans, activities];
