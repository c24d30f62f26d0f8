import { randomUUID } from 'node:crypto';
import { dhakaToday, isDay } from '../../calendar';
import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import { readForm, type Typed } from '../../http/session-form';
import type { Visitor } from '../../http/visitor';
import { EntryDropDrafts } from '../../operations';
import type { Page, Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { faultsOf } from './faults-of';
import { wordsOf } from './fields';
import type { FindOwed, OwedRecord, ReportOnRecord } from './owed-record';
import { ProgressForm, type Form, type ProgressTyped } from './progress-form';
import { inLatin, type Fault } from './typed-record';
import { FORM_HEADERS, isOffice, mayPublish, toSignIn } from './who-writes';

/** The page on which an office reports how far it has come with one thing that it owes, or corrects what it reported. */
export function progressPage(find: FindOwed): WritePage {
  return async (ask, shown, request, visitor) => {
    const isSent = request.method === 'POST';
    if (!isSent && !isOffice(visitor)) return toSignIn(shown);
    const typed = isSent ? await readForm(request, visitor.viewer.role) : null;
    const owed = await find(ask, String(request.params['id']));
    // Whoever is signed out sees no draft any more, and still must not lose what was typed.
    if (!owed) return typed ? lost(shown, visitor, typed) : null;
    if (!typed) return page(shown, visitor, { owed, report: reportNamed(owed, shown.view.own['correct']) });
    const report = reportNamed(owed, typed.text('reportId'));
    const values = typedValues(typed);
    const requestId = typed.text('requestId') || randomUUID();
    const again = (faults: Map<string, Fault>, more: Partial<Form> = {}) =>
      page(shown, visitor, { owed, report, values, requestId, faults, status: 422, ...more });
    // A correction of what is not there any more must not become a report of its own.
    if (typed.text('reportId') !== '' && !report) return again(new Map([['form', { word: 'changedAway' }]]));
    const faults = faultsIn(values, typed, report !== null);
    if (faults.size > 0) return again(faults);
    if (!isOffice(visitor)) return again(new Map([['form', { word: 'needsSignIn' }]]), { status: 401 });
    const given = {
      requestId,
      publish: mayPublish(visitor) && typed.text('publish') === 'yes',
      reportedOn: inLatin(values.reportedOn),
      status: values.status || null,
      progress: values.progress === '' ? null : Number(inLatin(values.progress)),
      text: values.text || null,
      evidence: values.evidence || null,
      occurrencesDone: values.steps.map(Number),
    };
    const revision = Number(typed.text('revision'));
    const correction = report && { reportId: report.id, revision, reason: values.reason };
    if (!correction && !owed.report) return again(new Map([['form', { word: 'noMeetingDay' }]]));
    const sent = correction
      ? await owed.correct(ask, { ...given, ...correction })
      : await owed.report?.(ask, given);
    if (sent?.outcome) {
      const form = formOf(shown.path, report);
      // What was typed over a version that somebody else replaced is done with too.
      const versions = report ? owed.reports.map((each) => formOf(shown.path, each)) : [];
      await ask(EntryDropDrafts, { input: { forms: [...new Set([form, ...versions])] } });
      return done(shown, owed, sent.outcome, form);
    }
    const errors = sent?.errors ?? [];
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    const isReused = codes.includes('REQUEST_ID_REUSED');
    const now = report && (isReused ? null : await standsNow(find, ask, owed, report));
    if (now && (codes.includes('REVISION_CONFLICT') || now.report.id !== report.id || now.report.deletedAt))
      return again(
        new Map([['form', { word: now.report.deletedAt ? 'changedAway' : 'changedMeanwhile' }]]),
        // Whoever records again does so over what is shown.
        { ...now, requestId: randomUUID(), conflict: true },
      );
    return again(faultsOf(errors, typed), isReused ? { requestId: randomUUID() } : {});
  };
}

/** What has become of a report meanwhile: the version that stands in its place, with all that is on record. */
async function standsNow(
  find: FindOwed,
  ask: Ask,
  before: OwedRecord,
  report: ReportOnRecord,
): Promise<{ owed: OwedRecord; report: ReportOnRecord }> {
  const owed = (await find(ask, before.id)) ?? before;
  let stands = reportNamed(owed, report.id) ?? report;
  for (
    let next = reportNamed(owed, stands.supersededBy?.id);
    next;
    next = reportNamed(owed, stands.supersededBy?.id)
  )
    stands = next;
  return { owed, report: stands };
}

function page(shown: Shown, visitor: Visitor, form: Form): Page {
  const { owed, report, status } = form;
  const { reader, view, path } = shown;
  const words = wordsOf(reader);
  const values = form.values ?? (report ? valuesOf(report) : EMPTY());
  const title = report ? words.correcting : words.reportOn;
  return {
    title,
    ...(status === undefined ? {} : { status }),
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: (
      <ProgressForm
        {...form}
        owed={owed}
        title={title}
        values={values}
        requestId={form.requestId ?? randomUUID()}
        faults={form.faults ?? new Map()}
        conflict={form.conflict ?? false}
        shown={shown}
        action={addressElsewhere(path, view)}
        draft={{ form: formOf(path, report), user: visitor.viewer.subject }}
        mayPublish={mayPublish(visitor)}
        isSignedIn={isOffice(visitor)}
      />
    ),
  };
}

function reportNamed({ reports }: OwedRecord, id: string | undefined): ReportOnRecord | null {
  return reports.find((report) => report.id === id) ?? null;
}

/** A correction is typed apart from a new report. */
const formOf = (path: string, report: ReportOnRecord | null) => (report ? `${path}/${report.id}` : path);

const EMPTY = (): ProgressTyped => ({
  status: '',
  text: '',
  progress: '',
  evidence: '',
  reportedOn: dhakaToday(),
  reason: '',
  steps: [],
});

function valuesOf({
  status,
  text,
  progress,
  evidence,
  reportedOn,
  occurrencesDone,
}: ReportOnRecord): ProgressTyped {
  return {
    status: status ?? '',
    text: text ?? '',
    progress: progress == null ? '' : String(progress),
    evidence: evidence ?? '',
    reportedOn,
    reason: '',
    steps: (occurrencesDone ?? []).map(String),
  };
}

function typedValues(typed: Typed): ProgressTyped {
  const steps = typed.all('steps').filter((step) => /^\d{1,3}$/.test(step));
  const [status, text, progress] = [typed.text('status'), typed.text('text'), typed.text('progress')];
  const [evidence, reportedOn, reason] = [
    typed.text('evidence'),
    typed.text('reportedOn'),
    typed.text('reason'),
  ];
  return { status, text, progress, evidence, reportedOn, reason, steps };
}

function faultsIn(values: ProgressTyped, typed: Typed, isCorrection: boolean): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  if (values.status === '') faults.set('status', { word: 'required' });
  if (!isDay(inLatin(values.reportedOn))) faults.set('reportedOn', { word: 'notADay' });
  const percent = inLatin(values.progress);
  if (percent !== '' && !/^\d{1,3}(\.\d{1,6})?$/.test(percent))
    faults.set('progress', { word: 'notANumber' });
  else if (Number(percent) > 100) faults.set('progress', { word: 'percentRange' });
  if (isCorrection && typed.text('reason') === '') faults.set('reason', { word: 'required' });
  return faults;
}

/** The record cannot be seen any more, most often because the session is over: what was typed is given back as text. */
function lost(shown: Shown, visitor: Visitor, typed: Typed): Page {
  const words = wordsOf(shown.reader);
  return {
    status: isOffice(visitor) ? 404 : 401,
    title: words.reportOn,
    headers: FORM_HEADERS,
    body: (
      <>
        <h1>{words.reportOn}</h1>
        <p class="faults" role="alert">
          {words.needsSignIn}
        </p>
        <p>
          <a href={addressElsewhere('/sign-in', shown.view)} target="_blank">
            {words.signInElsewhere}
          </a>
        </p>
        <h2>{words.typedHere}</h2>
        <p class="typed-before">{typed.text('text')}</p>
      </>
    ),
  };
}

function done(shown: Shown, owed: OwedRecord, outcome: string, form: string): Page {
  const [, kind, id = ''] = owed.record?.split('/') ?? [];
  return {
    title: '',
    body: null,
    seeOther: addressElsewhere('/enter/done', shown.view, {
      outcome,
      area: owed.area?.code ?? '',
      form,
      ...(kind === 'meetings' ? { meeting: id } : kind === 'plans' ? { plan: id } : {}),
    }),
  };
}
