// What makes the pages quicker to use; each is whole without it.
import { offerPrint } from './print-button';
import { keepViews, tellHowOld } from './kept-views';
import { sortInPlace } from './sort-in-place';

sortInPlace();
offerPrint();
tellHowOld();
keepViews();
