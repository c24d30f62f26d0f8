// The table of one division, asked from /graphql as anybody may ask it.
/* global document, location, URLSearchParams */
'use strict';

const DIVISIONS = '{ area(code: "BD") { children { code nameEn nameBn } } }';

const ROLLUP = `query RollUp($code: ID!, $fy: String!) {
  area(code: $code) { ...A children { ...A children { ...A } } }
}
fragment A on Area {
  code level nameEn nameBn
  decisionProgress(fiscalYear: $fy) { asOf assignments implemented inProgress notStarted notReported overdue percentImplemented }
  planProgress(fiscalYear: $fy) { asOf plansSubmitted plansExpected activities completed overdue percentComplete }
}`;

const COLUMNS = [
  { of: 'decisionProgress', field: 'assignments', bn: 'দায়িত্ব', en: 'Assigned' },
  { of: 'decisionProgress', field: 'implemented', bn: 'বাস্তবায়িত', en: 'Implemented' },
  { of: 'decisionProgress', field: 'inProgress', bn: 'চলমান', en: 'In progress' },
  { of: 'decisionProgress', field: 'notStarted', bn: 'শুরু হয়নি', en: 'Not started' },
  { of: 'decisionProgress', field: 'notReported', bn: 'প্রতিবেদন নেই', en: 'No report' },
  { of: 'decisionProgress', field: 'overdue', bn: 'সময় পেরিয়েছে', en: 'Overdue', late: true },
  {
    of: 'decisionProgress',
    field: 'percentImplemented',
    bn: 'বাস্তবায়নের হার',
    en: 'Share done',
    percent: true,
  },
  {
    of: 'planProgress',
    field: 'plansSubmitted',
    beside: 'plansExpected',
    bn: 'জমা / প্রত্যাশিত',
    en: 'Sent in / expected',
  },
  { of: 'planProgress', field: 'activities', bn: 'কার্যক্রম', en: 'Activities' },
  { of: 'planProgress', field: 'completed', bn: 'সম্পন্ন', en: 'Completed' },
  { of: 'planProgress', field: 'overdue', bn: 'সময় পেরিয়েছে', en: 'Overdue', late: true },
  { of: 'planProgress', field: 'percentComplete', bn: 'অগ্রগতি', en: 'Progress', percent: true },
];

const WORDS = {
  bn: {
    other: 'English',
    area: 'এলাকা',
    decisionProgress: 'সভার সিদ্ধান্ত',
    planProgress: 'কর্মপরিকল্পনা',
    loading: 'আনা হচ্ছে…',
    failed: 'উত্তর আনা গেল না। একটু পরে আবার চেষ্টা করুন।',
    partial: 'একটি অংশ এখন উত্তর দিচ্ছে না; বাকিটুকু নিচে আছে।',
    year: 'অর্থবছরটি বোঝা গেল না। এভাবে লিখুন: ২০২৩-২৪।',
    nothing: 'এ অর্থবছরে এখনও কিছু নথিভুক্ত হয়নি।',
    shown: (name, districts, year, day) =>
      `${name}, ${year}, ${day} পর্যন্ত: ${inDigits(districts)}টি জেলা। জেলার নামে চাপ দিলে উপজেলা দেখা যাবে।`,
  },
  en: {
    other: 'বাংলা',
    area: 'Area',
    decisionProgress: 'Decisions of meetings',
    planProgress: 'Action plans',
    loading: 'Loading…',
    failed: 'No answer came. Please try again in a moment.',
    partial: 'A part of the hub does not answer just now; the rest is below.',
    year: 'That is not a fiscal year. Write it as 2023-24.',
    nothing: 'Nothing is on record for this year yet.',
    shown: (name, districts, year, day) =>
      `${name}, ${year}, as of ${day}: ${districts} districts. Press a district to see its upazilas.`,
  },
};

const LOCALES = { bn: 'bn-BD', en: 'en-GB' };
const BANGLA_DIGITS = '০১২৩৪৫৬৭৮৯';
const YEARS_BACK = 6;

const page = {
  language: document.getElementById('language'),
  division: document.getElementById('division'),
  year: document.getElementById('fiscal-year'),
  told: document.getElementById('told'),
  scroll: document.querySelector('#progress .scroll'),
  head: document.querySelector('thead'),
  body: document.querySelector('tbody'),
};

let language = 'bn';
let divisions = [];
let shown = null;
let asked = 0;
const open = new Set();

async function ask(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function load() {
  const turn = ++asked;
  tell(WORDS[language].loading);
  try {
    if (!divisions.length) {
      divisions = (await ask(DIVISIONS)).data.area.children;
      fillDivisions();
    }
    if (!page.year.value) page.year.value = yearShown(await latestYear());
    const answer = await ask(ROLLUP, { code: page.division.value, fy: page.year.value.trim() });
    if (turn !== asked) return; // A later choice is on its way.
    shown = answer;
    show();
  } catch {
    if (turn === asked) fail('failed');
  }
}

function show() {
  const { data, errors = [] } = shown;
  if (errors.some(({ extensions }) => extensions.code === 'BAD_FISCAL_YEAR')) return fail('year');
  if (!data || !data.area) return fail('failed');
  page.year.removeAttribute('aria-invalid');
  const { area } = data;
  page.head.replaceChildren(...headRows());
  page.body.replaceChildren(...rowsOf(area));
  page.scroll.hidden = false;
  if (errors.length) return tell(WORDS[language].partial, true);
  const words = WORDS[language];
  const { asOf } = area.decisionProgress || area.planProgress;
  const told = words.shown(
    nameOf(area),
    area.children.length,
    yearShown(page.year.value.trim()),
    dayShown(asOf),
  );
  tell(isEmpty(area) ? `${told} ${words.nothing}` : told);
}

function isEmpty({ decisionProgress, planProgress }) {
  return !decisionProgress.assignments && !planProgress.activities && !planProgress.plansSubmitted;
}

/** The latest year of which the chosen division has something on record; this year where there is none. */
async function latestYear() {
  const years = lastYears();
  const fields = years.map(
    (year, index) => `d${index}: decisionProgress(fiscalYear: "${year}") { assignments }
      p${index}: planProgress(fiscalYear: "${year}") { activities plansSubmitted }`,
  );
  const { data } = await ask(`query Years($code: ID!) { area(code: $code) { ${fields.join(' ')} } }`, {
    code: page.division.value,
  });
  const area = (data && data.area) || {};
  const has = (part) => part && Object.values(part).some((count) => count > 0);
  return years.find((_, index) => has(area[`d${index}`]) || has(area[`p${index}`])) || years[0];
}

function headRows() {
  const words = WORDS[language];
  const groups = make('tr');
  groups.append(make('th', { scope: 'col', rowSpan: 2, className: 'area' }, words.area));
  for (const of of ['decisionProgress', 'planProgress']) {
    const width = COLUMNS.filter((column) => column.of === of).length;
    groups.append(make('th', { scope: 'colgroup', colSpan: width }, words[of]));
  }
  const names = make('tr');
  names.append(...COLUMNS.map((column) => make('th', { scope: 'col' }, column[language])));
  return [groups, names];
}

function rowsOf(division) {
  const rows = [rowOf(division, 'total')];
  for (const district of division.children) {
    const upazilas = district.children.map((upazila) => rowOf(upazila, 'upazila'));
    rows.push(rowOf(district, 'district', upazilas), ...upazilas);
  }
  return rows;
}

function rowOf(area, kind, below = []) {
  const row = make('tr', { className: kind });
  const heading = make('th', { scope: 'row' });
  if (below.length) heading.append(unfolder(area, below));
  else heading.append(nameOf(area));
  row.append(heading, ...COLUMNS.map((column) => cell(area[column.of], column)));
  return row;
}

function unfolder(district, below) {
  const button = make('button', { type: 'button' }, nameOf(district));
  const set = () => {
    button.setAttribute('aria-expanded', String(open.has(district.code)));
    for (const row of below) row.hidden = !open.has(district.code);
  };
  button.addEventListener('click', () => {
    if (!open.delete(district.code)) open.add(district.code);
    set();
  });
  set();
  return button;
}

function cell(progress, { field, beside, percent, late }) {
  const value = progress ? progress[field] : null;
  if (value === null || value === undefined) return make('td', {}, '–');
  if (beside) return make('td', {}, `${inDigits(value)} / ${inDigits(progress[beside])}`);
  if (!percent) return make('td', { className: late && value > 0 ? 'late' : '' }, inDigits(value));
  const filled = make('td', {}, `${inDigits(value, 1)}%`);
  const bar = make('progress', { max: 100, value });
  bar.setAttribute('aria-hidden', 'true');
  filled.append(bar);
  return filled;
}

function fillDivisions() {
  const chosen = page.division.value || new URLSearchParams(location.search).get('division') || '50';
  page.division.replaceChildren(
    ...divisions.map((division) =>
      make('option', { value: division.code, selected: division.code === chosen }, nameOf(division)),
    ),
  );
}

function nameOf({ nameBn, nameEn }) {
  return language === 'bn' ? nameBn : nameEn;
}

function inDigits(number, decimals = 0) {
  return number.toLocaleString(LOCALES[language], { minimumFractionDigits: decimals });
}

function dayShown(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(LOCALES[language], {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
}

/** A fiscal year in the digits of the language, when it has digits at all. */
function yearShown(year) {
  const latin = year.replace(/[০-৯]/g, (digit) => BANGLA_DIGITS.indexOf(digit));
  return language === 'bn' ? latin.replace(/\d/g, (digit) => BANGLA_DIGITS[digit]) : latin;
}

function tell(words, failed = false) {
  page.told.textContent = words;
  page.told.classList.toggle('failed', failed);
}

function fail(word) {
  page.scroll.hidden = true;
  page.year.setAttribute('aria-invalid', String(word === 'year'));
  tell(WORDS[language][word], true);
}

function make(name, properties = {}, text = '') {
  return Object.assign(document.createElement(name), properties, text ? { textContent: text } : {});
}

/** The fiscal year of today in Dhaka and those before it, newest first. A fiscal year is July to June. */
function lastYears() {
  const [year, month] = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Dhaka',
    year: 'numeric',
    month: '2-digit',
  })
    .format(new Date())
    .split('-')
    .map(Number);
  const present = month >= 7 ? year : year - 1;
  return Array.from({ length: YEARS_BACK }, (_, back) => {
    const first = present - back;
    return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
  });
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dataset.language = chosen;
  page.language.textContent = WORDS[chosen].other;
  page.language.lang = chosen === 'bn' ? 'en' : 'bn';
  page.year.value = yearShown(page.year.value);
  if (divisions.length) fillDivisions();
  if (shown) show();
}

page.language.hidden = false;
page.language.addEventListener('click', () => speak(language === 'bn' ? 'en' : 'bn'));
page.division.addEventListener('change', load);
page.year.addEventListener('change', load);
page.year.value = new URLSearchParams(location.search).get('year') || '';
speak(new URLSearchParams(location.search).get('language') === 'en' ? 'en' : 'bn');
load();
