import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import type { EntryWord } from '../../words/entry';
import { draftAttributes } from './draft-form';
import { FieldInput, wordsOf } from './fields';
import type { OwedRecord, ReportOnRecord } from './owed-record';
import { Summary } from './paper-form';
import type { Field } from './shape';
import type { Fault } from './typed-record';

/** What somebody typed about progress, as it was typed. */
export interface ProgressTyped {
  readonly status: string;
  readonly text: string;
  readonly progress: string;
  readonly evidence: string;
  readonly reportedOn: string;
  readonly reason: string;
  /** Positions of the steps that are ticked. */
  readonly steps: readonly string[];
}

/** What a page of progress shows. */
export interface Form {
  readonly owed: OwedRecord;
  /** The report that is to be corrected; null for a new one. */
  readonly report: ReportOnRecord | null;
  readonly values?: ProgressTyped;
  readonly requestId?: string;
  readonly faults?: ReadonlyMap<string, Fault>;
  readonly status?: number;
  /** Whether somebody else changed the report meanwhile: both versions are shown. */
  readonly conflict?: boolean;
}

interface Given extends Form {
  readonly title: string;
  readonly values: ProgressTyped;
  readonly requestId: string;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly conflict: boolean;
  readonly shown: Shown;
  readonly action: string;
  readonly draft: { readonly form: string; readonly user: string };
  readonly mayPublish: boolean;
  readonly isSignedIn: boolean;
}

const TEXT: Field = { path: 'text', label: 'reportText', kind: 'long' };
const PERCENT: Field = { path: 'progress', label: 'percent', kind: 'number' };
const DAY: Field = { path: 'reportedOn', label: 'reportedOn', kind: 'day', isRequired: true };
const EVIDENCE: Field = { path: 'evidence', label: 'evidence', kind: 'text' };
const REASON: Field = { path: 'reason', label: 'reason', kind: 'text', isRequired: true };

/** The form for progress on one thing, with what it is about above and what was reported before below. */
export function ProgressForm(given: Given) {
  const { owed, report, title, values, requestId, faults, conflict, shown, action, draft } = given;
  const { reader, view } = shown;
  const words = wordsOf(reader);
  const status: Field = {
    path: 'status',
    label: 'status',
    kind: 'choice',
    choices: owed.statuses,
    isRequired: true,
  };
  const place = (field: Field, value: string) => (
    <FieldInput
      name={field.path}
      field={field}
      value={value}
      fault={faults.get(field.path)}
      reader={reader}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <Head {...given} />
      {given.isSignedIn ? null : (
        <p>
          <a href={addressElsewhere('/sign-in', view)} target="_blank">
            {words.signInElsewhere}
          </a>
        </p>
      )}
      <Summary faults={faults} reader={reader} />
      {conflict && report ? <Both report={report} values={values} shown={shown} /> : null}
      {!report && !owed.report ? <p class="notice">{words.noMeetingDay}</p> : null}
      <form class="entry narrow" method="post" action={action} {...draftAttributes(reader, draft)}>
        <input type="hidden" name="requestId" value={requestId} />
        {report ? (
          <>
            <input type="hidden" name="reportId" value={report.id} />
            <input type="hidden" name="revision" value={report.revision ?? 0} />
          </>
        ) : null}
        <div class="fields">
          {place(status, values.status)}
          {place(PERCENT, values.progress)}
          {place(DAY, values.reportedOn)}
          {place(EVIDENCE, values.evidence)}
          {place(TEXT, values.text)}
          {report ? place(REASON, values.reason) : null}
        </div>
        <Steps {...given} />
        {given.mayPublish ? (
          <label class="tick">
            <input type="checkbox" name="publish" value="yes" checked /> {words.publishToo}
          </label>
        ) : (
          <p class="hint">{words.asDraft}</p>
        )}
        <p class="acts">
          <button class="main" name="do" value="record">
            {words.record}
          </button>
          <output class="saved" />
        </p>
      </form>
      <Reports {...given} />
    </>
  );
}

function Head({ owed, shown: { reader, view } }: Given) {
  const words = wordsOf(reader);
  const desk = deskWords[reader.language];
  return (
    <section class="about">
      <p class="what">
        {owed.number ? `${reader.inDigits(owed.number)} · ` : ''}
        <span lang="bn">{owed.text}</span>
      </p>
      <p class="facts-line">
        {owed.area ? <span>{reader.name(owed.area)}</span> : null}
        {owed.issuedBy ? (
          <span>
            {desk.issuedBy}: {reader.name(owed.issuedBy)}
          </span>
        ) : null}
        <span>
          {desk.due}: {owed.dueOn ? reader.day(owed.dueOn) : desk.noDay}
        </span>
        {owed.daysOverdue > 0 ? (
          <strong class="late">
            ▲ {reader.count(owed.daysOverdue)} {desk.daysLate}
          </strong>
        ) : null}
        {owed.record ? <a href={addressElsewhere(owed.record, view)}>{words.toRecord}</a> : null}
      </p>
    </section>
  );
}

function Steps({ owed: { steps }, values, shown: { reader } }: Given) {
  const words = wordsOf(reader);
  if (steps.length === 0) return null;
  return (
    <fieldset class="steps">
      <legend>{words.stepsDone}</legend>
      {steps.map(({ position, label, on, doneOn }) => (
        <label class="tick" key={position}>
          <input
            type="checkbox"
            name="steps"
            value={position}
            checked={doneOn != null || values.steps.includes(String(position))}
          />{' '}
          {label ?? `${words.step} ${reader.count(position)}`}
          {on ? ` (${reader.day(on)})` : ''}
        </label>
      ))}
    </fieldset>
  );
}

/** What stands on record beside what was typed, value by value. */
function Both({
  report,
  values,
  shown: { reader },
}: {
  report: ReportOnRecord;
  values: ProgressTyped;
  shown: Shown;
}) {
  const words = wordsOf(reader);
  const word = (status: string | null | undefined) => (status ? words[status as EntryWord] : words.NO_REPORT);
  const rows: [string, string, string][] = [
    [words.status, word(report.status), word(values.status)],
    [words.percent, report.progress == null ? '' : String(report.progress), values.progress],
    [words.reportedOn, reader.day(report.reportedOn), values.reportedOn],
    [words.reportText, report.text ?? '', values.text],
    [words.evidence, report.evidence ?? '', values.evidence],
  ];
  return (
    <table class="both">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.onRecord}</th>
          <th scope="col">{words.typedHere}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, onRecord, typed]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{onRecord}</td>
            <td>{typed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reports({ owed, shown: { reader, view, path } }: Given) {
  const words = wordsOf(reader);
  const standing = owed.reports.filter(({ deletedAt, supersededBy }) => !deletedAt && !supersededBy);
  return (
    <section>
      <h2>{words.onRecord}</h2>
      {standing.length === 0 ? <p>{words.nothingReported}</p> : null}
      <ul class="cards">
        {standing.map((report) => (
          <li key={report.id}>
            <p class="facts-line">
              <strong>{report.status ? words[report.status as EntryWord] : words.NO_REPORT}</strong>
              <span>{reader.day(report.reportedOn)}</span>
              {report.progress == null ? null : <span>{reader.percent(report.progress)}</span>}
              <span class="tag">{report.publishedAt ? words.public : words.draft}</span>
              {report.verification === 'DISPUTED' ? (
                <strong class="late">
                  ✗ {words.disputed}: {report.verificationRemark}
                </strong>
              ) : report.verification === 'VERIFIED' ? (
                <span>✓ {words.verified}</span>
              ) : null}
            </p>
            {report.text ? <p lang="bn">{report.text}</p> : null}
            <p>
              <a href={addressElsewhere(path, view, { correct: report.id })}>{words.correct}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
