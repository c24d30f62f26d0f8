import type { Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';
import type { AreaPicture } from './ask-area';
import { figuresHash } from './figures-hash';

/** What is said with the figures wherever they go: of when, on which basis, by which map, and their hash. */
export function Cite({ picture, shown: { view, reader } }: { picture: AreaPicture; shown: Shown }) {
  const { words } = reader;
  const { area } = picture;
  const basis = area.decisionProgress?.basis ?? area.planProgress?.basis ?? 'PUBLISHED';
  const said: Readonly<Record<string, string>> = {
    '{area}': `${reader.name(area)} (${reader.inDigits(area.code)})`,
    '{year}': reader.inDigits(picture.fiscalYear),
    '{day}': reader.day(area.decisionProgress?.asOf ?? picture.asOf),
    '{basis}': basis === 'ALL' ? words.basisAll : words.basisPublished,
    '{map}': view.map === 'AS_OF' ? words.mapThen : words.mapNow,
    '{hash}': figuresHash(picture, view.map),
  };
  return (
    <p class="cite">
      <span class="visually-hidden">{words.citeTitle}: </span>
      {words.cite.replace(/\{[a-z]+\}/g, (name) => said[name] ?? name)}
    </p>
  );
}

/** The same figures as CSV, and the other pages of the area. */
export function Onward({ picture, shown: { view, reader } }: { picture: AreaPicture; shown: Shown }) {
  const { words } = reader;
  const path = `/areas/${picture.area.code}`;
  const at = { ...view, fiscalYear: picture.fiscalYear };
  const csv = (part: string) => addressOf(`${path}.csv`, at, { own: { ...view.own, part } });
  return (
    <nav class="onward screen-only" aria-label={words.goTo}>
      <a href={addressElsewhere(`${path}/meetings`, view)}>{words.itsMeetings}</a>
      <a href={addressElsewhere(`${path}/plans`, view)}>{words.itsPlans}</a>
      <a href={csv('areas')} download>
        {words.csvAreas}
      </a>
      <a href={csv('late')} download>
        {words.csvLate}
      </a>
      <a href={csv('months')} download>
        {words.csvMonths}
      </a>
      <a href={csv('years')} download>
        {words.csvYears}
      </a>
    </nav>
  );
}
