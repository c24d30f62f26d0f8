import { randomUUID } from 'node:crypto';
import { isDay } from '../../calendar';
import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import { readForm } from '../../http/session-form';
import type { Visitor } from '../../http/visitor';
import type { Operation } from '../../operation';
import { DeskPaper, type DeskPaperQuery } from '../../operations';
import type { Page, Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import { FaultText } from '../enter/fields';
import { inLatin, type Fault } from '../enter/typed-record';
import { FORM_HEADERS, isOffice, toSignIn } from '../enter/who-writes';
import { paperName, type PaperRow } from './papers';
import { STEPS, stepsAllowed, type Step } from './steps';

/** One paper on its way to the public, with the steps that whoever looks may take. */
export const paperPage: WritePage = async (ask, shown, request, visitor) => {
  if (!isOffice(visitor)) return toSignIn(shown);
  const id = String(request.params['id']);
  if (request.method !== 'POST') return show(ask, shown, visitor, id);
  const typed = await readForm(request, visitor.viewer.role);
  const paper = await find(ask, id);
  if (!typed || !paper) return show(ask, shown, visitor, id);
  const step = typed.text('step') as Step;
  const operation = Object.hasOwn(STEPS, step) ? STEPS[step][paper.kind] : null;
  if (!operation) return show(ask, shown, visitor, id);
  const words = deskWords[shown.reader.language];
  const again = (said: string | Fault) =>
    show(ask, shown, visitor, id, { said, remark: typed.text('remark') });
  const remark = typed.text('remark');
  const publishOn = inLatin(typed.text('publishOn'));
  if (step === 'giveBack' && remark === '') return again(words.remarkNeeded);
  if (step === 'publish' && publishOn !== '' && !isDay(publishOn)) return again(words.notADay);
  const idName = { minutes: 'meetingId', plan: 'planId', annualReport: 'annualReportId' }[paper.kind];
  const input = {
    requestId: typed.text('requestId') || randomUUID(),
    [idName]: id,
    revision: Number(typed.text('revision')),
    ...(step === 'giveBack' ? { remark } : {}),
    ...(step === 'publish' && publishOn !== '' ? { publishOn } : {}),
  };
  const { errors } = await ask(operation as Operation<unknown, object>, { input });
  const [first] = errors;
  if (!first)
    return { title: '', body: null, seeOther: addressElsewhere(shown.path, shown.view, { done: step }) };
  const code = String(first.extensions?.['code']);
  return again(code === 'REVISION_CONFLICT' ? words.changedMeanwhile : { code, message: first.message });
};

type Paper = PaperRow & {
  readonly revision: number;
  readonly publishOn?: string | null;
  readonly area: { readonly code: string; readonly nameBn: string; readonly nameEn: string } | null;
};

async function find(ask: Ask, id: string): Promise<Paper | null> {
  const { data } = await ask(DeskPaper, { id });
  return data ? paperOf(data) : null;
}

function paperOf({ meeting, actionPlan, annualReport }: DeskPaperQuery): Paper | null {
  if (meeting) return { ...meeting, kind: 'minutes' };
  if (actionPlan) return { ...actionPlan, kind: 'plan' };
  return annualReport ? { ...annualReport, kind: 'annualReport' } : null;
}

async function show(
  ask: Ask,
  shown: Shown,
  visitor: Visitor,
  id: string,
  refused?: { readonly said: string | Fault; readonly remark: string },
): Promise<Page | null> {
  const { reader, view, path } = shown;
  const words = deskWords[reader.language];
  const paper = await find(ask, id);
  if (!paper) return null;
  const { kind, state, area, remark, revision } = paper;
  const record = kind === 'minutes' ? `/meetings/${id}` : kind === 'plan' ? `/plans/${id}` : null;
  return {
    title: paperName(paper, reader),
    ...(refused ? { status: 422 } : {}),
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: (
      <>
        <h1>{paperName(paper, reader)}</h1>
        {refused ? (
          <p class="faults" role="alert">
            {typeof refused.said === 'string' ? (
              refused.said
            ) : (
              <FaultText fault={refused.said} reader={reader} />
            )}
          </p>
        ) : view.own['done'] ? (
          <p class="notice" role="status">
            ✓ {words.done}
          </p>
        ) : null}
        <p class="facts-line">
          {area ? <a href={addressElsewhere(`/areas/${area.code}`, view)}>{reader.name(area)}</a> : null}
          <span>
            {words.state}: <strong class="tag">{words[state]}</strong>
          </span>
          {record ? <a href={addressElsewhere(record, view)}>{words.open}</a> : null}
          {remark ? (
            <span>
              {words.returnedWith}: <q lang="bn">{remark}</q>
            </span>
          ) : null}
        </p>
        {stepsAllowed(state, visitor.viewer, area?.code ?? null).map((step) => (
          <form key={step} class="entry narrow step" method="post" action={addressElsewhere(path, view)}>
            <input type="hidden" name="requestId" value={randomUUID()} />
            <input type="hidden" name="revision" value={revision} />
            {step === 'giveBack' ? (
              <div class="field">
                <label for="remark">{words.remark}</label>
                <textarea id="remark" name="remark" rows={3} required>
                  {refused?.remark ?? ''}
                </textarea>
              </div>
            ) : null}
            {step === 'publish' ? (
              <div class="field">
                <label for="publishOn">{words.publishOn}</label>
                <input id="publishOn" name="publishOn" type="date" />
              </div>
            ) : null}
            <p class="acts">
              <button class={step === 'giveBack' ? undefined : 'main'} name="step" value={step}>
                {words[step]}
              </button>
            </p>
          </form>
        ))}
        <p>
          <a href={addressElsewhere('/desk', view)}>{words.desk}</a>
        </p>
      </>
    ),
  };
}
