import type { Viewer } from '../../lib/auth/viewer';

const KILOBYTE = 1024;

/**
 * The longest body, unpacked, that a viewer may send. Who signs in may send whole papers: the text of
 * the longest that is read (2 MB), and the record made of it.
 */
export function bodyBytes(viewer: Viewer): number {
  return (viewer.role === 'PUBLIC' ? 64 : 6 * 1024) * KILOBYTE;
}
