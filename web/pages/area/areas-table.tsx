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

/** From so many rows on, those out of sight are neither laid out nor painted: that takes other boxes than a table's. */
const LONG = 100;

/** The areas below, sorted as the address says; those without a team stand apart. */
export function AreasTable({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { view, reader } = shown;
  const { words } = reader;
  if (!picture.tableLevel) return null;
  const sort = readSort(view.own['sort']);
  const byName = (one: AreaRow, other: AreaRow) =>
    collator(reader).compare(reader.name(one), reader.name(other));
  const onMap = rowsOf(picture.rows, picture.tableLevel);
  const places = new Map(onMap.map(({ code }, place) => [code, place]));
  const ranks = ranksOf(onMap, byName);
  const rows = sortRows(onMap, sort, byName);
  const role = rolesOf(rows.length > LONG);
  const list = (some: readonly AreaRow[]) =>
    some.map((row) => (
      <Row
        key={row.code}
        row={row}
        place={places.get(row.code)}
        rank={ranks.get(row)}
        role={role}
        shown={shown}
      />
    ));
  const joined = rows.filter((row) => !hasNotJoined(row));
  const apart = rows.filter(hasNotJoined);
  return (
    <section aria-labelledby="areas-title">
      <h2 id="areas-title">
        {words.areasBelow} <span class="count">{reader.count(rows.length)}</span>
      </h2>
      <Levels level={picture.tableLevel} picture={picture} shown={shown} />
      <div class="wide" role="region" aria-label={filled(words.scrolls, words.areasBelow)} tabIndex={0}>
        <table class={rows.length > LONG ? 'areas long' : 'areas'} role={role('table')} data-sortable>
          <thead role={role('rowgroup')}>
            <tr role={role('row')}>
              <Heading name="NAME" word={words.area} sort={sort} role={role} shown={shown} />
              {MEASURES.map((measure) => (
                <Heading
                  key={measure.name}
                  name={measure.name}
                  word={words[measure.word]}
                  sort={sort}
                  role={role}
                  shown={shown}
                />
              ))}
            </tr>
          </thead>
          {joined.length > 0 ? <tbody role={role('rowgroup')}>{list(joined)}</tbody> : null}
          {apart.length > 0 ? (
            <tbody class="apart" role={role('rowgroup')}>
              <tr class="heading" role={role('row')}>
                <th colSpan={MEASURES.length + 1} scope="rowgroup" role={role('rowheader')}>
                  {words.notJoined} <span class="count">{reader.count(apart.length)}</span>{' '}
                  <small>{words.notJoinedNote}</small>
                </th>
              </tr>
              {list(apart)}
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
  role,
  shown: { view, reader, path },
}: {
  name: AreaMeasure['name'] | 'NAME';
  word: string;
  sort: Sort | null;
  role: RoleOf;
  shown: Shown;
}) {
  const sorted = sort && (sort.measure?.name ?? 'NAME') === name ? sort : null;
  const next = sorted ? !sorted.descending : name !== 'NAME';
  const own = { ...view.own, sort: `${next ? '-' : ''}${name}` };
  return (
    <th
      scope="col"
      role={role('columnheader')}
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

/** `data-place` is its place on the map, by which rows that are equal are sorted; its name's number is that of its rank. */
function Row({
  row,
  place,
  rank,
  role,
  shown: { view, reader },
}: {
  row: AreaRow;
  place: number | undefined;
  rank: number | undefined;
  role: RoleOf;
  shown: Shown;
}) {
  const { words } = reader;
  return (
    <tr role={role('row')} data-place={place}>
      <th scope="row" role={role('rowheader')} data-v={rank}>
        <a href={addressElsewhere(`/areas/${row.code}`, view)}>{reader.name(row)}</a>
        {row.above ? <small>{reader.name(row.above)}</small> : null}
      </th>
      {MEASURES.map((measure) => {
        const figure = measure.figure(row);
        const few = isOfFew(measure, figure);
        return (
          <td
            key={measure.name}
            role={role('cell')}
            data-v={figure.value ?? ''}
            data-few={few ? '' : undefined}
          >
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

type Role = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';
type RoleOf = (role: Role) => Role | undefined;

/** What is drawn by other boxes than those of a table says what it is: some browsers go by the boxes. */
const rolesOf =
  (isLong: boolean): RoleOf =>
  (role) =>
    isLong ? role : undefined;

/** The place of each name in the alphabet, equal names alike: a browser takes long to compare names in Bangla. */
function ranksOf(
  rows: readonly AreaRow[],
  byName: (one: AreaRow, other: AreaRow) => number,
): ReadonlyMap<AreaRow, number> {
  let last: AreaRow | undefined;
  let rank = 0;
  return new Map(
    [...rows].sort(byName).map((row) => {
      if (last && byName(last, row) !== 0) rank += 1;
      last = row;
      return [row, rank];
    }),
  );
}

const collators = new Map<string, Intl.Collator>();

/** By the alphabet of the language; made once, since making one costs more than using it. */
function collator({ language }: Reader): Intl.Collator {
  const known = collators.get(language) ?? new Intl.Collator(language);
  collators.set(language, known);
  return known;
}
