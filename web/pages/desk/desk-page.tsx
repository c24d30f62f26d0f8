import { dhakaToday, fiscalYearOf } from '../../calendar';
import type { WritePage } from '../../http/send-page';
import { DeskPage, DeskWaiting, type DeskPageQuery } from '../../operations';
import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import { FORM_HEADERS, isOffice, toSignIn } from '../enter/who-writes';
import { SignOut } from '../sign-in/sign-in-page';
import { inThreeHeaps, type Owed } from './heaps';
import { Letters } from './letters';
import { OwedList } from './owed-list';
import { paperRows, Papers } from './papers';
import { Unfinished } from './unfinished';

type Area = NonNullable<DeskPageQuery['area']>;

/** What an office has to do, the most urgent first, each with the way to do it. */
export const deskPage: WritePage = async (ask, shown, _request, visitor) => {
  const { view, reader } = shown;
  const { viewer } = visitor;
  const words = deskWords[reader.language];
  const isFresh = view.own['from'] === 'sign-in';
  if (viewer.role === 'PUBLIC')
    return isFresh
      ? { title: '', body: null, seeOther: addressElsewhere('/sign-in', view, { why: 'notKept' }) }
      : toSignIn(shown);
  const code = view.own['area'] ?? viewer.area ?? 'BD';
  const today = dhakaToday();
  const thisYear = fiscalYearOf(today);
  const lastYear = fiscalYearOf(`${Number(thisYear.slice(0, 4))}-06-30`);
  const answers = viewer.role === 'COMMISSIONER' || viewer.role === 'ADMIN';
  const [{ data, errors }, waiting] = await Promise.all([
    ask(DeskPage, { code, thisYear, lastYear }),
    answers ? ask(DeskWaiting, { code }) : null,
  ]);
  const area = data?.area;
  if (!area) return null;
  const drafts = paperRows({
    meetings: area.meetings,
    actionPlans: area.actionPlans,
    annualReports: data.annualReports,
  });
  const toApprove = waiting?.data ? paperRows(waiting.data) : [];
  const owed = [...owedDecisions(area), ...owedActivities(area)];
  const heaps = inThreeHeaps(owed, today);
  const begun = data.entryDrafts ?? [];
  const letters = area.openReportRequests ?? [];
  const isEmpty =
    Object.values(heaps).every((heap) => heap.length === 0) &&
    drafts.length + toApprove.length + letters.length === 0;
  return {
    title: words.desk,
    isPartial: errors.length + (waiting?.errors.length ?? 0) > 0,
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: (
      <>
        <header class="desk-head">
          <div>
            <h1>{words.desk}</h1>
            <p>
              <a href={addressElsewhere(`/areas/${area.code}`, view)}>{reader.name(area)}</a> ·{' '}
              {viewer.role in words ? words[viewer.role as 'OFFICER'] : viewer.role} · {viewer.subject}
            </p>
          </div>
          <SignOut shown={shown} unfinished={begun.length} />
        </header>
        {isOffice(visitor) ? <Ways shown={shown} area={area.code} /> : <p class="notice">{words.noOffice}</p>}
        <Unfinished begun={begun} shown={shown} textOf={new Map(owed.map(({ id, text }) => [id, text]))} />
        <Papers title={words.waiting} rows={toApprove} shown={shown} showsArea />
        {isEmpty ? (
          <section class="empty">
            <h2>{words.nothingDue}</h2>
            <p>{words.nothingDueDo}</p>
          </section>
        ) : null}
        <Letters letters={letters} today={today} shown={shown} />
        <OwedList title={words.late} kind="late" owed={heaps.late} shown={shown} />
        <OwedList title={words.soon} kind="soon" owed={heaps.soon} shown={shown} />
        <Duties area={area} shown={shown} today={today} />
        <Papers title={words.drafts} rows={drafts} shown={shown} />
        <OwedList title={words.later} kind="later" owed={heaps.later} shown={shown} />
        {(area.assignments?.totalCount ?? 0) > SHOWN || (area.activities?.totalCount ?? 0) > SHOWN ? (
          <p class="hint">{words.moreThere}</p>
        ) : null}
      </>
    ),
  };
};

/** As many as the question asks for. */
const SHOWN = 200;

function Ways({ shown: { view, reader }, area }: { shown: Shown; area: string }) {
  const words = deskWords[reader.language];
  const to = (path: string) => addressElsewhere(path, view, { area });
  return (
    <ul class="ways">
      <li>
        <a class="main" href={to('/enter/paper')}>
          {words.newPaper}
        </a>
      </li>
      <li>
        <a href={to('/enter/minutes')}>{words.newMinutes}</a>
      </li>
      <li>
        <a href={to('/enter/plan')}>{words.newPlan}</a>
      </li>
      <li>
        <a href={to('/enter/annual')}>{words.newAnnual}</a>
      </li>
      <li>
        <a href={addressElsewhere(`/areas/${area}/due.ics`, view)}>{words.calendar}</a>
      </li>
    </ul>
  );
}

/** What the rules of this level ask for each year; nothing where they ask nothing. */
function Duties({ area, shown: { view, reader }, today }: { area: Area; shown: Shown; today: string }) {
  const words = deskWords[reader.language];
  const asks = (kind: string) =>
    area.duties.some(
      ({ duty, validFrom, validTo }) =>
        duty === kind && (!validFrom || validFrom <= today) && (!validTo || validTo >= today),
    );
  const rows = [
    { is: asks('YEARLY_PLAN'), has: area.planThisYear, word: words.planDue, path: '/enter/plan' },
    { is: asks('ANNUAL_REPORT'), has: area.reportLastYear, word: words.annualDue, path: '/enter/annual' },
  ].filter(({ is }) => is);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{words.duties}</h2>
      <ul class="cards">
        {rows.map(({ has, word, path }) => (
          <li key={path}>
            <p>{word}</p>
            <p>
              <strong class={has ? 'there' : 'missing'}>
                {has ? '✓' : '○'} {has ? words.isThere : words.isMissing}
              </strong>{' '}
              {has ? (
                <a href={addressElsewhere(`/desk/papers/${has.id}`, view)}>{words[has.state]}</a>
              ) : (
                <a href={addressElsewhere(path, view, { area: area.code })}>{words.open}</a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function owedDecisions(area: Area): Owed[] {
  return (area.assignments?.edges ?? []).map(({ node }) => ({
    kind: 'decision',
    id: node.id,
    number: node.decision?.number ?? null,
    text: node.decision?.text ?? '',
    from: node.issuedBy,
    dueOn: node.dueOn ?? null,
    isAskedByLetter: node.dueBasis === 'REQUEST',
    daysOverdue: node.daysOverdue,
    status: node.status,
    reportedOn: node.reportedOn ?? null,
  }));
}

function owedActivities(area: Area): Owed[] {
  return (area.activities?.edges ?? []).map(({ node }) => ({
    kind: 'activity',
    id: node.id,
    number: node.number ?? null,
    text: node.task,
    from: null,
    dueOn: node.dueOn ?? null,
    isAskedByLetter: false,
    daysOverdue: node.daysOverdue,
    status: node.status,
    reportedOn: node.reportedOn ?? null,
  }));
}
