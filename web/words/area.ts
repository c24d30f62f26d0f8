import { inBoth } from './in-both';

/** Words of the page of an area. */
export const areaWords = inBoth({
  areasBelow: ['আওতাধীন এলাকা', 'Areas below'],
  decisionsImplemented: ['বাস্তবায়িত সিদ্ধান্ত', 'Decisions implemented'],
  assignments: ['দায়িত্ব', 'Assignments'],
});
