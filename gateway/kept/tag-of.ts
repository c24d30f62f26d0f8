import { sha256 } from './key-of';

/** A weak entity tag: it speaks for the data of an answer, not for what the answer says of its cost. */
export function tagOf(data: string | Buffer): string {
  return `W/"${sha256(data).slice(0, 27)}"`;
}
