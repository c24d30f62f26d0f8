import type { WritePage } from '../../http/send-page';
import { writeArea } from '../area/area-page';

/** The first page: the visitor's own area, the country for whoever has none. */
export const startPage: WritePage = (ask, shown, _request, visitor) =>
  writeArea(visitor.viewer.area ?? 'BD', ask, shown);
