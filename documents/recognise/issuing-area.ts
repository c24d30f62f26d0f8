import type { MemoNumber } from '../../lib/bangla/memo-number';
import { looseKey } from '../../lib/bangla/loose-key';
import { type AreaDirectory, type AreaLevel, describeArea, type KnownArea } from './area-directory';
import type { Findings } from './paper-findings';
import { letterheadsOf, officeLevel } from './letterhead';
import type { PaperLine } from './paper-lines';
import type { AreaEvidence, Signature } from './paper-reading';
import { portalHostIn } from './portal-host';
import { holdsLike, phrase } from './words';

export interface IssuingEvidence {
  readonly lines: readonly PaperLine[];
  readonly memos: readonly { memo: MemoNumber; line: number }[];
  /** The title, where it names the issuer's own team or meeting. */
  readonly title: PaperLine | null;
  readonly chair: PaperLine | null;
  readonly signatures: readonly (Signature & { readonly raw: string })[];
}

interface Clue {
  readonly source: AreaEvidence['source'];
  readonly raw: string;
  readonly line: number;
  readonly weight: number;
  readonly exact: boolean;
  /** Every area that the clue can mean: a name may belong to several. */
  readonly areas: readonly KnownArea[];
}

/**
 * The area that issued a paper, from its memo number, letterhead, portal address, title, chair and
 * signature together. What disagrees is a finding; where nothing tells or two areas are equally likely
 * the area is null, with an ERROR finding.
 */
export function issuingArea(
  evidence: IssuingEvidence,
  directory: AreaDirectory,
  findings: Findings,
): { area: KnownArea | null; evidence: AreaEvidence[] } {
  const { level, weight } = levelOf(evidence);
  const clues = [
    ...memoClues(evidence, directory, findings),
    ...letterheadClues(evidence.lines, directory),
    ...portalClues(evidence.lines, directory),
    ...nameClues('TITLE', evidence.title, 1.5, directory),
    ...nameClues('CHAIR', evidence.chair, 1, directory),
    ...evidence.signatures.flatMap(({ raw, line }) =>
      nameClues('SIGNATURE', { line, text: raw, afterGap: false, cells: 0 }, 1.5, directory),
    ),
  ];
  const [best, second] = ranking(clues, level, directory);
  const [firstLine] = evidence.lines;
  if (!best || (second && best.score - second.score < 0.4)) {
    const reason =
      best && second
        ? `${describeArea(best.area)} and ${describeArea(second.area)} are equally likely`
        : 'no known area is named';
    findings.add('AREA_UNDETERMINED', {
      line: firstLine?.line ?? 1,
      raw: firstLine?.text ?? '',
      field: 'area',
      values: { reason },
    });
    return { area: null, evidence: [] };
  }
  if (weight < SURE_LEVEL) tellNamesake(best.area, clues, findings);
  tellDoubts(best.area, clues, directory, findings);
  return { area: best.area, evidence: supporting(best.area, clues, directory) };
}

/** The level of the issuing office: its name says it best, then the memo number, the title, the signature. */
function levelOf({ lines, memos, title, chair, signatures }: IssuingEvidence): {
  level: AreaLevel | null;
  weight: number;
} {
  const votes = new Map<AreaLevel, number>();
  const vote = (level: AreaLevel | null, weight: number): void => {
    if (level) votes.set(level, (votes.get(level) ?? 0) + weight);
  };
  for (const head of letterheadsOf(lines)) vote(head.level, 3);
  for (const { memo } of memos)
    if (memo.geo && memo.geo !== '0000') vote(memo.geo.endsWith('00') ? 'DISTRICT' : 'UPAZILA', 1.5);
  vote(bodyLevel(title?.text ?? ''), 2);
  vote(postLevel(chair?.text ?? ''), 1);
  for (const signature of signatures) vote(postLevel(signature.raw), 1);
  const [[level, weight] = [null, 0]] = [...votes].sort((a, b) => b[1] - a[1]);
  return { level, weight };
}

/** The weight of a title that says "district", which is the least that parts a district from its division. */
const SURE_LEVEL = 2;

/** "ময়মনসিংহ" is a division and a district: told where little says which of the two is meant. */
function tellNamesake(area: KnownArea, clues: readonly Clue[], findings: Findings): void {
  for (const { areas, line, raw } of clues) {
    const other = areas.find((one) => one.level !== area.level);
    if (!other || !areas.includes(area)) continue;
    findings.add('AREA_LEVEL_DOUBTFUL', {
      line,
      raw,
      field: 'area',
      values: { area: describeArea(area), other: describeArea(other) },
    });
    return;
  }
}

/** "জেলা ইনোভেশন টিম" is a district's, wherever its name stands. */
export function bodyLevel(text: string): AreaLevel | null {
  const key = looseKey(text);
  if (BODIES.DIVISION.some((body) => holdsLike(key, body))) return 'DIVISION';
  if (BODIES.UPAZILA.some((body) => holdsLike(key, body))) return 'UPAZILA';
  return BODIES.DISTRICT.some((body) => holdsLike(key, body)) ? 'DISTRICT' : null;
}

function postLevel(text: string): AreaLevel | null {
  const key = looseKey(text);
  if (holdsLike(key, POSTS.UPAZILA)) return 'UPAZILA';
  if (POSTS.DIVISION.some((post) => holdsLike(key, post))) return 'DIVISION';
  return POSTS.DISTRICT.some((post) => holdsLike(key, post)) ? 'DISTRICT' : officeLevel(text);
}

function memoClues({ memos }: IssuingEvidence, directory: AreaDirectory, findings: Findings): Clue[] {
  return memos.flatMap(({ memo, line }): Clue[] => {
    if (!memo.geo || memo.geo === '0000') return [];
    const area = directory.byMemoPlace(memo.geo);
    if (area) return [{ source: 'MEMO', raw: memo.raw, line, weight: 3, exact: true, areas: [area] }];
    findings.add('MEMO_PLACE_UNKNOWN', {
      line,
      raw: memo.raw,
      field: 'memoNumber',
      values: { geo: memo.geo },
    });
    const district = directory.byMemoPlace(`${memo.geo.slice(0, 2)}00`);
    return district
      ? [{ source: 'MEMO', raw: memo.raw, line, weight: 0.5, exact: false, areas: [district] }]
      : [];
  });
}

function letterheadClues(lines: readonly PaperLine[], directory: AreaDirectory): Clue[] {
  return letterheadsOf(lines).flatMap((head) => {
    const named = head.lines
      .filter((line) => portalHostIn(line.text) === null)
      .flatMap((line) => directory.namedIn(line.text, true).map((name) => ({ ...name, line: line.line })))
      .filter(({ raw }) => !/^বাংলাদেশ/.test(raw));
    return named.map(({ raw, exact, areas, line }): Clue => ({
      source: 'LETTERHEAD',
      raw,
      line,
      exact,
      weight: exact ? 3 : 2.2,
      areas: head.level ? preferLevel(areas, head.level) : areas,
    }));
  });
}

function portalClues(lines: readonly PaperLine[], directory: AreaDirectory): Clue[] {
  const hosts = letterheadsOf(lines)
    .flatMap((head) => head.lines)
    .flatMap(({ text, line }) => {
      const host = portalHostIn(text);
      const found = host && !text.includes('@') ? directory.byPortalHost(host) : null;
      return found ? [{ found, line }] : [];
    });
  return hosts.map(({ found, line }) => ({
    source: 'PORTAL',
    raw: found.raw,
    line,
    exact: found.exact,
    weight: found.exact ? 2 : 1.5,
    areas: [found.area],
  }));
}

function nameClues(
  source: Clue['source'],
  line: PaperLine | null,
  weight: number,
  directory: AreaDirectory,
): Clue[] {
  if (!line) return [];
  return directory.namedIn(line.text, true).map(({ raw, exact, areas }) => ({
    source,
    raw,
    line: line.line,
    exact,
    weight: exact ? weight : weight * 0.6,
    areas,
  }));
}

/** Namesakes on the right level, or all where none is: "রাজশাহী" is a division and a district. */
function preferLevel(areas: readonly KnownArea[], level: AreaLevel): readonly KnownArea[] {
  const right = areas.filter((area) => area.level === level);
  return right.length > 0 ? right : areas;
}

function ranking(
  clues: readonly Clue[],
  level: AreaLevel | null,
  directory: AreaDirectory,
): { area: KnownArea; score: number }[] {
  const candidates = new Set(clues.flatMap((clue) => clue.areas));
  const ofLevel = [...candidates].filter((area) => level === null || area.level === level);
  return ofLevel
    .map((area) => {
      const [, parent, ...higher] = directory.lineage(area);
      // Each source counts once, by its best clue; a clue for an area above says a little for this one, and
      // more for a child than for a grandchild: "পীরগঞ্জ, রংপুর" is the one in that district.
      const own = new Map<string, number>();
      const above = new Map<string, number>();
      for (const { source, areas, weight } of clues) {
        if (areas.includes(area)) own.set(source, Math.max(own.get(source) ?? 0, weight));
        else if (parent && areas.includes(parent))
          above.set(source, Math.max(above.get(source) ?? 0, weight * 0.3));
        else if (higher.some((other) => areas.includes(other)))
          above.set(source, Math.max(above.get(source) ?? 0, weight * 0.1));
      }
      const score = [...own.values(), ...above.values()].reduce((sum, weight) => sum + weight, 0);
      const direct = clues.some((clue) => clue.areas.includes(area));
      return { area, score: direct ? score + (level === null ? LEVEL_BIAS[area.level] : 0) : 0 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function tellDoubts(
  area: KnownArea,
  clues: readonly Clue[],
  directory: AreaDirectory,
  findings: Findings,
): void {
  const agreeing = clues.filter((clue) => clue.areas.includes(area));
  const sources = new Set(agreeing.map((clue) => clue.source));
  for (const clue of clues) {
    const place = { line: clue.line, raw: clue.raw, field: 'area' };
    const source = SOURCE_NAMES[clue.source];
    if (clue.areas.includes(area)) {
      if (!clue.exact)
        findings.add('AREA_NAME_MISSPELT', { ...place, values: { source, area: describeArea(area) } });
      continue;
    }
    const related = clue.areas.some(
      (other) =>
        directory.isWithin(area, other.code) ||
        (clue.source !== 'MEMO' && directory.isWithin(other, area.code)),
    );
    // A misspelt word elsewhere is as likely no name at all.
    if (related || (!clue.exact && clue.source !== 'LETTERHEAD' && clue.source !== 'PORTAL')) continue;
    const [other] = clue.areas;
    if (other)
      findings.add('AREA_EVIDENCE_DISAGREES', {
        ...place,
        values: { source, area: describeArea(area), other: describeArea(other) },
      });
  }
  const [only] = agreeing;
  if (sources.size === 1 && only)
    findings.add('AREA_FROM_ONE_SOURCE', {
      line: only.line,
      raw: only.raw,
      field: 'area',
      values: { source: SOURCE_NAMES[only.source], area: describeArea(area) },
    });
}

function supporting(area: KnownArea, clues: readonly Clue[], directory: AreaDirectory): AreaEvidence[] {
  return clues.map((clue) => {
    const meant = directory.lineage(area).find((above) => clue.areas.includes(above)) ?? clue.areas[0];
    return {
      source: clue.source,
      raw: clue.raw,
      line: clue.line,
      area: meant?.code ?? area.code,
      exact: clue.exact,
    };
  });
}

/** Without any sign of the level, a name is most often a district's. */
const LEVEL_BIAS: Record<AreaLevel, number> = {
  COUNTRY: 0,
  DIVISION: 0.5,
  DISTRICT: 1,
  UPAZILA: 0,
  UNION: 0,
};

const SOURCE_NAMES: Record<AreaEvidence['source'], string> = {
  MEMO: 'memo number',
  LETTERHEAD: 'letterhead',
  PORTAL: 'portal address',
  TITLE: 'title',
  CHAIR: 'chair',
  SIGNATURE: 'signature',
};

const bodies = (word: string): ReturnType<typeof phrase>[] =>
  ['ইনোভেশন', 'উদ্ভাবন', 'ই-গভর্ন্যান্স', 'আইসিটি', 'উন্নয়ন', 'সমন্বয়', 'মাসিক'].map((next) =>
    phrase(`${word} ${next}`),
  );
const BODIES = { DIVISION: bodies('বিভাগীয়'), DISTRICT: bodies('জেলা'), UPAZILA: bodies('উপজেলা') };
const POSTS = {
  UPAZILA: phrase('উপজেলা নির্বাহী'),
  DIVISION: ['বিভাগীয় কমিশনার', 'অতিরিক্ত বিভাগীয় কমিশনার'].map(phrase),
  DISTRICT: ['জেলা প্রশাসক', 'অতিরিক্ত জেলা প্রশাসক'].map(phrase),
};
