import { fail } from '../../lib/errors';
import { MOST_BYTES } from '../read/read-document';
import { demandOffice } from './demand-office';
import type { GivenFile } from './given-file';
import { previewPaper } from './preview-paper';
import { readingPlaces } from './reading-places';
import type { Visitor } from './visitor';

const LONGEST_NAME = 255;

/** Reads a paper that a page was given, by the rules of POST /papers/read; writes nothing. */
export function readGivenPaper(
  visitor: Visitor,
  { file, fileName }: GivenFile,
): ReturnType<typeof previewPaper> {
  demandOffice(visitor.viewer);
  if (file.length > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: file.length, unit: 'bytes', max: MOST_BYTES });
  const named = fileName.slice(-LONGEST_NAME) || 'paper.txt';
  return previewPaper(visitor, { file, fileName: named, publish: false }, readingPlaces);
}
