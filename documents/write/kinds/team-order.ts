import type { Day } from '../../../lib/time/day';
import { copies, letterhead, memoBlock, references, signature, subject } from '../letter-parts';
import type { Block, OfficialPaper } from '../official-paper';
import { dayInWords, pointMark, ROLE_WORDS } from '../official-words';
import type { AreaRecord } from '../records/area-record';
import type { TeamRecord } from '../records/team-record';
import { toBanglaDigits } from '../../../lib/bangla/digits';

/** The order (অফিস আদেশ) that forms a team: its members with their parts, and its terms of reference. */
export function teamOrderPaper(team: TeamRecord, area: AreaRecord, today: Day): OfficialPaper {
  const issue = { area, memo: team.order, today };
  const about = team.order?.subject ?? TITLE;
  return {
    title: `${TITLE}: ${team.nameBn}`,
    isWide: false,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      { kind: 'HEADING', text: TITLE },
      ...(about.includes(TITLE) ? [] : [subject(about)]),
      ...references(team.order),
      { kind: 'PARAGRAPH', text: `${team.nameBn} নিম্নবর্ণিত সদস্যদের সমন্বয়ে গঠন করা হলো:` },
      members(team),
      ...terms(team),
      { kind: 'PARAGRAPH', text: inForce(team) },
      signature(issue),
      ...copies(issue),
    ],
  };
}

const TITLE = 'অফিস আদেশ';

function members({ members: all }: TeamRecord): Block {
  const isNamed = all.some(({ person }) => person !== null);
  const columns = [
    { heading: 'ক্রম', width: 1 },
    ...(isNamed ? [{ heading: 'নাম', width: 5 }] : []),
    { heading: 'পদবি', width: 8 },
    { heading: 'টিমে পদবি', width: 4 },
  ];
  const rows = all.map(({ person, post, role }, index) => [
    pointMark(index),
    ...(isNamed ? [person?.name ?? ''] : []),
    post,
    ROLE_WORDS[role],
  ]);
  return { kind: 'TABLE', table: { columns, rows } };
}

function terms({ termsOfReference }: TeamRecord): Block[] {
  if (termsOfReference.length === 0) return [];
  const items = termsOfReference.map((text, index) => ({ mark: `(${toBanglaDigits(index + 1)})`, text }));
  return [{ kind: 'LIST', heading: 'টিমের কার্যপরিধি:', items }];
}

function inForce({ formedOn, order }: TeamRecord): string {
  if (order?.issuedOn === formedOn) return 'এ আদেশ অবিলম্বে কার্যকর হবে।';
  return `এ আদেশ ${dayInWords(formedOn)} তারিখ হতে কার্যকর হবে।`;
}
