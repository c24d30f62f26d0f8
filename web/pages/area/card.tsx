import type { ComponentChildren } from 'preact';
import type { Reader } from '../../language';
import type { DecisionMeasure, PlanMeasure } from '../../operations';
import type { Shown } from '../../parts/page';
import { Mark, type Standing } from '../../parts/standing';
import { addressElsewhere } from '../../view';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';
import { changeOf, medianOf } from './change-of';

/** Which measure a number is, as the page that tells why names it. */
export type Why = readonly ['decisions', DecisionMeasure] | readonly ['plans', PlanMeasure];

/** A card with a title, and the way to what is behind its number. */
export function Card({
  title,
  why,
  picture,
  shown,
  children,
}: {
  title: string;
  why?: Why;
  picture: AreaPicture;
  shown: Shown;
  children: ComponentChildren;
}) {
  return (
    <div class="card">
      <h3>
        {title} {why ? <WhyLink title={title} why={why} picture={picture} shown={shown} /> : null}
      </h3>
      {children}
    </div>
  );
}

/** The way to the records behind a number. */
export function WhyLink({
  title,
  why: [of, measure],
  picture: { area, fiscalYear },
  shown: { view, reader },
}: {
  title: string;
  why: Why;
  picture: AreaPicture;
  shown: Shown;
}) {
  const { words } = reader;
  return (
    <a
      class="why"
      href={addressElsewhere(`/areas/${area.code}/why`, { ...view, fiscalYear }, { of, measure })}
      aria-label={filled(words.whyNumber, title)}
      rel="nofollow"
    >
      {words.why}
    </a>
  );
}

/** One of the two numbers of a card, with its name and its change. */
export function Line({
  title,
  name,
  value,
  before,
  why,
  picture,
  shown,
}: {
  title: string;
  name: string;
  value: number | null | undefined;
  before: number | undefined;
  why: Why;
  picture: AreaPicture;
  shown: Shown;
}) {
  const { reader } = shown;
  return (
    <div class="line">
      <p>
        <b class="figure">{value == null ? reader.words.notToBeHad : reader.count(value)}</b> {name}{' '}
        <WhyLink title={`${title}, ${name}`} why={why} picture={picture} shown={shown} />
      </p>
      {value == null || before === undefined ? null : (
        <Change now={value} before={before} picture={picture} shown={shown} />
      )}
    </div>
  );
}

/** How a number has changed since the end of last month. */
export function Change({
  now,
  before,
  picture,
  shown: { reader },
}: {
  now: number;
  before: number | undefined;
  picture: AreaPicture;
  shown: Shown;
}) {
  if (before === undefined) return null;
  const { words } = reader;
  return (
    <p class="soft change">
      {changeOf(now, before, reader)} {filled(words.since, reader.day(picture.before))}
    </p>
  );
}

/** Where the areas beside this one stand. */
export function Median({ values, reader }: { values: readonly (number | null)[]; reader: Reader }) {
  if (values.length < 2) return null;
  const known = values.filter((value) => value !== null);
  const median = known.length < 2 ? null : medianOf(known);
  const { words } = reader;
  return (
    <p class="soft">
      {median === null
        ? words.noMedian
        : filled(words.median, reader.percent(median), reader.count(known.length))}
    </p>
  );
}

/** A number set against what was expected. */
export function Against({ part, whole, reader }: { part: number; whole: number; reader: Reader }) {
  const { words } = reader;
  if (whole === 0) return <p class="big none">{words.noneExpected}</p>;
  return (
    <>
      <p class="big">{filled(words.ofMany, reader.count(part), reader.count(whole))}</p>
      <progress max={whole} value={Math.min(part, whole)} aria-hidden="true" />
    </>
  );
}

/** The card of a number that cannot be had. */
export function Away({ title, reader }: { title: string; reader: Reader }) {
  return (
    <div class="card">
      <h3>{title}</h3>
      <p>{reader.words.notToBeHad}</p>
    </div>
  );
}

/** How a whole divides into states: a bar for the eye, and each state by shape, word and number. */
export function States({
  states,
  reader,
}: {
  states: readonly (readonly [standing: Standing, name: string, count: number])[];
  reader: Reader;
}) {
  const whole = states.reduce((sum, [, , count]) => sum + count, 0);
  if (whole === 0) return null;
  let from = 0;
  return (
    <>
      <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
        {states.map(([standing, , count]) => {
          const width = (count / whole) * 1000;
          const x = from;
          from += width;
          return width > 0 ? (
            <rect key={standing} class={standing} x={x} y="0" width={Math.max(width - 3, 1)} height="12" />
          ) : null;
        })}
      </svg>
      <dl class="states">
        {states
          .filter(([, , count]) => count > 0)
          .map(([standing, name, count]) => (
            <div key={standing}>
              <dt>
                <Mark standing={standing} /> {name}
              </dt>
              <dd>{reader.count(count)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
