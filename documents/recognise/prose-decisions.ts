import { looseKey } from '../../lib/bangla/loose-key';
import { toLatinDigits } from '../../lib/bangla/digits';
import { leadingNumber, numberValue } from './item-number';
import type { PaperLine } from './paper-lines';
import { beginsLike, holds, holdsLike, phrase } from './words';
import { isPost } from './signatures';

/** A decision written out in paragraphs instead of a table. */
export interface ProseDecision {
  readonly number: string | null;
  readonly topic: string | null;
  readonly discussion: string | null;
  readonly decision: string;
  readonly implementer: string | null;
  readonly progress: string | null;
  readonly line: number;
}

type Label = 'TOPIC' | 'DISCUSSION' | 'DECISION' | 'IMPLEMENTER' | 'PROGRESS';

interface Part {
  readonly label: Label | 'NUMBER' | 'TEXT';
  readonly number: string | null;
  readonly text: string;
  readonly line: number;
  /** Whether "সিদ্ধান্তসমূহ" announces several. */
  readonly several: boolean;
}

/**
 * The decisions of minutes in prose: "১ নং আলোচ্য বিষয়: … সিদ্ধান্ত: … বাস্তবায়ন: …", item by item, or one
 * "সিদ্ধান্তসমূহ" with a numbered list, whose topics are the agenda list above in the same order.
 */
export function proseDecisions(lines: readonly PaperLine[]): ProseDecision[] {
  const running = lines.filter((line) => line.cells <= 3);
  const found = decisionsIn(
    running,
    running.map((line) => partOf(line, false)),
  );
  // Where no label has a colon, the labels are taken without.
  return found.length > 0
    ? found
    : decisionsIn(
        running,
        running.map((line) => partOf(line, true)),
      );
}

function decisionsIn(lines: readonly PaperLine[], parts: readonly Part[]): ProseDecision[] {
  const end = parts.findIndex((part, index) => index > 3 && isEnd(lines[index]?.text ?? '', part));
  const body = end === -1 ? parts : parts.slice(0, end);
  const several = body.findIndex((part) => part.several);
  const single = body.filter((part) => part.label === 'DECISION' && !part.several).length;
  if (several !== -1 && single <= 1) {
    const listed = listedDecisions(body, several);
    if (listed.length > 0) return listed;
  }
  return labelledDecisions(body);
}

/** One decision after each label, with the topic, discussion and implementer around it. */
function labelledDecisions(parts: readonly Part[]): ProseDecision[] {
  const decisions: (ProseDecision & { open: boolean })[] = [];
  let topic = null as Part | null;
  let discussion: string[] = [];
  let target: 'TOPIC' | 'DISCUSSION' | 'DECISION' | 'IMPLEMENTER' | 'PROGRESS' | null = null;
  const last = (): ProseDecision | undefined => decisions.at(-1);
  const change = (values: Partial<ProseDecision>): void => {
    const current = decisions.pop();
    if (current) decisions.push({ ...current, ...values });
  };
  for (const part of parts) {
    const label = part.label === 'NUMBER' && target !== 'DECISION' ? 'TOPIC' : part.label;
    const beginsTopic = part.label === 'NUMBER' && target === 'IMPLEMENTER';
    if (label === 'TOPIC' || beginsTopic) {
      const { title, rest } =
        part.label === 'NUMBER' ? splitTitle(part.text) : { title: part.text, rest: '' };
      topic = { ...part, text: title };
      discussion = rest === '' ? [] : [rest];
      target = 'TOPIC';
    } else if (label === 'DISCUSSION') {
      if (part.text !== '') discussion.push(part.text);
      target = 'DISCUSSION';
    } else if (label === 'DECISION' && !part.several) {
      const number = part.number ?? topic?.number ?? null;
      const title = topic?.text.replace(/[:ঃ।\s-]+$/, '') ?? null;
      decisions.push({
        number,
        topic: title === '' ? null : title,
        discussion: discussion.join(' ') || null,
        decision: part.text,
        implementer: null,
        progress: null,
        line: part.line,
        open: true,
      });
      discussion = [];
      topic = null;
      target = 'DECISION';
    } else if (label === 'IMPLEMENTER' && last()) {
      change({ implementer: part.text });
      target = 'IMPLEMENTER';
    } else if (label === 'PROGRESS' && last()) {
      change({ progress: part.text });
      target = 'PROGRESS';
    } else if (target === 'DECISION') {
      change({
        decision: [last()?.decision, part.number ? `${part.number}) ${part.text}` : part.text]
          .filter(Boolean)
          .join(' '),
      });
    } else if (target === 'IMPLEMENTER' && last()?.implementer === '') {
      change({ implementer: part.text });
    } else if (target === 'PROGRESS') {
      change({ progress: [last()?.progress, part.text].filter(Boolean).join(' ') });
    } else if (target === 'TOPIC' && topic?.text === '') {
      topic = { ...topic, text: part.text };
    } else if (target === 'TOPIC' || target === 'DISCUSSION') {
      discussion.push(part.text);
    }
  }
  return decisions
    .map((decision) => withImplementerInBrackets(decision))
    .filter(({ decision }) => decision !== '');
}

/** "ওয়েব পোর্টাল: সভায় জানানো হয় যে …" is a topic and the discussion of it. */
function splitTitle(text: string): { title: string; rest: string } {
  const at = text.slice(0, 80).search(/[:ঃ] /);
  return at === -1
    ? { title: text, rest: '' }
    : { title: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
}

/** A numbered list under "the following decisions were taken". */
function listedDecisions(parts: readonly Part[], at: number): ProseDecision[] {
  const agenda = agendaBefore(parts.slice(0, at));
  const listed: ProseDecision[] = [];
  for (const part of parts.slice(at + 1)) {
    const current = listed.at(-1);
    if (
      part.label === 'NUMBER' &&
      part.number !== null &&
      part.text !== '' &&
      (numberValue(part.number) > 0 ||
        listed.length === 0 ||
        !/^[0-9]/.test(toLatinDigits(listed[0]?.number ?? '')))
    ) {
      listed.push({
        number: part.number,
        topic: null,
        discussion: null,
        decision: part.text,
        implementer: null,
        progress: null,
        line: part.line,
      });
    } else if (part.label === 'IMPLEMENTER' && current) {
      listed[listed.length - 1] = { ...current, implementer: part.text };
    } else if (part.label === 'PROGRESS' && current) {
      listed[listed.length - 1] = { ...current, progress: part.text };
    } else if (current && (part.label === 'TEXT' || part.label === 'NUMBER')) {
      if (CLOSING.some((words) => holdsLike(looseKey(part.text), words))) break;
      listed[listed.length - 1] = { ...current, decision: `${current.decision} ${part.text}` };
    }
  }
  return listed
    .map((decision, index) => ({
      ...decision,
      topic: agenda.length === listed.length ? (agenda[index] ?? null) : null,
    }))
    .map(withImplementerInBrackets);
}

function agendaBefore(parts: readonly Part[]): string[] {
  const start = parts.findIndex((part) => part.label === 'TOPIC' && part.text === '');
  if (start === -1) return [];
  return parts
    .slice(start + 1)
    .filter((part) => part.label === 'NUMBER')
    .map((part) => part.text.replace(/[।;]+$/, ''));
}

/** "… করতে হবে। (বাস্তবায়নে: …)" */
function withImplementerInBrackets<Decision extends ProseDecision>(decision: Decision): Decision {
  if (decision.implementer !== null)
    return { ...decision, implementer: decision.implementer.replace(/।+$/, '').trim() || null };
  const match =
    /[([] ?(?:বাস্তবায়নে|বাস্তবায়নকারী|বাস্তবায়ন|দায়িত্বে|দায়িত্ব)[^:ঃ()[\]-]{0,20}[:ঃ-]{1,2} ?([^()[\]]{2,200}(?:\([^()]{1,30}\)[^()[\]]{0,200})?)[)\]] ?।?$/.exec(
      decision.decision.trim(),
    );
  if (!match?.[1]) return decision;
  return {
    ...decision,
    implementer: match[1].trim(),
    decision: decision.decision.trim().slice(0, match.index).trim(),
  };
}

function partOf(line: PaperLine, bare: boolean): Part {
  const numbered = leadingNumber(line.text);
  const text = numbered?.rest ?? line.text;
  for (const { label, phrases } of LABELS) {
    const found = labelAt(text, phrases, label) ?? (bare ? bareLabelAt(text, phrases) : null);
    if (!found) continue;
    const number = found.number ?? (numbered && numberValue(numbered.number) > 0 ? numbered.number : null);
    return {
      label,
      number,
      text: found.rest,
      line: line.line,
      several: label === 'DECISION' && found.several,
    };
  }
  const announced = holdsAnnouncement(line.text);
  if (announced) return { label: 'DECISION', number: null, text: '', line: line.line, several: true };
  return {
    label: numbered ? 'NUMBER' : 'TEXT',
    number: numbered?.number ?? null,
    text,
    line: line.line,
    several: false,
  };
}

/** A label at the start of a line: its words, perhaps a number, then a colon, a dash or nothing. */
function labelAt(
  text: string,
  phrases: readonly ReturnType<typeof phrase>[],
  label: Label,
): { rest: string; number: string | null; several: boolean } | null {
  const match = /^(.{2,40}?) ?(?:নং)? ?[-–]? ?\(?([০-৯0-9]{1,2})?\)? ?(?:[:ঃ]-?|[-–]|।|$)(.*)$/.exec(text);
  if (!match) return null;
  const key = looseKey(match[1] ?? '');
  const fits = phrases.some(
    (wanted) =>
      beginsLike(key, wanted) && key.split(' ').length <= wanted.words + (label === 'DECISION' ? 1 : 0),
  );
  if (!fits) return null;
  return {
    rest: (match[3] ?? '').replace(/^[\s:ঃ-]+/, '').trim(),
    number: match[2] ?? null,
    several: /সমূহ|সমুহ/.test(match[1] ?? ''),
  };
}

/** A label that runs into its text: "সিদ্ধান্ত দুটি সেবা সহজ করতে হবে।" */
function bareLabelAt(
  text: string,
  phrases: readonly ReturnType<typeof phrase>[],
): { rest: string; number: string | null; several: boolean } | null {
  const words = text.split(' ');
  for (let size = Math.min(3, words.length - 1); size > 0; size -= 1) {
    const key = looseKey(words.slice(0, size).join(' '));
    if (phrases.some((wanted) => wanted.key === key))
      return { rest: words.slice(size).join(' '), number: null, several: false };
  }
  return null;
}

function holdsAnnouncement(text: string): boolean {
  const key = looseKey(text);
  return (
    text.length < 260 &&
    holds(key, TAKEN) &&
    SEVERAL.some((words) => holdsLike(key, words)) &&
    /[:ঃ।-]$/.test(text.trim())
  );
}

function isEnd(text: string, part: Part): boolean {
  const key = looseKey(text);
  return (
    CLOSING.some((words) => holdsLike(key, words)) ||
    (part.label === 'TEXT' && (isPost(text) || COPIES.some((words) => beginsLike(key, words))))
  );
}

const LABELS: { label: Label; phrases: ReturnType<typeof phrase>[] }[] = (
  [
    [
      'TOPIC',
      'আলোচ্য বিষয়|আলোচ্যসূচি|আলোচ্য সূচি|আলোচ্যসূচী|আলোচনার বিষয়|নং আলোচ্য বিষয়|নং আলোচ্যসূচি|এজেন্ডা|আলোচ্য বিষয়সমূহ',
    ],
    ['PROGRESS', 'অগ্রগতি|বাস্তবায়ন অগ্রগতি|বাস্তবায়নের অগ্রগতি|সর্বশেষ অগ্রগতি'],
    [
      'IMPLEMENTER',
      'বাস্তবায়ন|বাস্তবায়নে|বাস্তবায়নকারী|বাস্তবায়নকারী কর্তৃপক্ষ|বাস্তবায়নকারী কর্মকর্তা|দায়িত্বে|দায়িত্বপ্রাপ্ত|বাস্তবায়নের দায়িত্ব|বাস্তবায়নকারী দপ্তর',
    ],
    ['DECISION', 'সিদ্ধান্ত|গৃহীত সিদ্ধান্ত|সভার সিদ্ধান্ত|সিদ্ধান্তসমূহ|সিদ্ধান্ত সমূহ'],
    ['DISCUSSION', 'আলোচনা|বিস্তারিত আলোচনা|পর্যালোচনা|আলোচনা ও পর্যালোচনা'],
  ] as [Label, string][]
).map(([label, words]) => ({ label, phrases: words.split('|').map(phrase) }));

const TAKEN = phrase('গৃহীত');
const SEVERAL = [
  'সিদ্ধান্তসমূহ',
  'সিদ্ধান্ত সমূহ',
  'নিম্নরূপ সিদ্ধান্ত',
  'নিম্নোক্ত সিদ্ধান্ত',
  'নিম্নলিখিত সিদ্ধান্ত',
  'নিম্নবর্ণিত সিদ্ধান্ত',
].map(phrase);
const CLOSING = ['সভার সমাপ্তি', 'সভা শেষ', 'সমাপ্তি ঘোষণা', 'ধন্যবাদ জানিয়ে', 'ধন্যবাদ জ্ঞাপন'].map(phrase);
const COPIES = ['অনুলিপি'].map(phrase);
