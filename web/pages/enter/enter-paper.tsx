import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import { toldFailure, type ReadPaper } from '../../http/session';
import { readForm, type Typed } from '../../http/session-form';
import type { Visitor } from '../../http/visitor';
import { dhakaToday, fiscalYearOf } from '../../calendar';
import type { Page, Shown } from '../../parts/page';
import { EntryDropDrafts } from '../../operations';
import { addressElsewhere, type View } from '../../view';
import { recordPaper } from './acts';
import { draftForm } from './draft-form';
import { faultsOf } from './faults-of';
import { wordsOf } from './fields';
import { PaperForm } from './paper-form';
import { Findings, lineFinder, PaperText, type FoundOdd } from './paper-text';
import type { Act } from './shape';
import { SHAPES } from './shapes';
import { typedRecord, type Fault, type Faults } from './typed-record';
import { GivePaper } from './give-paper';
import { FORM_HEADERS, isOffice, mayPublish, toSignIn } from './who-writes';

interface Came {
  readonly ask: Ask;
  readonly shown: Shown;
  readonly request: Request;
  readonly visitor: Visitor;
}

/** What a form shows: nothing yet, what was read from a paper, or what was typed over either. */
interface Filled {
  readonly act: Act;
  readonly before: Record<string, unknown>;
  readonly fromPaper: boolean;
  readonly typed: Typed | null;
  readonly faults: Faults;
  readonly requestId?: string;
  readonly moreRows: number;
  readonly status?: number;
}

const BLANK_ROWS = 3;
const NO_FAULTS: Faults = new Map();

/** The page on which a paper of one kind is typed in. */
export function enterByHand(act: Act): WritePage {
  return async (ask, shown, request, visitor) => {
    const came = { ask, shown, request, visitor };
    if (request.method === 'POST') {
      const typed = await readForm(request, visitor.viewer.role);
      return typed ? sent(came, act, typed) : formPage(came, blank(came, act, { word: 'tooLarge' }));
    }
    return isOffice(visitor) ? formPage(came, blank(came, act)) : toSignIn(shown);
  };
}

/** The page on which a paper is given, compared with what was read from it, mended and confirmed. */
export function enterFromPaper(readPaper: ReadPaper): WritePage {
  return async (ask, shown, request, visitor) => {
    const came = { ask, shown, request, visitor };
    if (request.method !== 'POST') return isOffice(visitor) ? givePage(came) : toSignIn(shown);
    const typed = await readForm(request, visitor.viewer.role);
    if (!typed) return givePage(came, { word: 'tooLarge' });
    const act = typed.text('act');
    if (Object.hasOwn(SHAPES, act)) return sent(came, act as Act, typed);
    if (!isOffice(visitor)) return givePage(came, { word: 'needsSignIn' });
    const file = await typed.file('paper');
    if (!file) return givePage(came, { word: 'noFile' });
    try {
      const { mutation, input, refusal } = await readPaper(request, file.bytes, file.name);
      if (!input || mutation === null || !Object.hasOwn(SHAPES, mutation))
        return givePage(came, refusal ?? { word: 'notUnderstood' });
      const faults: Faults = refusal ? new Map([['form', refusal]]) : NO_FAULTS;
      return formPage(came, {
        act: mutation as Act,
        before: input,
        fromPaper: true,
        typed: null,
        faults,
        moreRows: 0,
      });
    } catch (error) {
      return givePage(came, toldFailure(error));
    }
  };
}

/** A form came back: to be recorded, or to be shown with more rows. */
async function sent(came: Came, act: Act, typed: Typed): Promise<Page> {
  const { ask, shown, visitor } = came;
  const base = baseOf(typed);
  const before = base ?? usual(came, act);
  const requestId = /^[\w-]{1,64}$/.test(typed.text('requestId')) ? typed.text('requestId') : randomUUID();
  const filled: Filled = {
    act,
    before,
    fromPaper: base !== null,
    typed,
    faults: NO_FAULTS,
    requestId,
    moreRows: 0,
  };
  if (typed.text('do') !== 'record')
    return formPage(came, { ...filled, moreRows: typed.text('do') === 'more' ? BLANK_ROWS : 0 });
  const { input, faults } = typedRecord(SHAPES[act], before, typed);
  if (faults.size > 0) return formPage(came, { ...filled, faults, status: 422 });
  if (!isOffice(visitor))
    return formPage(came, { ...filled, faults: new Map([['form', { word: 'needsSignIn' }]]), status: 401 });
  const publish = mayPublish(visitor) && typed.text('publish') === 'yes';
  const { outcome, record, errors } = await recordPaper(ask, act, { ...input, requestId, publish });
  if (outcome === null) {
    const isReused = errors.some(({ extensions }) => extensions?.['code'] === 'REQUEST_ID_REUSED');
    return formPage(came, {
      ...filled,
      faults: faultsOf(errors, typed, SHAPES[act].rows?.path),
      ...(isReused ? { requestId: randomUUID() } : {}),
      status: 422,
    });
  }
  const form = formOf(shown);
  await ask(EntryDropDrafts, { input: { forms: [form] } });
  return {
    title: '',
    body: null,
    seeOther: addressElsewhere('/enter/done', shown.view, {
      outcome,
      area: typeof input['areaCode'] === 'string' ? input['areaCode'] : '',
      form,
      ...(record ? { [record.kind]: record.id } : {}),
      ...(typeof input['fiscalYear'] === 'string' ? {} : yearOf(input['heldOn'] ?? input['meetingOn'])),
    }),
  };
}

/** The form under which what is typed here is kept; that for another area is another one. */
const formOf = ({ path, view }: Shown) => draftForm(path, view.own['area']);

const yearOf = (day: unknown): Record<string, string> =>
  typeof day === 'string' ? { year: fiscalYearOf(day) } : {};

function blank(came: Came, act: Act, fault?: Fault): Filled {
  return {
    act,
    before: usual(came, act),
    fromPaper: false,
    typed: null,
    faults: fault ? new Map([['form', fault]]) : NO_FAULTS,
    moreRows: BLANK_ROWS,
    ...(fault ? { status: 413 } : {}),
  };
}

/** What is usual: the own area, the present year, today. */
function usual({ shown: { view }, visitor }: Came, act: Act): Record<string, unknown> {
  const today = dhakaToday();
  const areaCode = view.own['area'] ?? visitor.viewer.area ?? '';
  const thisYear = fiscalYearOf(today);
  const lastYear = fiscalYearOf(`${Number(thisYear.slice(0, 4))}-06-30`);
  if (act === 'submitActionPlan')
    return { areaCode, fiscalYear: view.fiscalYear ?? thisYear, submittedOn: today };
  if (act === 'submitAnnualReport')
    return { areaCode, fiscalYear: view.fiscalYear ?? lastYear, submittedOn: today };
  return { areaCode };
}

/** What came along from a paper; null where the form was filled in by hand, or it cannot be read. */
function baseOf(typed: Typed): Record<string, unknown> | null {
  try {
    const base: unknown = JSON.parse(typed.text('base'));
    return typeof base === 'object' && base !== null && !Array.isArray(base)
      ? (base as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function givePage({ shown, visitor }: Came, fault?: Fault): Page {
  return {
    title: wordsOf(shown.reader).paperTitle,
    ...(fault ? { status: 'word' in fault && fault.word === 'needsSignIn' ? 401 : 422 } : {}),
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: <GivePaper shown={shown} form={formOf(shown)} user={visitor.viewer.subject} fault={fault} />,
  };
}

/** The area that the address chooses stays chosen. */
function areaOf({ own }: View): Record<string, string> {
  return own['area'] === undefined ? {} : { area: own['area'] };
}

function formPage({ shown, visitor }: Came, filled: Filled): Page {
  const { reader, path, view } = shown;
  const { act, before, fromPaper, faults, status } = filled;
  const words = wordsOf(reader);
  const shape = SHAPES[act];
  const memo = before['memo'] as { rawText?: string } | null | undefined;
  const text = fromPaper ? String(memo?.rawText ?? '') : '';
  const findings = (fromPaper && Array.isArray(before['findings']) ? before['findings'] : []) as FoundOdd[];
  const form = (
    <PaperForm
      {...filled}
      shape={shape}
      reader={reader}
      action={addressElsewhere(path, view, areaOf(view))}
      requestId={filled.requestId ?? randomUUID()}
      draft={{ form: formOf(shown), user: visitor.viewer.subject }}
      mayPublish={mayPublish(visitor)}
      {...(fromPaper ? { lineOf: lineFinder(text) } : {})}
    />
  );
  return {
    title: words[shape.title],
    ...(status === undefined ? {} : { status }),
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: (
      <>
        <h1>{words[shape.title]}</h1>
        {faults.size > 0 && !isOffice(visitor) ? (
          <p>
            <a href={addressElsewhere('/sign-in', view)} target="_blank">
              {words.signInElsewhere}
            </a>
          </p>
        ) : null}
        {fromPaper ? (
          <div class="beside">
            <PaperText text={text} findings={findings} reader={reader} />
            <section class="was-read" aria-label={words.whatWasRead}>
              <h2>{words.whatWasRead}</h2>
              <Findings findings={findings} reader={reader} />
              {form}
            </section>
          </div>
        ) : (
          form
        )}
      </>
    ),
  };
}
