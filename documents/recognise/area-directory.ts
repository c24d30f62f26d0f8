import { foldKey } from '../../lib/bangla/fold';
import { looseKey } from '../../lib/bangla/loose-key';
import { editDistance, similarity } from '../../lib/bangla/similarity';

export type AreaLevel = 'COUNTRY' | 'DIVISION' | 'DISTRICT' | 'UPAZILA' | 'UNION';

/** An area as the recogniser must know it. */
export interface KnownArea {
  /** The BBS code: 2 digits for a division, 4 for a district, 6 for an upazila. */
  readonly code: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly nameEn: string;
  readonly nameBn: string;
  readonly aliases: readonly string[];
  readonly portalHost: string | null;
}

/** An area named in a text. */
export interface NamedArea {
  readonly area: KnownArea;
  /** The words of the text. */
  readonly raw: string;
  /** False where the name is misspelt. */
  readonly exact: boolean;
}

/** Looks areas up by code, memo place, portal host and name, misspelt ones too. */
export class AreaDirectory {
  private readonly byCode = new Map<string, KnownArea>();
  private readonly byName = new Map<string, KnownArea[]>();
  private readonly byLooseName = new Map<string, KnownArea[]>();
  /** The loose names by first letter and length, so that few are compared letter by letter. */
  private readonly looseNames = new Map<string, string[]>();
  private readonly byHost = new Map<string, KnownArea>();
  private readonly byPlace = new Map<string, KnownArea>();

  constructor(readonly areas: readonly KnownArea[]) {
    for (const area of areas) {
      this.byCode.set(area.code, area);
      if (area.portalHost) this.byHost.set(area.portalHost.toLowerCase(), area);
      if (area.level === 'DISTRICT') this.byPlace.set(`${area.code.slice(2)}00`, area);
      if (area.level === 'UPAZILA') this.byPlace.set(area.code.slice(2), area);
      if (area.level === 'COUNTRY') continue;
      for (const name of [area.nameBn, area.nameEn, ...area.aliases]) {
        push(this.byName, foldKey(name), area);
        const key = looseKey(name);
        push(this.byLooseName, key, area);
        push(this.looseNames, `${key[0] ?? ''}${key.length}`, key);
      }
    }
  }

  byCodeOf(code: string | null): KnownArea | null {
    return code === null ? null : (this.byCode.get(code) ?? null);
  }

  /** The area with the place code of a memo number: "3800" is a district, "5944" an upazila. */
  byMemoPlace(place: string): KnownArea | null {
    return this.byPlace.get(place) ?? null;
  }

  /** The area with a portal address, or the only one whose address is nearly the same. */
  byPortalHost(host: string): NamedArea | null {
    const plain = host.toLowerCase().replace(/^www\./, '');
    const exact = this.byHost.get(plain);
    if (exact) return { area: exact, raw: host, exact: true };
    let best: { area: KnownArea; distance: number } | null = null;
    let tied = false;
    for (const [known, area] of this.byHost) {
      if (known.split('.').length !== plain.split('.').length) continue;
      const distance = editDistance(plain, known, 2);
      if (distance > 2 || (best !== null && distance > best.distance)) continue;
      tied = best !== null && distance === best.distance;
      best = { area, distance };
    }
    return best && !tied ? { area: best.area, raw: host, exact: false } : null;
  }

  /** The area and all above it, nearest first. */
  lineage(area: KnownArea): KnownArea[] {
    const above: KnownArea[] = [];
    for (let at: KnownArea | null = area; at; at = this.byCodeOf(at.parentCode)) above.push(at);
    return above;
  }

  isWithin(area: KnownArea, code: string): boolean {
    return this.lineage(area).some((above) => above.code === code);
  }

  below(code: string): KnownArea[] {
    return this.areas.filter((area) => area.code !== code && this.isWithin(area, code));
  }

  /**
   * The areas that a text names, each with all its namesakes, in the order of the text. Misspelt names
   * are found where `loose` allows it; short names never, since too many words are near them.
   */
  namedIn(text: string, loose: boolean): { raw: string; exact: boolean; areas: KnownArea[] }[] {
    const words = text.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => word !== '');
    const found: { raw: string; exact: boolean; areas: KnownArea[] }[] = [];
    for (let at = 0; at < words.length;) {
      const hit = this.longestNameAt(words, at, loose);
      if (hit) found.push(hit.named);
      at += hit ? hit.words : 1;
    }
    return found;
  }

  private longestNameAt(
    words: readonly string[],
    at: number,
    loose: boolean,
  ): { words: number; named: { raw: string; exact: boolean; areas: KnownArea[] } } | null {
    for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
      const raw = words.slice(at, at + length).join(' ');
      for (const form of forms(raw)) {
        const exact = this.byName.get(foldKey(form));
        if (exact) return { words: length, named: { raw, exact: true, areas: exact } };
      }
    }
    if (!loose) return null;
    for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
      const raw = words.slice(at, at + length).join(' ');
      for (const form of forms(raw)) {
        const near = this.nearName(looseKey(form));
        if (near) return { words: length, named: { raw, exact: false, areas: near } };
      }
    }
    return null;
  }

  private nearName(key: string): KnownArea[] | null {
    const same = this.byLooseName.get(key);
    if (same) return same;
    if (key.length < 5) return null;
    const near = new Set<KnownArea>();
    for (const length of [key.length - 1, key.length, key.length + 1])
      for (const name of this.looseNames.get(`${key[0] ?? ''}${length}`) ?? [])
        if (name.length >= 5 && editDistance(key, name, 1) <= 1)
          for (const area of this.byLooseName.get(name) ?? []) near.add(area);
    return near.size > 0 ? [...near] : null;
  }

  /** The areas whose names are most like a text, for a finding: "Nearest: …". */
  nearest(text: string, among: readonly KnownArea[], count = 3): KnownArea[] {
    const key = looseKey(text);
    return [...among]
      .map((area) => ({ area, near: similarity(key, looseKey(area.nameBn)) }))
      .sort((a, b) => b.near - a.near)
      .slice(0, count)
      .map(({ area }) => area);
  }
}

/** How an area is told to a reader of a finding. */
export function describeArea(area: KnownArea): string {
  return `${area.nameEn} (${area.code})`;
}

/** A name alone and without its case ending: "নাটোরের", "রাজশাহীর", "ঢাকায়". */
function forms(raw: string): string[] {
  return [
    raw,
    ...['ের', 'র', 'ে', 'য়', 'স্থ']
      .map((ending) => ending.normalize('NFC'))
      .filter((ending) => raw.endsWith(ending))
      .map((ending) => raw.slice(0, -ending.length)),
  ];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
