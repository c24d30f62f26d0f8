import { formatBanglaDay, toBanglaDay } from '../../lib/bangla/calendar';
import { toBanglaDigits } from '../../lib/bangla/digits';
import { formatMemoNumber, parseMemoNumber } from '../../lib/bangla/memo-number';
import type { Day } from '../../lib/time/day';
import type { Block } from './official-paper';
import { BLANK, dayInWords, pointMark } from './official-words';
import type { AreaAbove, AreaRecord, OfficeRecord } from './records/area-record';
import type { MemoRecord } from './records/memo-record';

/** Who writes, under which memo, and on which day where the memo does not say. */
export interface Issue {
  readonly area: AreaRecord;
  /** The memo of a paper on record; null for a new letter, whose number is left to the pen. */
  readonly memo: MemoRecord | null;
  readonly today: Day;
}

/** State, office, place and portal. */
export function letterhead({ area }: Issue): Block {
  const office = officeOf(area);
  const name = office?.nameBn.split(',')[0];
  const place = area.level === 'COUNTRY' ? null : placeOf(area);
  const lines = ['গণপ্রজাতন্ত্রী বাংলাদেশ সরকার', name, place, area.portalHost];
  return { kind: 'LETTERHEAD', lines: lines.filter((line) => typeof line === 'string') };
}

/**
 * The memo number in official segments and Bangla digits, and the day in both calendars. Of a paper on
 * record both days stay as it bears them, also where they are not the same day.
 */
export function memoBlock({ area, memo, today }: Issue): Block {
  const on = memo?.issuedOn ?? (memo?.banglaDate ? null : today);
  const bangla = memo?.banglaDate ?? (on === null ? null : formatBanglaDay(toBanglaDay(on)));
  const days = [
    ...(bangla === null ? [] : [`${toBanglaDigits(bangla)} বঙ্গাব্দ`]),
    ...(on === null ? [] : [`${dayInWords(on)} খ্রিস্টাব্দ`]),
  ];
  return { kind: 'MEMO', number: memo?.number ? memoNumber(memo.number) : blankNumber(area), days };
}

/** বিষয় of a letter. */
export function subject(text: string): Block {
  return { kind: 'FIELD', label: 'বিষয়', text: text.replace(/^বিষয় ?[:ঃ-]{1,2} ?/, '') };
}

/** সূত্র: the papers that a letter cites. */
export function references(memo: Pick<MemoRecord, 'references'> | null): Block[] {
  return (memo?.references ?? []).map(({ raw }) => ({
    kind: 'FIELD',
    label: 'সূত্র',
    text: raw.replace(/^(?:সূত্র|সুত্র) ?[:ঃ-]{1,2} ?/, ''),
  }));
}

/** How another paper is cited: its office, number and day; null where it has no number. */
export function citation(area: AreaRecord, memo: MemoRecord | null): string | null {
  if (!memo?.number) return null;
  const office = officeOf(area)?.nameBn ?? area.nameBn;
  const day = memo.issuedOn === null ? '' : `, তারিখ ${dayInWords(memo.issuedOn)}`;
  return `${office}-এর স্মারক নম্বর ${memoNumber(memo.number)}${day}।`;
}

/** Who signs: with "(স্বাক্ষরিত)" a paper on record, over a dotted line one that is yet to be signed. */
export function signature({ area, memo }: Issue): Block {
  const head = headOf(area);
  const post = memo?.signatoryPost ?? head?.post ?? null;
  const isSigned = memo?.signatoryPost !== null && memo?.signatoryPost !== undefined;
  const name = isSigned ? memo.signatoryName : (head?.name ?? null);
  return {
    kind: 'SIGNATURE',
    lines: [
      ...(isSigned ? [] : [BLANK]),
      ...(name === null ? (isSigned ? ['(স্বাক্ষরিত)'] : []) : [`(${name})`]),
      ...(post === null ? [] : [post]),
      placeOf(area),
    ],
  };
}

/** অনুলিপি: who gets a copy; of a new letter only the file. */
export function copies({ memo }: Issue): Block[] {
  const receivers = memo ? memo.copyTo : ['অফিস কপি।'];
  if (receivers.length === 0) return [];
  return [
    {
      kind: 'LIST',
      heading: 'অনুলিপি সদয় অবগতি ও কার্যার্থে প্রেরণ করা হলো:',
      items: receivers.map((text, index) => ({ mark: pointMark(index), text })),
    },
  ];
}

/** The head of an area's office, as the one to whom a letter goes. */
export function addressee(area: AreaAbove): Block {
  return { kind: 'ADDRESSEE', lines: [HEADS[area.level], area.level === 'COUNTRY' ? 'ঢাকা' : placeOf(area)] };
}

/** "জেলা প্রশাসক, পাবনা". */
export function headOfOffice(area: AreaAbove): string {
  return area.level === 'COUNTRY' ? HEADS.COUNTRY : `${HEADS[area.level]}, ${area.nameBn}`;
}

/** The area as it stands under an office or a signature: "কাউনিয়া, রংপুর", "রাজশাহী বিভাগ". */
export function placeOf(area: AreaAbove & { readonly parent?: AreaAbove | null }): string {
  if (area.level === 'DIVISION') return `${area.nameBn} বিভাগ`;
  if (area.level === 'UPAZILA' && area.parent) return `${area.nameBn}, ${area.parent.nameBn}`;
  return area.level === 'COUNTRY' ? 'ঢাকা' : area.nameBn;
}

/** A memo number in official segments and Bangla digits; as it is written where it has another form. */
export function memoNumber(written: string): string {
  const memo = parseMemoNumber(written);
  if (!memo || memo.form === 'OTHER') return toBanglaDigits(written);
  return toBanglaDigits(formatMemoNumber(memo)) + (memo.serial === null ? '.......' : '');
}

/** What is known of the numbers of an office; section, file and serial are left to the pen. */
function blankNumber(area: AreaRecord): string {
  const { memoMinistry, memoOffice, memoGeo } = officeOf(area) ?? {};
  const known = [memoMinistry ?? '......', memoOffice ?? '......', memoGeo ?? '......'];
  return `${toBanglaDigits(known.join('.'))}..............................`;
}

function officeOf(area: AreaRecord): OfficeRecord | null {
  return area.offices.find(({ validTo }) => validTo === null) ?? area.offices.at(-1) ?? null;
}

function headOf(area: AreaRecord): { post: string; name: string | null } | null {
  const head = officeOf(area)?.posts.find(({ isHead }) => isHead);
  if (!head) return null;
  const holder = head.tenures.find(({ toDay }) => toDay === null);
  return { post: head.nameBn, name: holder?.person?.name ?? null };
}

const HEADS = {
  COUNTRY: 'মন্ত্রিপরিষদ সচিব',
  DIVISION: 'বিভাগীয় কমিশনার',
  DISTRICT: 'জেলা প্রশাসক',
  UPAZILA: 'উপজেলা নির্বাহী অফিসার',
  UNION: 'চেয়ারম্যান, ইউনিয়ন পরিষদ',
} as const;
