import { dhakaToday, fiscalYearFrom, fiscalYearOf } from '../../calendar';
import { hubAddress } from '../../http/hub-address';
import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import { WidgetAreas, WidgetMeetings, type WidgetAreasQuery } from '../../operations';
import type { Reader } from '../../language';
import type { Shown } from '../../parts/page';
import { addressOf } from '../../view';
import { KINDS, type Kind } from '../answer';
import { readChoices, type Choices } from '../choices';
import { Snippets } from './snippets-shown';

const MOST_FOUND = 20;
const YEARS_OFFERED = 6;
const CODE = /^(bd|[0-9০-৯]{1,10}x?[0-9০-৯]{0,4})$/i;

/** The page on which a webmaster builds a widget: a form, what was found, and the three snippets with their preview. */
export const builderPage: WritePage = async (ask, shown, request, visitor) => {
  const { view, reader } = shown;
  const asked = askedIn(view.own, shown);
  const search = view.own['q']?.trim() ?? '';
  const chosen = view.own['area'] ?? visitor.viewer.area ?? 'BD';
  const found = search ? await find(search, ask) : { areas: null, code: chosen, away: false };
  const named = found.code === null ? null : await nameOf(found.code, ask);
  const policy = String(request.res?.getHeader('content-security-policy') ?? '');
  const head = ['v1', 'builder'].map((name) => <script key={name} src={`/embed/${name}.js`} defer />);
  return {
    title: reader.words.buildWidget,
    head,
    // The preview is a frame of this hub.
    headers: { 'content-security-policy': `${policy};frame-src 'self'` },
    body: (
      <>
        <h1>{reader.words.buildWidget}</h1>
        <p class="lead">{reader.words.buildWidgetLead}</p>
        <BuilderForm
          shown={shown}
          asked={asked}
          search={search}
          code={typeof named === 'object' && named ? named.code : chosen}
        />
        {found.areas ? <Found areas={found.areas} shown={shown} /> : null}
        {found.away || named === 'away' ? <p class="notice">{reader.words.searchAway}</p> : null}
        {isNowhere(found, named) ? (
          <p class="notice" role="status">
            {reader.words.noSuchArea}
          </p>
        ) : null}
        {named && named !== 'away' ? (
          <Snippets
            reader={reader}
            hub={hubAddress(request)}
            kind={asked.kind}
            choices={asked.choices}
            area={named.code}
            areaName={asked.choices.language === 'bn' ? named.nameBn : named.nameEn}
          />
        ) : null}
      </>
    ),
  };
};

interface Asked {
  readonly kind: Kind;
  readonly choices: Choices;
}

/** The widget speaks the language of the page unless told otherwise. */
function askedIn(own: Readonly<Record<string, string>>, { view }: Shown): Asked {
  const told: Readonly<Record<string, string | null | undefined>> = {
    lang: own['widgetLang'] ?? view.language,
    digits: own['widgetDigits'],
    theme: own['theme'],
    fiscalYear: view.fiscalYear,
  };
  return {
    kind: KINDS.find((kind) => kind === own['kind']) ?? 'progress',
    choices: readChoices((name) => told[name] ?? null),
  };
}

type FoundArea = NonNullable<WidgetAreasQuery['areas']>['edges'][number]['node'];

interface Finding {
  /** Those to choose from; null where there is no choice. */
  readonly areas: readonly FoundArea[] | null;
  readonly code: string | null;
  readonly away: boolean;
}

/** A code is taken as it is; a name is looked for, and taken where it means one area only. */
async function find(search: string, ask: Ask): Promise<Finding> {
  if (CODE.test(search)) return { areas: null, code: search, away: false };
  const { data, errors } = await ask(WidgetAreas, { search: search.slice(0, 100), first: MOST_FOUND });
  if (!data?.areas) return { areas: null, code: null, away: errors.length > 0 };
  const areas = data.areas.edges.map(({ node }) => node);
  const [first, second] = areas;
  if (first && !second) return { areas: null, code: first.code, away: false };
  return { areas, code: null, away: false };
}

async function nameOf(code: string, ask: Ask) {
  const { data, errors } = await ask(WidgetMeetings, { code, first: 0 });
  if (!data?.area) return errors.length > 0 && !data ? 'away' : null;
  const { canonicalCode, nameBn, nameEn } = data.area;
  return { code: canonicalCode, nameBn, nameEn };
}

function isNowhere(found: Finding, named: unknown): boolean {
  return !found.away && (found.areas ? found.areas.length === 0 : named === null);
}

function BuilderForm({
  shown: { view, reader },
  asked: { kind, choices },
  search,
  code,
}: {
  shown: Shown;
  asked: Asked;
  search: string;
  code: string;
}) {
  const { words } = reader;
  return (
    <form class="builder" action="/embed" method="get">
      <input type="hidden" name="area" value={code} />
      {view.language === 'en' ? <input type="hidden" name="lang" value="en" /> : null}
      <label>
        {words.whichArea}
        <input type="search" name="q" value={search} maxLength={100} autoComplete="off" placeholder={code} />
      </label>
      <Select
        label={words.whichWidget}
        name="kind"
        value={kind}
        options={[
          ['progress', words.progressWidget],
          ['late', words.lateWidget],
          ['meetings', words.meetingsWidget],
        ]}
      />
      <Select
        label={words.fiscalYear}
        name="fiscalYear"
        value={choices.fiscalYear ?? ''}
        options={[['', words.newestYear], ...yearsOffered(reader)]}
      />
      <Select
        label={words.widgetLanguage}
        name="widgetLang"
        value={choices.language}
        options={[
          ['bn', 'বাংলা'],
          ['en', 'English'],
        ]}
      />
      <Select
        label={words.widgetDigits}
        name="widgetDigits"
        value={view.own['widgetDigits'] ?? ''}
        options={[
          ['', words.asLanguage],
          ['beng', '১২৩'],
          ['latn', '123'],
        ]}
      />
      <Select
        label={words.theme}
        name="theme"
        value={choices.theme}
        options={[
          ['auto', words.themeAuto],
          ['light', words.themeLight],
          ['dark', words.themeDark],
        ]}
      />
      <button type="submit">{words.show}</button>
    </form>
  );
}

function Select({
  label,
  name,
  value,
  options,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
}) {
  return (
    <label>
      {label}
      <select name={name}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Found({ areas, shown: { view, reader } }: { areas: readonly FoundArea[]; shown: Shown }) {
  if (areas.length === 0) return null;
  const { q: _searched, ...rest } = view.own;
  return (
    <nav aria-label={reader.words.whichOfThese}>
      <h2>{reader.words.whichOfThese}</h2>
      <ul class="found">
        {areas.map((area) => (
          <li key={area.code}>
            <a href={addressOf('/embed', view, { own: { ...rest, area: area.code } })}>{reader.name(area)}</a>{' '}
            {reader.words[area.level]}
            {area.parent ? `, ${reader.name(area.parent)}` : ''}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function yearsOffered(reader: Reader): (readonly [string, string])[] {
  const now = Number(fiscalYearOf(dhakaToday()).slice(0, 4));
  return Array.from({ length: YEARS_OFFERED }, (_, back) => {
    const year = fiscalYearFrom(now - back);
    return [year, reader.inDigits(year)] as const;
  });
}
