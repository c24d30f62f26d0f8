import { createHash } from 'node:crypto';
import type { Viewer } from '../../lib/auth/viewer';

/** What is asked, by which contract, and as whom. */
interface Question {
  /** The supergraph's hash. */
  readonly supergraph: string;
  /** The hash of the operation's text. */
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly variables: object | undefined;
  readonly viewer: Viewer;
}

/**
 * The name under which an answer is kept: equal only for the same question by the same kind of viewer. Nothing by
 * which somebody proves who it is has a part in it, only who that turned out to be.
 */
export function keyOf({ supergraph, operation, operationName, variables, viewer }: Question): string {
  return sha256(
    JSON.stringify([supergraph, operation, operationName ?? null, variables ?? {}, classOf(viewer)]),
  );
}

/** SHA-256, as short as it can be written. */
export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** All of a viewer that an answer could depend on; the public is one. */
function classOf({ role, area, subject, charges }: Viewer): unknown {
  return role === 'PUBLIC' ? role : [role, area, subject, charges ?? []];
}
