import { foldKey } from '../../../lib/bangla/fold';
import { looseKey } from '../../../lib/bangla/loose-key';
import { editDistance } from '../../../lib/bangla/similarity';
import type { Level } from '../../../lib/directory/records';
import type { AreaFacts } from './area-facts';

/** How well an area answers a search: less is better; areas that do not answer it are absent. */
export type Ranks = ReadonlyMap<string, number>;

/** What a search came to: the areas found, and the level where the text named one ("রংপুর বিভাগ"). */
export interface Found {
  readonly ranks: Ranks;
  readonly level: Level | null;
}

interface Spelling {
  readonly areaId: string;
  /** The folded spelling with its words apart, and run together. */
  readonly words: string;
  readonly joined: string;
  readonly loose: string;
  /** Which letters it has, each as one of 32 bits. */
  readonly letters: number;
}

const EXACT = 0;
const BEGINNING = 1;
const WORD = 2;
const INSIDE = 3;
const LOOSE = 4;

/** Finds areas by any spelling of their name in either script, by an alias, or by their portal's address. */
export class SearchIndex {
  private readonly spellings: readonly Spelling[];
  private readonly hosts: ReadonlyMap<string, string>;

  constructor(areas: readonly AreaFacts[]) {
    this.spellings = areas.flatMap((area) =>
      [area.nameEn, area.nameBn, ...area.aliases].map((name) => spelled(area.id, name)),
    );
    this.hosts = new Map(
      areas.flatMap((area) => (area.portalHost ? [[area.portalHost, area.id] as const] : [])),
    );
  }

  find(text: string): Found {
    const host = this.hosts.get(
      text
        .trim()
        .toLowerCase()
        .replace(/^(https?:\/\/)?(www\.)?/, '')
        .replace(/\/.*$/, ''),
    );
    if (host) return { ranks: new Map([[host, EXACT]]), level: null };
    const { name, level } = withoutLevel(foldKey(text));
    const asked = spelled('', name);
    const ranks = this.ranked((spelling) => rankOf(asked, spelling));
    return { ranks: ranks.size ? ranks : this.ranked((spelling) => closeness(asked, spelling)), level };
  }

  /** The best rank that any spelling of an area has. */
  private ranked(rankBy: (spelling: Spelling) => number | null): Map<string, number> {
    const ranks = new Map<string, number>();
    for (const spelling of this.spellings) {
      const rank = rankBy(spelling);
      if (rank !== null && rank < (ranks.get(spelling.areaId) ?? Infinity)) ranks.set(spelling.areaId, rank);
    }
    return ranks;
  }
}

function spelled(areaId: string, name: string): Spelling {
  const words = foldKey(name);
  const joined = words.replaceAll(' ', '');
  const loose = looseKey(joined);
  return { areaId, words, joined, loose, letters: lettersOf(loose) };
}

function rankOf(asked: Spelling, known: Spelling): number | null {
  if (!asked.joined) return null;
  if (known.joined === asked.joined) return EXACT;
  if (known.joined.startsWith(asked.joined)) return BEGINNING;
  if (known.words.includes(` ${asked.words}`)) return WORD;
  if (asked.joined.length >= 3 && known.joined.includes(asked.joined)) return INSIDE;
  return asked.loose !== '' && known.loose.startsWith(asked.loose) ? LOOSE : null;
}

/** By how many letters a spelling differs, where few enough. Tried only when no name is simply meant. */
function closeness(asked: Spelling, known: Spelling): number | null {
  const allowed = lettersAllowed(asked.loose);
  // A slip adds or takes away at most two letters; most names are ruled out by that alone.
  if (allowed === 0 || bitsIn(asked.letters ^ known.letters) > 2 * allowed) return null;
  const distance = editDistance(asked.loose, known.loose, allowed);
  return distance <= allowed ? distance : null;
}

/** A short name that differs in two letters is another name. */
function lettersAllowed(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 8 ? 1 : 2;
}

function lettersOf(key: string): number {
  let letters = 0;
  for (const letter of key) letters |= 1 << ((letter.codePointAt(0) ?? 0) % 32);
  return letters;
}

function bitsIn(letters: number): number {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const LEVEL_WORDS: Readonly<Record<string, Level>> = {
  division: 'DIVISION',
  বিভাগ: 'DIVISION',
  district: 'DISTRICT',
  zila: 'DISTRICT',
  জেলা: 'DISTRICT',
  upazila: 'UPAZILA',
  upazilla: 'UPAZILA',
  উপজেলা: 'UPAZILA',
};

/** "Rangpur Division" asks for Rangpur, and for the division only. */
function withoutLevel(folded: string): { name: string; level: Level | null } {
  const words = folded.split(' ');
  const level = words.length > 1 ? LEVEL_WORDS[(words.at(-1) ?? '').normalize('NFC')] : undefined;
  return level ? { name: words.slice(0, -1).join(' '), level } : { name: folded, level: null };
}
