import type { Day } from '../../../lib/time/day';
import { genitive, heldWhen, meetingName } from '../body-names';
import { copies, letterhead, memoBlock, references, signature, subject } from '../letter-parts';
import type { Block, Column, OfficialPaper } from '../official-paper';
import { dayInWords, hourInWords, monthInWords } from '../official-words';
import type { AreaRecord } from '../records/area-record';
import { decisionNumbers } from '../decision-numbers';
import { limitWords } from '../limit-words';
import type { MeetingRecord } from '../records/meeting-record';

/** The minutes (কার্যবিবরণী) of a meeting: its head, its decisions in a table, and the memo that sends them. */
export function minutesPaper(meeting: MeetingRecord, area: AreaRecord, today: Day): OfficialPaper {
  const issue = { area, memo: meeting.memo, today };
  const title =
    meeting.title ??
    `${genitive(meetingName(area.level, meeting))} কার্যবিবরণী (${monthInWords(meeting.month)})`;
  const about = meeting.memo?.subject ?? null;
  return {
    title,
    isWide: false,
    blocks: [
      letterhead(issue),
      isSubject(title) ? subject(title) : { kind: 'HEADING', text: title },
      ...(about !== null && !title.includes(about) ? [subject(about)] : []),
      ...references(meeting.memo),
      ...head(meeting),
      ...confirmation(meeting),
      ...carriedOver(meeting),
      ...decisions(meeting),
      { kind: 'PARAGRAPH', text: 'আলোচনা শেষে সভার সমাপ্তি ঘোষণা করা হয়।' },
      signature(issue),
      memoBlock(issue),
      ...copies(issue),
    ],
  };
}

function isSubject(title: string): boolean {
  return /^বিষয় ?[:ঃ-]/.test(title);
}

function head(meeting: MeetingRecord): Block[] {
  const fields: [string, string | null][] = [
    ['সভাপতি', meeting.chair],
    ['সভার তারিখ', meeting.heldOn === null ? null : dayInWords(meeting.heldOn)],
    ['সময়', meeting.startsAt === null ? null : hourInWords(meeting.startsAt)],
    ['সভার স্থান', meeting.place],
    ['উপস্থিতি', meeting.attendance],
  ];
  return fields.flatMap(([label, text]): Block[] => (text === null ? [] : [{ kind: 'FIELD', label, text }]));
}

function confirmation({ confirmation: what }: MeetingRecord): Block[] {
  if (what === 'NOT_STATED') return [];
  const how = what === 'CORRECTED' ? 'সংশোধনসহ ' : '';
  return [{ kind: 'PARAGRAPH', text: `বিগত সভার কার্যবিবরণী ${how}দৃঢ়ীকরণ করা হয়।` }];
}

function carriedOver(meeting: MeetingRecord): Block[] {
  if (meeting.carriedOver.length === 0) return [];
  return [
    { kind: 'PARAGRAPH', text: 'বিগত সভার যে সকল সিদ্ধান্ত পুনরায় আলোচিত হয়:' },
    {
      kind: 'TABLE',
      table: {
        columns: [
          { heading: 'ক্রম', width: 1 },
          { heading: 'পূর্ববর্তী সভার সিদ্ধান্ত', width: 6 },
          { heading: 'অগ্রগতি', width: 5 },
        ],
        rows: meeting.carriedOver.map(({ number, note, decision }) => [
          number ?? decision?.number ?? '',
          decision?.text ?? '',
          note ?? '',
        ]),
      },
    },
  ];
}

function decisions(meeting: MeetingRecord): Block[] {
  const numbers = decisionNumbers(meeting);
  const seen = new Set<string>();
  const decided = meeting.decisions.map((decision) => {
    const item = meeting.agendaItems.find(({ id }) => id === decision.agendaItem?.id);
    // A topic with several decisions repeats itself; its discussion is told once.
    const discussion = item && !seen.has(item.id) ? item.discussion : null;
    if (item) seen.add(item.id);
    return {
      number: numbers.get(decision.id) ?? '',
      topic: item?.topic ?? '',
      discussion: discussion ?? '',
      decision: decision.text,
      limit: limitWords(decision, meeting.heldOn),
      implementer: decision.implementer ?? '',
    };
  });
  const undecided = meeting.agendaItems
    .filter(({ id }) => !seen.has(id))
    .map(({ number, topic, discussion }) => ({
      ...NOTHING_DECIDED,
      number: number ?? '',
      topic: topic ?? '',
      discussion: discussion ?? '',
    }));
  const rows: Row[] = [...decided, ...undecided];
  if (rows.length === 0) return [];
  const columns = COLUMNS.filter(({ holds }) => holds !== 'limit' || rows.some(({ limit }) => limit !== ''));
  return [
    { kind: 'PARAGRAPH', text: `${heldWhen(meeting)} সভায় আলোচনা শেষে নিম্নরূপ সিদ্ধান্ত গৃহীত হয়:` },
    { kind: 'TABLE', table: { columns, rows: rows.map((row) => columns.map(({ holds }) => row[holds])) } },
  ];
}

type Row = Readonly<Record<'number' | 'topic' | 'discussion' | 'decision' | 'limit' | 'implementer', string>>;

const NOTHING_DECIDED = { decision: '', limit: '', implementer: '' } as const;

const COLUMNS: readonly (Column & { readonly holds: keyof Row })[] = [
  { holds: 'number', heading: 'ক্রম', width: 2 },
  { holds: 'topic', heading: 'আলোচ্য বিষয়', width: 5 },
  { holds: 'discussion', heading: 'আলোচনা', width: 8 },
  { holds: 'decision', heading: 'সিদ্ধান্ত', width: 9 },
  { holds: 'limit', heading: 'সময়সীমা', width: 4 },
  { holds: 'implementer', heading: 'বাস্তবায়নকারী', width: 6 },
];
