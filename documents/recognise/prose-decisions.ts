import { looseKey } from '../../lib/bangla/loose-key';
import { toLatinDigits } from '../../lib/bangla/digits';
import { trimEnd } from '../../lib/bangla/trim-end';
import { implementerInDecision } from './implementer-in-decision';
import { numberValue } from './item-number';
import type { PaperLine } from './paper-lines';
import { type ProsePart, prosePart } from './prose-parts';
import { isPost, isSignedMark } from './signatures';
import { beginsLike, holdsLike, phrase } from './words';

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

/**
 * The decisions of minutes in prose: "১ নং আলোচ্য বিষয়: … সিদ্ধান্ত: … বাস্তবায়ন: …", item by item or department
 * by department, or one "সিদ্ধান্তসমূহ" with a list. An agenda list of as many points gives the topics that
 * the decisions lack.
 */
export function proseDecisions(lines: readonly PaperLine[]): ProseDecision[] {
  const running = lines.filter((line) => line.cells <= 3).flatMap(partedAtLabels);
  const found = decisionsIn(
    running,
    running.map((line) => prosePart(line, false)),
  );
  // Where no label has a colon, the labels are taken without.
  return found.length > 0
    ? found
    : decisionsIn(
        running,
        running.map((line) => prosePart(line, true)),
      );
}

/** "… আলোচনা হয়। সিদ্ধান্ত: … করতে হবে। বাস্তবায়নে: …" in one paragraph is a line for each label. */
function partedAtLabels(line: PaperLine): PaperLine[] {
  const texts: string[] = [];
  for (const sentence of line.text.split(/(?<=।) /)) {
    const part = prosePart({ ...line, text: sentence, afterGap: false }, false);
    const isLabelled =
      part.label === 'DISCUSSION' || (AROUND_DECISIONS.includes(part.label) && !part.several);
    const last = texts.at(-1);
    if (last === undefined || (isLabelled && part.text !== '' && !/^[([]/.test(sentence)))
      texts.push(sentence);
    else texts[texts.length - 1] = `${last} ${sentence}`;
  }
  return texts.map((text, index) => ({ ...line, text, afterGap: index === 0 && line.afterGap }));
}

function decisionsIn(lines: readonly PaperLine[], parts: readonly ProsePart[]): ProseDecision[] {
  const body = parts.slice(0, endOf(lines, parts));
  const several = body.findIndex((part) => part.several);
  const single = body.filter((part) => part.label === 'DECISION' && !part.several).length;
  if (several !== -1 && single <= 1) {
    const listed = listedDecisions(body, several);
    if (listed.length > 0) return listed;
  }
  const agenda = agendaIn(body);
  return withTopics(labelledDecisions(body.filter((part) => !agenda.includes(part))), agenda);
}

/** Where the letter closes: thanks and signatures, but not those of the opening words. */
function endOf(lines: readonly PaperLine[], parts: readonly ProsePart[]): number {
  const last = parts.findLastIndex(({ label }) => AROUND_DECISIONS.includes(label));
  const end = parts.findIndex((part, index) => index > last && isEnd(lines[index]?.text ?? '', part));
  return end === -1 ? parts.length : end;
}

type Open = Pick<ProsePart, 'label'>['label'] | null;

/** One decision after each label, with the topic, discussion and implementer around it. */
function labelledDecisions(parts: readonly ProsePart[]): ProseDecision[] {
  const decisions: ProseDecision[] = [];
  let topic: ProsePart | null = null;
  let discussion: string[] = [];
  let open: Open = null;
  const last = (): ProseDecision | undefined => decisions.at(-1);
  const change = (values: Partial<ProseDecision>): void => {
    const current = decisions.pop();
    if (current) decisions.push({ ...current, ...values });
  };
  parts.forEach((part, index) => {
    // "আলোচনা-১: ওয়েব পোর্টাল" numbers a topic.
    const isNumbered = part.label === 'DISCUSSION' && part.number !== null;
    if (part.label === 'TOPIC' || isNumbered || beginsTopic(part, open, parts[index + 1])) {
      const { title, rest } =
        part.label === 'NUMBER' ? splitTitle(part.text) : { title: part.text, rest: '' };
      topic = { ...part, text: title };
      discussion = rest === '' ? [] : [rest];
      open = 'TOPIC';
    } else if (part.label === 'DISCUSSION') {
      if (part.text !== '') discussion.push(part.text);
      open = 'DISCUSSION';
    } else if (part.label === 'DECISION' && !part.several) {
      decisions.push({
        number: part.number ?? topic?.number ?? null,
        topic: trimEnd(topic?.text ?? '', ':ঃ। -') || null,
        discussion: discussion.join(' ') || null,
        decision: part.text,
        implementer: null,
        progress: null,
        line: part.line,
      });
      discussion = [];
      topic = null;
      open = 'DECISION';
    } else if (part.label === 'IMPLEMENTER' && last()) {
      change({ implementer: part.text });
      open = 'IMPLEMENTER';
    } else if (part.label === 'PROGRESS' && last()) {
      change({ progress: part.text });
      open = 'PROGRESS';
    } else if (open === 'DECISION') {
      const text = part.number ? `${part.number}) ${part.text}` : part.text;
      change({ decision: [last()?.decision, text].filter(Boolean).join(' ') });
    } else if (open === 'IMPLEMENTER' && last()?.implementer === '') {
      change({ implementer: part.text });
    } else if (open === 'PROGRESS') {
      change({ progress: [last()?.progress, part.text].filter(Boolean).join(' ') });
    } else if (open === 'TOPIC' && topic?.text === '') {
      topic = { ...topic, text: part.text };
    } else if (open === 'TOPIC' || open === 'DISCUSSION') {
      discussion.push(part.text);
    }
  });
  return decisions.map(withOwnImplementer).filter(({ decision }) => decision !== '');
}

/** Whether an unlabelled line is the title of the next decision. */
function beginsTopic(part: ProsePart, open: Open, next: ProsePart | undefined): boolean {
  if (part.label === 'NUMBER') return open !== 'DECISION';
  if (part.label === 'HEADING') return open !== 'DECISION' || part.afterGap;
  // "স্বাস্থ্য বিভাগ" on a line of its own, with its discussion or decision below.
  const isLabelled = next?.label === 'DISCUSSION' || (next?.label === 'DECISION' && !next.several);
  return (
    part.label === 'TEXT' &&
    part.afterGap &&
    isLabelled &&
    part.text.length <= 60 &&
    !/[।.,]$/.test(part.text)
  );
}

/** "ওয়েব পোর্টাল: সভায় জানানো হয় যে …" is a topic and the discussion of it. */
function splitTitle(text: string): { title: string; rest: string } {
  const at = text.slice(0, 80).search(/[:ঃ] /);
  return at === -1
    ? { title: text, rest: '' }
    : { title: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
}

/** A numbered list under "the following decisions were taken". */
function listedDecisions(parts: readonly ProsePart[], at: number): ProseDecision[] {
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
  return withTopics(listed.map(withOwnImplementer), agendaIn(parts.slice(0, at)));
}

/** The points under "আলোচ্যসূচি:", two or more in a row. */
function agendaIn(parts: readonly ProsePart[]): ProsePart[] {
  const start = parts.findIndex((part) => part.label === 'TOPIC' && part.text === '');
  if (start === -1) return [];
  const behind = parts.slice(start + 1);
  const end = behind.findIndex((part) => part.label !== 'NUMBER');
  const points = end === -1 ? behind : behind.slice(0, end);
  return points.length > 1 ? points : [];
}

/** Takes the topics that all decisions lack from the agenda, where it has as many points. */
function withTopics(decisions: readonly ProseDecision[], agenda: readonly ProsePart[]): ProseDecision[] {
  if (agenda.length !== decisions.length || decisions.some(({ topic }) => topic !== null))
    return [...decisions];
  return decisions.map((decision, index) => ({
    ...decision,
    topic: trimEnd(agenda[index]?.text ?? '', '।;') || null,
  }));
}

function withOwnImplementer(decision: ProseDecision): ProseDecision {
  if (decision.implementer !== null)
    return { ...decision, implementer: trimEnd(decision.implementer, '। ').trim() || null };
  return { ...decision, ...implementerInDecision(decision.decision) };
}

function isEnd(text: string, part: ProsePart): boolean {
  const key = looseKey(text);
  return (
    CLOSING.some((words) => holdsLike(key, words)) ||
    COPIES.some((words) => beginsLike(key, words)) ||
    (part.label === 'TEXT' && (isPost(text) || isSignedMark(text)))
  );
}

const AROUND_DECISIONS: readonly ProsePart['label'][] = ['DECISION', 'IMPLEMENTER', 'PROGRESS'];
const CLOSING = ['সভার সমাপ্তি', 'সভা শেষ', 'সমাপ্তি ঘোষণা', 'ধন্যবাদ জানিয়ে', 'ধন্যবাদ জ্ঞাপন'].map(phrase);
const COPIES = ['অনুলিপি'].map(phrase);
