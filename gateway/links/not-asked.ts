/** Thrown where a subgraph is not asked at all, so as to answer at once. */
export class NotAsked extends Error {}
