import { foldKey } from '../../../lib/bangla/fold';
import { looseKey } from '../../../lib/bangla/loose-key';
import { editDistance } from '../../../lib/bangla/similarity';
import type { Level } from '../../../lib/directory/records';
import type { AreaFacts } from './area-catalogue';

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
}

const EXACT = 0;
const BEGINNING = 1;
const WORD = 2;
const INSIDE = 3;
const LOOSE = 4;
/** Plus the number of letters that differ. */
const CLOSE = 4;

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
    const ranks = new Map<string, number>();
    if (!asked.joined) return { ranks, level };
    for (const spelling of this.spellings) {
      const rank = rankOf(asked, spelling);
      if (rank !== null && rank < (ranks.get(spelling.areaId) ?? Infinity)) ranks.set(spelling.areaId, rank);
    }
    return { ranks, level };
  }
}

function spelled(areaId: string, name: string): Spelling {
  const words = foldKey(name);
  const joined = words.replaceAll(' ', '');
  return { areaId, words, joined, loose: looseKey(joined) };
}

function rankOf(asked: Spelling, known: Spelling): number | null {
  if (known.joined === asked.joined) return EXACT;
  if (known.joined.startsWith(asked.joined)) return BEGINNING;
  if (known.words.includes(` ${asked.words}`)) return WORD;
  if (asked.joined.length >= 3 && known.joined.includes(asked.joined)) return INSIDE;
  if (asked.loose !== '' && known.loose.startsWith(asked.loose)) return LOOSE;
  const allowed = lettersAllowed(asked.loose);
  const distance = allowed ? editDistance(asked.loose, known.loose, allowed) : Infinity;
  return distance <= allowed ? CLOSE + distance : null;
}

/** A short name that differs in two letters is another name. */
function lettersAllowed(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 8 ? 1 : 2;
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
