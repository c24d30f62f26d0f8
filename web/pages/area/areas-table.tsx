import type { Reader } from '../../language';
import { NOTHING } from '../../language';
import type { Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';
import { hasNotJoined, rowsOf, type AreaRow } from './area-rows';
import { levelsBelow, type BelowLevel } from './below-level';
import { isOfFew, MEASURES, type AreaMeasure } from './measures';
import { readSort, sortRows, type Sort } from './sort-rows';

const LEVEL_WORDS = {
  DIVISION: 'DIVISIONS',
  DISTRICT: 'DISTRICTS',
  UPAZILA: 'UPAZILAS',
  ALL: 'ALL',
} as const;

/** The areas below, sorted as the address says; those without a team stand apart. */
export function AreasTable({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { view, reader } = shown;
  const { words } = reader;
  if (!picture.tableLevel) return null;
  const sort = readSort(view.own['sort']);
  const byName = (one: AreaRow, other: AreaRow) =>
    collator(reader).compare(reader.name(one), reader.name(other));
  const rows = sortRows(rowsOf(picture.rows, picture.tableLevel), sort, byName);
  const joined = rows.filter((row) => !hasNotJoined(row));
  const apart = rows.filter(hasNotJoined);
  return (
    <section aria-labelledby="areas-title">
      <h2 id="areas-title">
        {words.areasBelow} <span class="count">{reader.count(rows.length)}</span>
      </h2>
      <Levels level={picture.tableLevel} picture={picture} shown={shown} />
      <div class="wide" role="region" aria-label={filled(words.scrolls, words.areasBelow)} tabIndex={0}>
        <table class="areas" data-sortable>
          <thead>
            <tr>
              <Heading name="NAME" word={words.area} sort={sort} shown={shown} />
              {MEASURES.map((measure) => (
                <Heading
                  key={measure.name}
                  name={measure.name}
                  word={words[measure.word]}
                  sort={sort}
                  shown={shown}
                />
              ))}
            </tr>
          </thead>
          {joined.length > 0 ? (
            <tbody>
              {joined.map((row) => (
                <Row key={row.code} row={row} shown={shown} />
              ))}
            </tbody>
          ) : null}
          {apart.length > 0 ? (
            <tbody class="apart">
              <tr class="heading">
                <th colSpan={MEASURES.length + 1} scope="rowgroup">
                  {words.notJoined} <span class="count">{reader.count(apart.length)}</span>{' '}
                  <small>{words.notJoinedNote}</small>
                </th>
              </tr>
              {apart.map((row) => (
                <Row key={row.code} row={row} shown={shown} />
              ))}
            </tbody>
          ) : null}
        </table>
      </div>
      <p class="soft note">
        {words.rankRule} {words.noReportRule}
      </p>
    </section>
  );
}

function Levels({ level, picture, shown }: { level: BelowLevel; picture: AreaPicture; shown: Shown }) {
  const { view, reader, path } = shown;
  const levels = levelsBelow(picture.area.level);
  if (levels.length < 2) return null;
  return (
    <nav class="tabs screen-only" aria-label={reader.words.whichAreas}>
      {levels.map((each, index) => (
        <a
          key={each}
          href={`${addressOf(path, view, { own: { ...view.own, level: index === 0 ? '' : each } })}#areas-title`}
          aria-current={each === level ? 'true' : undefined}
          rel="nofollow"
        >
          {reader.words[LEVEL_WORDS[each]]}
        </a>
      ))}
    </nav>
  );
}

/** A heading that sorts: from the worst or the most at first, the other way the second time. */
function Heading({
  name,
  word,
  sort,
  shown: { view, reader, path },
}: {
  name: AreaMeasure['name'] | 'NAME';
  word: string;
  sort: Sort | null;
  shown: Shown;
}) {
  const sorted = sort && (sort.measure?.name ?? 'NAME') === name ? sort : null;
  const next = sorted ? !sorted.descending : name !== 'NAME';
  const own = { ...view.own, sort: `${next ? '-' : ''}${name}` };
  return (
    <th
      scope="col"
      data-name={name}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
    >
      <a
        href={`${addressOf(path, view, { own })}#areas-title`}
        rel="nofollow"
        title={filled(reader.words.sortBy, word)}
      >
        {word}
      </a>
    </th>
  );
}

function Row({ row, shown: { view, reader } }: { row: AreaRow; shown: Shown }) {
  const { words } = reader;
  return (
    <tr>
      <th scope="row">
        <a href={addressElsewhere(`/areas/${row.code}`, view)}>{reader.name(row)}</a>
        {row.above ? <small>{reader.name(row.above)}</small> : null}
      </th>
      {MEASURES.map((measure) => {
        const figure = measure.figure(row);
        const few = isOfFew(measure, figure);
        return (
          <td key={measure.name} data-v={figure.value ?? ''} data-few={few ? '' : undefined}>
            {figure.value === null
              ? NOTHING
              : measure.isPercent
                ? reader.percent(figure.value)
                : reader.count(figure.value)}
            {few ? <abbr title={words.notRanked}>†</abbr> : null}
            {partOf(figure, reader)}
          </td>
        );
      })}
    </tr>
  );
}

/** "n of N" beside a percentage; of a weighted one only what it is of. */
function partOf({ part, whole }: ReturnType<AreaMeasure['figure']>, reader: Reader) {
  if (whole === undefined || whole === 0) return null;
  return (
    <small>
      {part === undefined
        ? filled(reader.words.areaCount, reader.count(whole))
        : filled(reader.words.ofMany, reader.count(part), reader.count(whole))}
    </small>
  );
}

const collators = new Map<string, Intl.Collator>();

/** By the alphabet of the language; made once, since making one costs more than using it. */
function collator({ language }: Reader): Intl.Collator {
  const known = collators.get(language) ?? new Intl.Collator(language);
  collators.set(language, known);
  return known;
}
