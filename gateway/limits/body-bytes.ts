import type { Viewer } from '../../lib/auth/viewer';

const KILOBYTE = 1024;

/** The longest body, unpacked, that a viewer may send. Who signs in may send whole papers. */
export function bodyBytes(viewer: Viewer): number {
  return (viewer.role === 'PUBLIC' ? 64 : 512) * KILOBYTE;
}
