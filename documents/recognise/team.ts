import { looseKey } from '../../lib/bangla/loose-key';
import { parseDate } from '../../lib/bangla/dates';
import { trimEnd } from '../../lib/bangla/trim-end';
import type { PlainDocument } from '../read/plain-document';
import type { Findings } from './paper-findings';
import { type CustomaryColumns, headlessTable } from './headless-tables';
import { leadingNumber, numberValue } from './item-number';
import type { PaperLine } from './paper-lines';
import type { MemberReading, MemberRole } from './paper-reading';
import { isPost, withoutContacts } from './signatures';
import { itemsOf } from './table-items';
import type { LaidOutTable } from './table-layout';
import { beginsLike, holdsLike, isLike, phrase } from './words';

/** The members that an order names, from its table or from a numbered list with the role at the end. */
export function membersOf(
  document: PlainDocument,
  lines: readonly PaperLine[],
  tables: readonly LaidOutTable[],
  findings: Findings,
): MemberReading[] {
  const named = tables
    .map(withRoleColumn)
    .filter(({ roles }) => roles.includes('POST') || roles.includes('PERSON'));
  const headless = named.length > 0 ? null : headlessTable(document, CUSTOMARY, findings);
  const rows = [...named, ...(headless ? [headless] : [])].flatMap((table) => {
    const main = table.roles.includes('POST') ? 'POST' : 'PERSON';
    return itemsOf(table, main, findings).map(({ number, line, cells }) => ({
      number,
      line,
      post: cells.get('POST') ?? cells.get('PERSON') ?? '',
      person: main === 'POST' ? (cells.get('PERSON') ?? null) : null,
      roleRaw: cells.get('ROLE') ?? null,
    }));
  });
  const members = (rows.length > 0 ? rows : listedMembers(lines)).map((row) => memberOf(row, findings));
  if (members.length === 0)
    findings.add('NO_ITEMS', { line: 1, raw: '', field: 'members', values: { what: 'members' } });
  const seen = new Set<string>();
  for (const member of members) {
    const key = looseKey(`${member.person ?? ''} ${member.post}`);
    if (seen.has(key))
      findings.add('MEMBER_REPEATED', { line: member.line, raw: member.post, field: 'members' });
    seen.add(key);
  }
  return members;
}

/** The tasks of a team: the numbered paragraphs under "কার্যপরিধি", across breaks of pages. */
export function termsOfReference(lines: readonly PaperLine[]): string[] {
  const start = lines.findIndex(
    (line) =>
      line.text.length <= 90 &&
      TERMS.some((words) => holdsLike(looseKey(line.text), words)) &&
      !/[।]$/.test(line.text.trim()),
  );
  if (start === -1) return [];
  const terms: string[] = [];
  let before = 0;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const numbered = leadingNumber(line.text) ?? (line.cells > 1 ? looseNumber(line.text) : null);
    if (numbered?.rest) {
      // A list whose numbers begin again is another one: conditions, or receivers of copies.
      const value = numberValue(numbered.number);
      if (terms.length > 0 && value > 0 && value <= before) break;
      before = value;
      terms.push(numbered.rest);
      continue;
    }
    if (isClosing(line.text)) break;
    const last = terms.at(-1);
    if (last === undefined) continue;
    if (/[;।]$|(?:এবং|ও)$/.test(last.trim()) && !goesOn(lines, at, terms.length)) break;
    if (/[।]$/.test(last.trim())) continue;
    terms[terms.length - 1] = `${last} ${line.text}`;
  }
  return terms;
}

/** Whether the next number of the list comes within the next lines, behind page furniture. */
function goesOn(lines: readonly PaperLine[], at: number, count: number): boolean {
  return lines
    .slice(at + 1, at + 4)
    .some((line) => numberValue(leadingNumber(line.text)?.number ?? '') === count + 1);
}

function looseNumber(text: string): { number: string; rest: string } | null {
  const match = /^([০-৯0-9]{1,2}) +(\S.*)$/.exec(text);
  return match?.[1] && match[2] ? { number: match[1], rest: match[2] } : null;
}

function isClosing(text: string): boolean {
  const key = looseKey(text);
  return parseDate(text) !== null || isPost(text) || CLOSINGS.some((words) => beginsLike(key, words));
}

/** Two columns of posts: the second is the post in the team. "পদবি" beside "পদ" is the member's own. */
function withRoleColumn(table: LaidOutTable): LaidOutTable {
  const posts = table.roles.flatMap((role, column) => (role === 'POST' ? [column] : []));
  const last = posts.at(-1);
  if (table.roles.includes('ROLE') && posts.length > 0) return table;
  if (table.roles.includes('ROLE')) {
    // "নাম | পদ | …": with no other column of posts, it is the member's own unless roles stand in it.
    return table;
  }
  const column = posts.length > 1 ? last : table.roles.findIndex((_, at) => holdsRoles(table, at));
  if (column === undefined || column === -1) return table;
  return { ...table, roles: table.roles.map((role, at) => (at === column ? 'ROLE' : role)) };
}

function holdsRoles(table: LaidOutTable, column: number): boolean {
  const cells = table.rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  return cells.length > 1 && cells.filter((text) => roleOf(text) !== null).length * 2 > cells.length;
}

function listedMembers(
  lines: readonly PaperLine[],
): { number: string; line: number; post: string; person: null; roleRaw: string }[] {
  const start = lines.findIndex((line) => FORMED.some((words) => holdsLike(looseKey(line.text), words)));
  const members: { number: string; line: number; post: string; person: null; roleRaw: string }[] = [];
  for (const line of lines.slice(start + 1)) {
    if (TERMS.some((words) => holdsLike(looseKey(line.text), words)) && line.text.length < 90) break;
    const numbered =
      leadingNumber(line.text) ?? (/[-–:ঃ…]/.test(line.text) ? unnumbered(line, members) : null);
    if (!numbered?.rest) continue;
    const text = trimEnd(numbered.rest, '।.,; ').replace(/([^ ])([-–:ঃ]) /, '$1 $2 ');
    const words = text.split(' ');
    for (let size = Math.min(3, words.length - 1); size > 0; size -= 1) {
      const roleRaw = words
        .slice(-size)
        .join(' ')
        .replace(/^[\s:ঃ.…–-]+/, '');
      if (roleOf(roleRaw) === null) continue;
      members.push({
        number: numbered.number,
        line: line.line,
        post: trimEnd(words.slice(0, -size).join(' '), ' :ঃ–.…,-'),
        person: null,
        roleRaw,
      });
      break;
    }
  }
  return members;
}

/** A member of a list without numbers: "… – সদস্য"; its place in the list is its number. */
function unnumbered(
  line: PaperLine,
  members: readonly { number: string }[],
): { number: string; rest: string } | null {
  return line.text.length <= 120 ? { number: String(members.length + 1), rest: line.text } : null;
}

function memberOf(
  row: { number: string; line: number; post: string; person: string | null; roleRaw: string | null },
  findings: Findings,
): MemberReading {
  const role = row.roleRaw === null ? null : roleOf(row.roleRaw);
  if (role === null && row.roleRaw !== null && row.roleRaw !== '')
    findings.add('ROLE_NOT_UNDERSTOOD', { line: row.line, raw: row.roleRaw, field: 'members' });
  return { ...row, post: withoutContacts(row.post), role: role ?? 'MEMBER' };
}

/** The role that words name, the longest first: "সদস্য-সচিব" is no plain member. */
function roleOf(text: string): MemberRole | null {
  const key = looseKey(text);
  if (key.length > 60) return null;
  const exact = ROLES.find(({ names }) => names.some((name) => isLike(key, name)));
  return exact?.role ?? ROLES.find(({ names }) => names.some((name) => beginsLike(key, name)))?.role ?? null;
}

const ROLES: { role: MemberRole; names: ReturnType<typeof phrase>[] }[] = (
  [
    [
      'CHIEF_INNOVATION_OFFICER',
      'চিফ ইনোভেশন অফিসার|চীফ ইনোভেশন অফিসার|প্রধান ইনোভেশন অফিসার|প্রধান উদ্ভাবন কর্মকর্তা',
    ],
    ['MEMBER_SECRETARY', 'সদস্য সচিব|সদস্য-সচিব|সচিব'],
    ['INNOVATION_OFFICER', 'ইনোভেশন অফিসার|উদ্ভাবন কর্মকর্তা|টিম লিডার'],
    ['CHAIR', 'সভাপতি|আহ্বায়ক|আহবায়ক|চেয়ারম্যান|চেয়ারপারসন|টিম প্রধান'],
    ['MEMBER', 'সদস্য|সদস্যা'],
  ] as [MemberRole, string][]
).map(([role, names]) => ({ role, names: names.split('|').map(phrase) }));

const TERMS = ['কার্যপরিধি', 'টিমের কার্যপরিধি', 'কার্যাবলি নিম্নরূপ', 'কর্মপরিধি', 'কার্যাবলী হবে'].map(phrase);
const FORMED = ['গঠন করা', 'পুনর্গঠন করা', 'সমন্বয়ে'].map(phrase);
const CLOSINGS = [
  'অনুলিপি',
  'স্মারক',
  'নম্বর',
  'স্বাক্ষরিত',
  'জনস্বার্থে',
  'যথাযথ কর্তৃপক্ষের',
  'এ আদেশ',
  'উক্ত টিম',
  'ইহা মহোদয়ের',
  'এই আদেশ',
].map(phrase);
const CUSTOMARY: CustomaryColumns = {
  3: ['NUMBER', 'POST', 'ROLE'],
  4: ['NUMBER', 'PERSON', 'POST', 'ROLE'],
};
