// What makes the forms of an office safer and quicker; each works without it.
import { addRowsInPlace } from './entry/add-rows';
import { takeDroppedPaper } from './entry/drop-paper';
import { forgetDrafts, keepDrafts, offerUnfinished } from './entry/keep-drafts';

forgetDrafts();
addRowsInPlace();
keepDrafts();
offerUnfinished();
takeDroppedPaper();
