import { createHash } from 'node:crypto';
import { readDates } from '../../lib/bangla/dates';
import { fiscalYearOf } from '../../lib/bangla/fiscal-year';
import { foldKey } from '../../lib/bangla/fold';
import { looseKey } from '../../lib/bangla/loose-key';
import type { PlainDocument } from '../read/plain-document';
import type { ReadingNote } from '../read/reading-note';
import { activityItems } from './activity-items';
import type { AreaDirectory } from './area-directory';
import { copiesTo } from './copies';
import { decisionItems } from './decision-items';
import { FINDINGS, type FindingCode } from './findings';
import { Findings } from './paper-findings';
import { issueDay } from './issue-days';
import { issuingArea } from './issuing-area';
import { meetingHead } from './meeting-head';
import { isCalledMemo, mainMemo, memoTexts, ownMemos } from './own-memos';
import { isSubject, paperKind } from './paper-kind';
import { linesOf, type PaperLine } from './paper-lines';
import type { PaperHead, PaperReading, Refusal, Signature } from './paper-reading';
import { tablesOf } from './paper-tables';
import { planYear } from './plan-year';
import { referencesOf } from './references';
import { reportedMeetingArea, reportedMeetingDay } from './reported-meeting';
import { type SignatureBlock, signaturesOf } from './signatures';
import { membersOf, termsOfReference } from './team';
import { holds, phrase } from './words';

/**
 * Reads what an official paper says: its kind, who issued it and when, and its decisions, activities,
 * progress or members, with a finding for everything that is doubtful. Never throws on what a paper
 * says; where kind, area, meeting day or year cannot be told, `refusal` says so. What was found while the
 * file was read is among the findings.
 */
export function recognisePaper(
  document: PlainDocument,
  directory: AreaDirectory,
  foundBefore: readonly ReadingNote[] = [],
): PaperReading {
  const findings = new Findings();
  for (const note of foundBefore) findings.add(note.code, note);
  const lines = linesOf(document);
  const tables = tablesOf(document);
  const kindOf = paperKind(lines, tables, findings);
  const kind = kindOf?.kind ?? null;
  const title = kindOf?.title ?? null;
  const memos = ownMemos(lines);
  const memo = mainMemo(memos, findings);
  const issue = issueDay(lines, memos, kind !== 'MINUTES', findings);
  const signatures = signaturesOf(lines);
  const issuedOn = issue.on ?? signatureDay(signatures, findings);
  checkSignatures(signatures, issue.on, findings);
  tellImpossibleDates(lines, findings);

  if (title && CORRECTED.some((words) => holds(looseKey(title.text), words)))
    findings.add('CORRECTED_PAPER', { line: title.line, raw: title.text });

  const minutes =
    kind === 'MINUTES' ? meetingHead(lines, title, { on: issuedOn, lines: issue.lines }, findings) : null;
  const { area, evidence } = issuingArea(
    {
      lines,
      memos: memos.map(({ memo: number, line }) => ({ memo: number, line })),
      // A report names the meeting of another area in its title.
      title: kind === 'PROGRESS_REPORT' ? null : title,
      chair: minutes?.chairLine ?? null,
      signatures,
    },
    directory,
    findings,
  );
  const head = (refusedFor: readonly FindingCode[]): PaperHead => ({
    ...(memo ? memoTexts(memo.memo) : { memoNumber: null, memoNumberNormalised: null }),
    memoIsComplete: memo?.memo.isComplete ?? false,
    issuedOn,
    banglaDate: issue.bangla,
    area: area?.code ?? null,
    areaEvidence: evidence,
    subject: subjectOf(lines, title),
    references: referencesOf(lines, memos),
    copyTo: copiesTo(lines, findings),
    signatory: signatures[0] ? { name: signatures[0].name, post: signatures[0].post } : null,
    signatures: signatures.map(({ name, post, signedOn, line }): Signature => ({
      name,
      post,
      signedOn,
      line,
    })),
    rawText: document.rawText,
    contentHash: createHash('sha256').update(foldKey(document.rawText)).digest('hex'),
    refusal: refusalFor(
      ['NO_TEXT_LAYER', 'TEXT_GARBLED', 'KIND_UNKNOWN', 'AREA_UNDETERMINED', 'NO_ITEMS', ...refusedFor],
      findings,
    ),
    // Last, when everything above has told what it found.
    findings: findings.all(),
  });
  const none = { items: [], members: [], termsOfReference: [] } as const;

  if (kind === 'MINUTES' && minutes) {
    const { meetingOn, meeting } = minutes;
    if (issuedOn !== null && meetingOn !== null && issuedOn < meetingOn)
      findings.add('ISSUED_BEFORE_MEETING', {
        line: issue.line,
        raw: issue.raw,
        field: 'issuedOn',
        values: { day: issuedOn, other: meetingOn },
      });
    const items = decisionItems(
      { isReport: false, document, lines, tables, meetingOn, meetingArea: area, reporter: null, directory },
      findings,
    );
    const fiscalYear = meetingOn === null ? null : fiscalYearOf(meetingOn);
    return { ...none, kind, meetingOn, fiscalYear, meeting, items, ...head(['MEETING_DAY_MISSING']) };
  }
  if (kind === 'PROGRESS_REPORT') {
    const meetingOn = reportedMeetingDay(lines, issue.lines, findings);
    const meetingArea = reportedMeetingArea(lines, title, area, directory, findings);
    if (issuedOn !== null && meetingOn !== null && issuedOn < meetingOn)
      findings.add('ISSUED_BEFORE_MEETING', {
        line: issue.line,
        raw: issue.raw,
        field: 'issuedOn',
        values: { day: issuedOn, other: meetingOn },
      });
    const items = decisionItems(
      { isReport: true, document, lines, tables, meetingOn, meetingArea, reporter: area, directory },
      findings,
    );
    const fiscalYear = meetingOn === null ? null : fiscalYearOf(meetingOn);
    return {
      ...none,
      kind,
      meetingOn,
      fiscalYear,
      meetingArea: meetingArea?.code ?? null,
      items,
      ...head(['MEETING_DAY_MISSING']),
    };
  }
  if (kind === 'ACTION_PLAN') {
    const fiscalYear = planYear(lines, title, issuedOn, findings);
    const items = activityItems({ document, tables, fiscalYear, area, directory }, findings);
    return { ...none, kind, meetingOn: null, fiscalYear, items, ...head(['FISCAL_YEAR_MISSING']) };
  }
  if (kind === 'TEAM_ORDER') {
    const members = membersOf(document, lines, tables, findings);
    const fiscalYear = issuedOn === null ? null : fiscalYearOf(issuedOn);
    if (title && SUPPLEMENTARY.some((words) => holds(looseKey(title.text), words)))
      findings.add('SUPPLEMENTARY_ORDER', {
        line: title.line,
        raw: title.text,
        field: 'members',
        values: { count: members.length },
      });
    return {
      ...none,
      kind,
      meetingOn: null,
      fiscalYear,
      members,
      termsOfReference: termsOfReference(lines),
      ...head([]),
    };
  }
  return { ...none, kind: null, meetingOn: null, fiscalYear: null, ...head([]) };
}

function subjectOf(lines: readonly PaperLine[], title: PaperLine | null): string | null {
  const subject = lines.find((line) => isSubject(line.text));
  if (subject) return subject.text.replace(/^[^:ঃ -]{2,10} ?[:ঃ-]{0,2}/, '').trim() || null;
  return title?.text ?? null;
}

function signatureDay(signatures: readonly SignatureBlock[], findings: Findings): string | null {
  const signed = signatures.find((signature) => signature.signedOn !== null);
  if (!signed?.signedOn) {
    findings.add('ISSUE_DAY_MISSING', { line: 1, raw: '', field: 'issuedOn' });
    return null;
  }
  findings.add('ISSUE_DAY_FROM_SIGNATURE', {
    line: signed.line,
    raw: signed.signedRaw ?? '',
    field: 'issuedOn',
    values: { day: signed.signedOn },
  });
  return signed.signedOn;
}

function checkSignatures(
  signatures: readonly SignatureBlock[],
  issuedOn: string | null,
  findings: Findings,
): void {
  if (issuedOn === null) return;
  for (const { signedOn, line, signedRaw } of signatures) {
    if (signedOn === null || signedOn === issuedOn) continue;
    const code = signedOn < issuedOn ? 'SIGNED_BEFORE_DATED' : 'SIGNED_AFTER_DATED';
    findings.add(code, {
      line,
      raw: signedRaw ?? '',
      field: 'issuedOn',
      values: { day: signedOn, other: issuedOn },
    });
  }
}

function tellImpossibleDates(lines: readonly PaperLine[], findings: Findings): void {
  for (const line of lines)
    for (const date of readDates(line.text).impossible)
      if (!isCalledMemo(line.text, date)) findings.add('DATE_IMPOSSIBLE', { line: line.line, raw: date.raw });
}

/** The first of the findings without which a paper cannot be told from others, or has nothing in it. */
function refusalFor(codes: readonly FindingCode[], findings: Findings): Refusal | null {
  for (const code of codes) {
    const finding = findings.find(code);
    if (finding && FINDINGS[code].severity === 'ERROR') return { code, message: finding.message };
  }
  return null;
}

const CORRECTED = ['সংশোধিত', 'সংশোধনী', 'প্রতিস্থাপিত'].map(phrase);
const SUPPLEMENTARY = ['সম্পূরক', 'সংযোজিত', 'আংশিক সংশোধন', 'সংযোজন'].map(phrase);
