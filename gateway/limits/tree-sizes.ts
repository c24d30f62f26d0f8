/** The type whose objects form the tree, and its field that leads down. */
export const TREE = { type: 'Area', down: 'children' } as const;

/**
 * How many areas lie one, two, three steps below one area at most, by the level of that one: country, division,
 * district, upazila. A chain of `children` can come to no more than one of these rows; a test compares them with
 * the areas on record. A division has had more districts than any has today: Dhaka before 2015.
 */
export const BELOW: readonly (readonly number[])[] = [[1, 8, 64, 495], [1, 17, 124], [1, 17], [1]];
