import { InvalidArgumentError } from 'commander';
import { knownAreas } from '../documents/known-areas';
import type { KnownArea } from '../documents/recognise/area-directory';
import { plainCode } from '../lib/directory/plain-code';

let directory: ReturnType<typeof knownAreas> | undefined;

/** The area of a code given on the command line, in either script; a code that no area of the project's file holds is a bad call. */
export function knownArea(given: string): KnownArea {
  directory ??= knownAreas();
  const code = plainCode(given);
  const area = directory.byCodeOf(code);
  if (area) return area;
  throw new InvalidArgumentError(
    `No area of subgraphs/organisation/data/areas.csv has the code ${code}. A division has two digits, a district four, an upazila six; the country is BD.`,
  );
}

/** The code of an area that was made since that file was, told to be right. */
export function uncheckedCode(given: string): string {
  const code = plainCode(given);
  if (/^[0-9A-Z]{2,16}$/.test(code)) return code;
  throw new InvalidArgumentError(`${given} is not a code.`);
}
