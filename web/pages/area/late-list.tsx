import type { LateDecisionFragment, LateStepFragment } from '../../operations';
import type { Shown } from '../../parts/page';
import { DaysLate } from '../../parts/days-late';
import { addressElsewhere } from '../../view';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';

/** What is late, the longest first: decisions and activities side by side, each with its way on. */
export function LateLists({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { reader } = shown;
  const { words } = reader;
  const { late, lateActivities } = picture.area;
  return (
    <section class="late" aria-labelledby="late-title">
      <h2 id="late-title">
        {words.whoIsLate}{' '}
        <small>
          {picture.lateOfAllYears
            ? words.lateRecent
            : filled(words.lateOfYear, reader.inDigits(picture.fiscalYear))}
        </small>
      </h2>
      <div class="late-pair">
        <LateList
          title={words.lateDecisionsHere}
          of="decisions"
          list={late && { count: late.totalCount, items: late.edges.map(({ node }) => decided(node)) }}
          picture={picture}
          shown={shown}
        />
        <LateList
          title={words.lateActivitiesHere}
          of="activities"
          list={
            lateActivities && {
              count: lateActivities.totalCount,
              items: lateActivities.edges.map(({ node }) => planned(node)),
            }
          }
          picture={picture}
          shown={shown}
        />
      </div>
    </section>
  );
}

type Late = LateDecisionFragment | LateStepFragment;

interface Item {
  readonly late: Late;
  readonly number: string | null;
  readonly text: string;
  /** The page of the meeting or plan it is of; null where that cannot be seen. */
  readonly path: string | null;
}

function decided(late: LateDecisionFragment): Item {
  const decision = late.assignment?.decision;
  return {
    late,
    number: decision?.number ?? null,
    text: decision?.text ?? '',
    path: decision?.meeting ? `/meetings/${decision.meeting.id}` : null,
  };
}

function planned(late: LateStepFragment): Item {
  const { activity } = late;
  return {
    late,
    number: activity?.number ?? null,
    text: activity?.task ?? '',
    path: activity?.actionPlan ? `/plans/${activity.actionPlan.id}` : null,
  };
}

function LateList({
  title,
  of,
  list,
  picture: { area, lateOfAllYears, fiscalYear },
  shown,
}: {
  title: string;
  of: 'decisions' | 'activities';
  list: { readonly count: number; readonly items: readonly Item[] } | null;
  picture: AreaPicture;
  shown: Shown;
}) {
  const { view, reader } = shown;
  const { words } = reader;
  const whole = addressElsewhere(
    `/areas/${area.code}/late`,
    { ...view, fiscalYear: lateOfAllYears ? null : fiscalYear },
    { of },
  );
  return (
    <div class={`card${list?.count === 0 ? ' nothing' : ''}`}>
      <h3>
        {title} {list ? <span class="count">{reader.count(list.count)}</span> : null}
      </h3>
      {list === null ? <p>{words.notToBeHad}</p> : null}
      {list?.count === 0 ? <p class="soft">{words.noneLate}</p> : null}
      {list && list.count > 0 ? (
        <ol class="late-items">
          {list.items.map((item, index) => (
            <LateItem key={index} item={item} shown={shown} />
          ))}
        </ol>
      ) : null}
      {list && list.count > list.items.length ? (
        <p>
          <a href={whole}>{filled(words.allLate, reader.count(list.count))}</a>
        </p>
      ) : null}
    </div>
  );
}

function LateItem({ item: { late, number, text, path }, shown }: { item: Item; shown: Shown }) {
  const { view, reader } = shown;
  const { words } = reader;
  const what = `${number ? `${reader.inDigits(number)}. ` : ''}${shortened(text)}`;
  return (
    <li>
      <p class="late-head">
        <DaysLate days={late.daysLate} reader={reader} />{' '}
        {late.area ? <Place late={late} shown={shown} /> : null}
      </p>
      <p lang="bn">{path ? <a href={addressElsewhere(path, view)}>{what}</a> : what}</p>
      <p class="soft">
        {[
          filled(words.dueOnDay, reader.day(late.dueOn)),
          words[late.reason],
          ...(late.lastReport
            ? [filled(words.lastReportOn, reader.day(late.lastReport.reportedOn))]
            : late.reason === 'NOT_REPORTED'
              ? []
              : [words.neverReported]),
        ].join(' · ')}
      </p>
    </li>
  );
}

function Place({ late, shown: { view, reader } }: { late: Late; shown: Shown }) {
  const { area } = late;
  if (!area) return null;
  const above = area.parent && area.parent.level !== 'COUNTRY' ? area.parent : null;
  return (
    <>
      <a href={addressElsewhere(`/areas/${area.code}`, view)}>{reader.name(area)}</a>{' '}
      <span class="soft">
        {reader.words[area.level]}
        {above ? `, ${reader.name(above)}` : ''}
      </span>
    </>
  );
}

const LONGEST = 140;

/** The start of a text, ended at a word. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= LONGEST) return flat;
  const cut = flat.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))} …`;
}
