import { dhakaToday } from '../../calendar';
import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { filled } from '../../words/widget-card';
import { yearsToChoose, type AreaPicture } from './ask-area';
import { changeOf } from './change-of';

/** Where one is, and the three answers that a commissioner comes for. */
export function AreaHead({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { view, reader } = shown;
  const { words } = reader;
  const { area } = picture;
  return (
    <>
      <nav aria-label={words.breadcrumb}>
        <ol class="crumbs">
          {[...area.ancestors].reverse().map((above) => (
            <li key={above.code}>
              <a href={addressElsewhere(`/areas/${above.code}`, view)}>{reader.name(above)}</a>
            </li>
          ))}
          <li aria-current="page">{reader.name(area)}</li>
        </ol>
      </nav>
      <div class="area-head">
        <h1>
          {reader.name(area)}{' '}
          <small>
            {area.level === 'COUNTRY' ? '' : `${words[area.level]} · `}
            {words.fiscalYear} {reader.inDigits(picture.fiscalYear)} · {reader.day(picture.asOf)}
          </small>
        </h1>
      </div>
      {picture.yearChosen === 'NEWEST' ? (
        <p class="notice">{filled(words.yearIsNewest, reader.inDigits(picture.fiscalYear))}</p>
      ) : null}
      <Brief picture={picture} shown={shown} />
    </>
  );
}

/** The three answers as three numbers. */
function Brief({ picture, shown: { reader } }: { picture: AreaPicture; shown: Shown }) {
  const { words } = reader;
  const {
    decisionProgress: d,
    decisionsBefore,
    planProgress: p,
    plansBefore,
    late,
    lateActivities,
  } = picture.area;
  const lateInAll =
    late || lateActivities ? (late?.totalCount ?? 0) + (lateActivities?.totalCount ?? 0) : null;
  if (d?.assignments === 0 && p?.activities === 0 && lateInAll === 0) {
    return <p class="notice">{words.nothingYet}</p>;
  }
  const changes = [
    [words.implementedChange, d?.implemented, decisionsBefore?.implemented],
    [words.completedChange, p?.completed, plansBefore?.completed],
    [words.lateChange, sum(d?.overdue, p?.overdue), sum(decisionsBefore?.overdue, plansBefore?.overdue)],
    [
      words.reportedChange,
      sum(d?.reported, p?.reported),
      sum(decisionsBefore?.reported, plansBefore?.reported),
    ],
  ] as const;
  const changed = changes.flatMap(([name, now, before]) =>
    now === undefined || before === undefined || now === before
      ? []
      : [`${name} ${changeOf(now, before, reader)}`],
  );
  return (
    <dl class="brief" aria-label={words.inBrief}>
      <div class={lateInAll === 0 ? undefined : 'is-late'}>
        <dt>{words.lateInAll}</dt>
        <dd>
          <b>{lateInAll === null ? words.notToBeHad : reader.count(lateInAll)}</b>
          <span>
            {filled(words.lateSplit, countOf(late?.totalCount), countOf(lateActivities?.totalCount))}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.decisionsImplemented}</dt>
        <dd>
          <b>{reader.percent(d?.percentImplemented)}</b>
          <span>
            {d
              ? filled(words.ofMany, reader.count(d.implemented), reader.count(d.assignments - d.dropped))
              : words.notToBeHad}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.plansProgress}</dt>
        <dd>
          <b>{reader.percent(p?.percentComplete)}</b>
          <span>
            {p
              ? p.percentExpectedToDate === null
                ? words.nothingPlanned
                : filled(words.expectedToDate, reader.percent(p.percentExpectedToDate))
              : words.notToBeHad}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.whatChanged}</dt>
        <dd>
          <span class="changes">{changed.length > 0 ? changed.join(' · ') : words.unchanged}</span>
          <span>{filled(words.since, reader.day(picture.before))}</span>
        </dd>
      </div>
    </dl>
  );

  function countOf(count: number | undefined): string {
    return count === undefined ? '–' : reader.count(count);
  }
}

/** Of which year, day and map the page is; a form that works without scripts. */
export function Controls({ picture, shown: { view, reader, path } }: { picture: AreaPicture; shown: Shown }) {
  const { words } = reader;
  const usualDigits = view.digits === (view.language === 'bn' ? 'beng' : 'latn');
  const hidden = {
    ...(view.language === 'bn' ? {} : { lang: view.language }),
    ...(usualDigits ? {} : { digits: view.digits }),
    ...view.own,
  };
  return (
    <form class="controls screen-only" method="get" action={path} aria-label={words.controls}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        {words.fiscalYear}
        <select name="fiscalYear">
          {yearsToChoose(picture.asOf, picture.fiscalYear).map((year) => (
            <option key={year} value={year} selected={year === picture.fiscalYear}>
              {reader.inDigits(year)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>
          {words.asOf} <small>({words.asOfNote})</small>
        </span>
        <input type="date" name="asOf" value={view.asOf ?? ''} max={dhakaToday()} />
      </label>
      <label>
        {words.mapOfAreas}
        <select name="map">
          <option value="CURRENT" selected={view.map === 'CURRENT'}>
            {words.mapNow}
          </option>
          <option value="AS_OF" selected={view.map === 'AS_OF'}>
            {words.mapThen}
          </option>
        </select>
      </label>
      <button type="submit">{words.show}</button>
      <button type="button" class="second" data-print hidden>
        {words.print}
      </button>
    </form>
  );
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}
