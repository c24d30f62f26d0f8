// What makes the forms of an office safer and quicker; each works without it.
import { addRowsInPlace } from './entry/add-rows';
import { takeDroppedPaper } from './entry/drop-paper';
import { forgetDrafts } from './entry/forget-drafts';
import { keepDrafts } from './entry/keep-drafts';
import { offerUnfinished } from './entry/offer-unfinished';

forgetDrafts();
addRowsInPlace();
keepDrafts();
offerUnfinished();
takeDroppedPaper();
