/** Why a plan is left to the stock executor; counted under that name. */
export type UnfitReason =
  'introspection' | 'rewrites' | 'names' | 'nested-flatten' | 'other-node' | 'conditions';

/** Thrown while a plan is compiled, where it holds something that the compiled form does not know. */
export class Unfit extends Error {
  constructor(readonly reason: UnfitReason) {
    super(`The plan is left to the stock executor: ${reason}.`);
  }
}
