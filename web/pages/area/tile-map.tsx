import { NOTHING, type Reader } from '../../language';
import type { Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';
import { rowsOf, type AreaRow } from './area-rows';
import { measureNamed, MEASURES, type AreaMeasure } from './measures';
import { countryTiles, upazilaTiles, type DistrictTiles, type TileBlock } from './place-tiles';
import { stepBounds, stepOf, type TileStep } from './tile-steps';

const SIZE = 92;
const GAP = 8;

/** A map of equal tiles, coloured by a measure; the number stands in each, and the same as a table below. */
export function TileMap({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { view, reader } = shown;
  const { words } = reader;
  const { level } = picture.area;
  const measure = measureNamed(view.own['measure']);
  const areas = rowsOf(picture.rows, level === 'COUNTRY' ? 'DISTRICT' : 'UPAZILA');
  if (areas.length === 0) return null;
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title">{filled(words.tileMap, words[measure.word])}</h2>
      <MeasureChoice measure={measure} shown={shown} />
      <p class="soft">{words.tileMapNote}</p>
      {level === 'COUNTRY' ? (
        <div class="wide" role="region" aria-label={filled(words.scrolls, words.mapMeasure)} tabIndex={0}>
          <Block block={countryTiles(areas)} measure={measure} shown={shown} />
        </div>
      ) : (
        <div class="card">
          {upazilaTiles(areas).map((district) => (
            <District key={district.of?.code ?? ''} district={district} measure={measure} shown={shown} />
          ))}
        </div>
      )}
      <Legend measure={measure} reader={reader} />
      <details>
        <summary>{words.asTable}</summary>
        <table class="short">
          <thead>
            <tr>
              <th scope="col">{words.area}</th>
              <th scope="col">{words[measure.word]}</th>
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.code}>
                <th scope="row">
                  {reader.name(area)}
                  {area.above ? <small>{reader.name(area.above)}</small> : null}
                </th>
                <td>{told(measure, area, reader)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function MeasureChoice({
  measure: present,
  shown: { view, reader, path },
}: {
  measure: AreaMeasure;
  shown: Shown;
}) {
  const { words } = reader;
  return (
    <nav class="tabs screen-only" aria-label={words.mapMeasure}>
      {MEASURES.map(({ name, word }, index) => (
        <a
          key={name}
          href={`${addressOf(path, view, { own: { ...view.own, measure: index === 0 ? '' : name } })}#map-title`}
          aria-current={name === present.name ? 'true' : undefined}
          rel="nofollow"
        >
          {words[word]}
        </a>
      ))}
    </nav>
  );
}

function Block({ block, measure, shown }: { block: TileBlock; measure: AreaMeasure; shown: Shown }) {
  const width = block.columns * (SIZE + GAP) + GAP;
  const height = block.rows * (SIZE + GAP) + GAP;
  return (
    <div class="tiles">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group">
        {block.tiles.map(({ area, column, row }) => (
          <TileOf
            key={area.code}
            area={area}
            x={GAP + column * (SIZE + GAP)}
            y={GAP + row * (SIZE + GAP)}
            measure={measure}
            shown={shown}
          />
        ))}
      </svg>
    </div>
  );
}

/** The upazilas of a district side by side, on as many lines as there is room for. */
function District({
  district,
  measure,
  shown,
}: {
  district: DistrictTiles;
  measure: AreaMeasure;
  shown: Shown;
}) {
  const { view, reader } = shown;
  const side = SIZE + GAP;
  return (
    <div class="tiles">
      {district.of ? (
        <h3>
          <a href={addressElsewhere(`/areas/${district.of.code}`, view)}>{reader.name(district.of)}</a>
        </h3>
      ) : null}
      <ul>
        {district.areas.map((area) => (
          <li key={area.code}>
            <svg viewBox={`0 0 ${side} ${side}`} width={side} height={side}>
              <TileOf area={area} x={GAP / 2} y={GAP / 2} measure={measure} shown={shown} />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}

function TileOf({
  area,
  x,
  y,
  measure,
  shown: { view, reader },
}: {
  area: AreaRow;
  x: number;
  y: number;
  measure: AreaMeasure;
  shown: Shown;
}) {
  const step = stepOf(measure, area);
  const name = reader.name(area);
  const middle = x + SIZE / 2;
  const lines = inLines(name);
  return (
    <a href={addressElsewhere(`/areas/${area.code}`, view)} class={`tile ${classOf(measure, step)}`}>
      <rect x={x} y={y} width={SIZE} height={SIZE} rx="10" />
      <text class="tile-name" x={middle} y={y + (lines.length > 1 ? 24 : 32)} text-anchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x={middle} dy={index === 0 ? 0 : 17} {...squeezed(line)}>
            {index < lines.length - 1 ? `${line} ` : line}
          </tspan>
        ))}
      </text>
      <text class="tile-value" x={middle} y={y + SIZE - 17} text-anchor="middle">
        {shortValue(measure, area, reader)}
      </text>
    </a>
  );
}

function Legend({ measure, reader }: { measure: AreaMeasure; reader: Reader }) {
  const { words } = reader;
  const sign = measure.isPercent ? '%' : '';
  const steps = stepBounds(measure).map(([from, to], step) => ({
    step: step as TileStep,
    text:
      to === null
        ? `${reader.count(from)}+`
        : from === to
          ? reader.count(from)
          : `${reader.count(from)}–${reader.count(to)}${sign}`,
  }));
  return (
    <ul class="legend" aria-label={words.legend}>
      {[
        ...steps,
        { step: 'silent' as const, text: words.noNumber },
        { step: 'apart' as const, text: words.notJoined },
      ].map(({ step, text }) => (
        <li key={step}>
          <svg
            class={`tile ${classOf(measure, step)}`}
            viewBox="0 0 22 22"
            width="22"
            height="22"
            aria-hidden="true"
          >
            <rect x="1" y="1" width="20" height="20" rx="4" />
          </svg>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}

function classOf({ isBad }: AreaMeasure, step: TileStep): string {
  return typeof step === 'string' ? step : `${isBad ? 'bad' : 'good'}-${step}`;
}

function shortValue(measure: AreaMeasure, area: AreaRow, reader: Reader): string {
  const { value } = measure.figure(area);
  if (value === null) return NOTHING;
  return measure.isPercent ? reader.percent(value) : reader.count(value);
}

function told(measure: AreaMeasure, area: AreaRow, reader: Reader): string {
  const { value, part, whole } = measure.figure(area);
  if (value === null) return `${NOTHING} (${reader.words.noNumber})`;
  const short = shortValue(measure, area, reader);
  return part === undefined || whole === undefined
    ? short
    : `${short} (${filled(reader.words.ofMany, reader.count(part), reader.count(whole))})`;
}

/** A name of two words on two lines. */
function inLines(name: string): readonly string[] {
  const at = name.indexOf(' ');
  return name.length > 9 && at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name];
}

/** A long name is drawn narrower, so that it stays within its tile. */
function squeezed(line: string) {
  return widthOf(line) > 10 ? { textLength: SIZE - 10, lengthAdjust: 'spacingAndGlyphs' } : {};
}

/** About how many Latin letters wide: of Bangla signs those above and below take no room, those beside and joined half. */
function widthOf(line: string): number {
  const wide = /[\u0980-\u09ff]/.test(line) ? 1.15 : 1;
  const marks = [...line.replace(/\u09cd./gu, '\u09bf')];
  return marks.reduce(
    (sum, mark) => sum + (/\p{Mn}/u.test(mark) ? 0 : /\p{Mc}/u.test(mark) ? wide / 2 : wide),
    0,
  );
}
