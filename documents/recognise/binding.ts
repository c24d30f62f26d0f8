import { looseKey } from '../../lib/bangla/loose-key';
import { type AreaDirectory, describeArea, type KnownArea } from './area-directory';
import type { Findings } from './paper-findings';
import type { Binding } from './paper-reading';
import { holds, holdsLike, phrase } from './words';

const OWN: Binding = { scope: 'OWN', areas: [] };

/**
 * Which areas an implementer's words bind: "জেলা প্রশাসক (সকল)" in a division's meeting all its
 * districts, "উপজেলা নির্বাহী অফিসার (সকল)" all upazilas, a named office its own area. Teams, heads of
 * office and everything else bind the meeting's own area, as said.
 */
export function bindings(implementer: string, meetingArea: KnownArea, directory: AreaDirectory): Binding[] {
  const found = new Map<string, Binding>();
  let lastPost = '';
  for (const said of partsOf(implementer)) {
    // "জেলা প্রশাসক, দিনাজপুর/গাইবান্ধা": a place alone goes with the post before it.
    const isPlace = lastPost !== '' && isOnlyPlace(said, meetingArea, directory);
    const part = isPlace ? `${lastPost}, ${said}` : said;
    if (!isPlace) lastPost = postOf(looseKey(said)) === null ? '' : (said.split(',')[0] ?? '');
    const binding = bindingOf(part, meetingArea, directory);
    found.set(`${binding.scope} ${binding.areas.join()}`, binding);
  }
  const named = [...found.values()].filter((binding) => binding.scope === 'AREAS');
  const others = [...found.values()].filter((binding) => binding.scope !== 'AREAS');
  const merged =
    named.length > 0
      ? [{ scope: 'AREAS' as const, areas: [...new Set(named.flatMap((binding) => binding.areas))] }]
      : [];
  const all = [...others, ...merged];
  return all.length > 0 ? all : [OWN];
}

/** Tells of an implementer who is in a named place that is not below the meeting's area. */
export function checkNamedPlace(
  implementer: string,
  meetingArea: KnownArea,
  directory: AreaDirectory,
  findings: Findings,
  place: { line: number; item: number },
): void {
  for (const part of partsOf(implementer)) {
    const post = postOf(looseKey(part));
    const name = part.split(',').slice(1).join(',').trim();
    if (post === null || name === '' || isAll(looseKey(part)) || levelBelow(post, meetingArea) === false)
      continue;
    if (
      directory
        .namedIn(name, true)
        .some(({ areas }) =>
          areas.some(
            (area) =>
              directory.isWithin(area, meetingArea.code) || directory.isWithin(meetingArea, area.code),
          ),
        )
    )
      continue;
    const near = directory.nearest(
      name,
      directory.below(meetingArea.code).filter((area) => area.level === post),
    );
    findings.add('IMPLEMENTER_AREA_UNKNOWN', {
      line: place.line,
      item: place.item,
      raw: part,
      field: 'implementer',
      values: { area: describeArea(meetingArea), other: near.map(describeArea).join(', ') },
    });
  }
}

function bindingOf(part: string, meetingArea: KnownArea, directory: AreaDirectory): Binding {
  const key = looseKey(part);
  const post = postOf(key);
  if (post === null || levelBelow(post, meetingArea) === false) return OWN;
  if (isAll(key)) {
    // "All UNOs, Natore" in a division's meeting binds the upazilas of that district alone.
    const [district] = areasNamed(part, meetingArea, directory).filter(
      (area) => area.level === 'DISTRICT' && area.code !== meetingArea.code,
    );
    if (post === 'UPAZILA' && district && meetingArea.level === 'DIVISION')
      return {
        scope: 'AREAS',
        areas: directory
          .below(district.code)
          .filter((area) => area.level === 'UPAZILA')
          .map((area) => area.code),
      };
    return { scope: post === 'DISTRICT' ? 'ALL_DISTRICTS' : 'ALL_UPAZILAS', areas: [] };
  }
  const named = areasNamed(part, meetingArea, directory).filter(
    (area) => area.level === post && area.code !== meetingArea.code,
  );
  return named.length > 0 ? { scope: 'AREAS', areas: named.map((area) => area.code) } : OWN;
}

function isOnlyPlace(part: string, meetingArea: KnownArea, directory: AreaDirectory): boolean {
  const [named, ...more] = directory.namedIn(part, true);
  const whole = looseKey(named?.raw ?? '') === looseKey(part);
  return whole && more.length === 0 && areasNamed(part, meetingArea, directory).length > 0;
}

function areasNamed(part: string, meetingArea: KnownArea, directory: AreaDirectory): KnownArea[] {
  return directory
    .namedIn(part, true)
    .flatMap(({ areas }) => areas.filter((area) => directory.isWithin(area, meetingArea.code)));
}

/** Implementers are listed with semicolons, slashes, numbers, or "and" between two posts. */
function partsOf(implementer: string): string[] {
  const parts = implementer
    .split(/[;/।|\n]| ও | এবং |(?:^|\s)[০-৯0-9]{1,2}[.)।] ?/)
    .flatMap((part) => splitAtPosts(part))
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
  return parts;
}

/** A comma begins a new implementer only where a post stands behind it; else a place follows. */
function splitAtPosts(part: string): string[] {
  const out: string[] = [];
  for (const piece of part.split(',')) {
    if (
      out.length > 0 &&
      postOf(looseKey(piece)) === null &&
      !STARTS.some((start) => holds(looseKey(piece), start))
    )
      out[out.length - 1] = `${out.at(-1) ?? ''},${piece}`;
    else out.push(piece);
  }
  return out;
}

function postOf(key: string): 'DISTRICT' | 'UPAZILA' | null {
  if (UPAZILA_POSTS.some((post) => holdsLike(key, post))) return 'UPAZILA';
  if (NOT_DISTRICT_POSTS.some((post) => holdsLike(key, post))) return null;
  return DISTRICT_POSTS.some((post) => holdsLike(key, post)) ? 'DISTRICT' : null;
}

/** Whether offices of that level stand below the meeting's area. */
function levelBelow(post: 'DISTRICT' | 'UPAZILA', meetingArea: KnownArea): boolean {
  return post === 'UPAZILA'
    ? meetingArea.level !== 'UPAZILA'
    : meetingArea.level === 'DIVISION' || meetingArea.level === 'COUNTRY';
}

function isAll(key: string): boolean {
  return ALL.some((all) => holds(key, all)) || PLURALS.some((plural) => key.includes(plural));
}

const ALL = ['সকল', 'সমস্ত', 'সব', 'প্রত্যেক', 'all'].map(phrase);
const PLURALS = ['প্রশাসকগণ', 'অফিসারগণ', 'কর্মকর্তাগণ', 'প্রশাসকবৃন্দ', 'অফিসারবৃন্দ'].map(looseKey);
const UPAZILA_POSTS = [
  'উপজেলা নির্বাহী অফিসার',
  'উপজেলা নির্বাহী কর্মকর্তা',
  'উপজেলা ইনোভেশন টিম',
  'উপজেলা ইনোভেশন কমিটি',
  'ইউএনও',
  'উপজেলা প্রশাসন',
].map(phrase);
const DISTRICT_POSTS = [
  'জেলা প্রশাসক',
  'জেলা ইনোভেশন টিম',
  'জেলা ইনোভেশন কমিটি',
  'অতিরিক্ত জেলা প্রশাসক',
  'জেলা প্রশাসন',
].map(phrase);
/** In a division's own office no post of a district is meant. */
const NOT_DISTRICT_POSTS = ['জেলা প্রশাসকের কার্যালয়ের প্রতিনিধি'].map(phrase);
const STARTS = ['সকল', 'সংশ্লিষ্ট', 'ইনোভেশন টিম', 'ইনোভেশন অফিসার', 'সহকারী', 'উপ পরিচালক', 'উপপরিচালক'].map(
  phrase,
);
