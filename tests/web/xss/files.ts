import { parse as readCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { SAVED_QUERIES } from '../../../web/saved-queries';
import { HOSTILE_AREA, HOSTILE_YEAR, type HostileRecords } from './hostile-records';
import { placesIn } from './payloads';

/** A file that the hub gave out, which payloads stand in it, and whether each is only text there. */
export interface GivenFile {
  readonly what: string;
  readonly isSound: boolean;
  readonly places: ReadonlySet<number>;
}

const DATA_FILES = [
  ...['areas', 'meetings', 'decisions', 'assignments', 'plans', 'activities'].map((name) => `${name}.csv`),
  'datapackage.json',
];

/** Every file that holds records, as anybody gets it. */
export async function filesOf(hub: string, { meeting, plan, team }: HostileRecords): Promise<GivenFile[]> {
  const year = `fiscalYear=${HOSTILE_YEAR}`;
  const area = `/areas/${HOSTILE_AREA}`;
  const saved = SAVED_QUERIES.filter(({ role }) => role === 'PUBLIC').flatMap(({ name, parameters }) => {
    const given = new URLSearchParams();
    for (const { name: parameter, isRequired, example } of parameters)
      if (parameter === 'code') given.set(parameter, HOSTILE_AREA);
      else if (isRequired && example !== null) given.set(parameter, example);
    return ['csv', 'json'].map((format) => `/q/${name}.${format}?${given.toString()}`);
  });
  const tables = ['', '&part=late', '&part=months', '&part=years'].map(
    (part) => `${area}.csv?${year}${part}`,
  );
  const letters = ['minutes/' + meeting, `plans/${HOSTILE_AREA}/${HOSTILE_YEAR}`, `teams/${team}`].flatMap(
    (name) => ['txt', 'docx'].map((format) => `/papers/${name}.${format}`),
  );
  const widgets = ['progress', 'late', 'meetings'].map((kind) => `/embed/${kind}/${HOSTILE_AREA}.json`);
  const paths = [
    ...tables,
    `${area}/late.csv?years=older`,
    ...['meetings', 'plans'].map((list) => `${area}/${list}.csv?${year}`),
    `${area}/why.csv?of=decisions&measure=ASSIGNMENTS&${year}`,
    ...DATA_FILES.map((name) => `/data/${HOSTILE_YEAR}/${name}`),
    `/meetings/${meeting}.csv`,
    `/plans/${plan}.csv`,
    ...saved,
    ...letters,
    `${area}/due.ics`,
    ...widgets,
    `/oembed?format=xml&url=${encodeURIComponent(hub + area)}`,
  ];
  const files: GivenFile[] = [];
  for (const path of paths) files.push(await given(hub, path));
  return files;
}

async function given(hub: string, path: string): Promise<GivenFile> {
  const response = await fetch(hub + path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const name = response.headers.get('content-disposition') ?? 'inline';
  const isNamed = /^(inline|(attachment|inline); filename="?[\w.-]+"?)$/.test(name);
  const isPlain = response.headers.get('x-content-type-options') === 'nosniff';
  const isSound = response.status === 200 && isNamed && isPlain && (SOUND[type]?.(text, bytes) ?? false);
  return { what: `${path} ${response.status} ${type} ${name}`, isSound, places: placesIn(text) };
}

/** What would make each kind of file more than a file of texts. */
const SOUND: Readonly<Record<string, (text: string, bytes: Buffer) => boolean>> = {
  'text/csv': (text) => (readCsv(text, { bom: true }) as string[][]).flat().every((cell) => !isFormula(cell)),
  'application/json': (text) => typeof JSON.parse(text) === 'object',
  'text/plain': () => true,
  'text/calendar': isCalendar,
  'text/xml': isXml,
  // What is inside is tried by tests/attacks/exports.test.ts.
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (_text, bytes) =>
    bytes.subarray(0, 2).toString() === 'PK',
};

/** Spreadsheets of East Asia take the wide signs for formulas too; blanks and marks before one are passed over by some. */
function isFormula(cell: string): boolean {
  return (/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)) || /^[\t\r]/.test(cell);
}

/** Folded lines of known names, and as many entries as there are ids. */
function isCalendar(text: string): boolean {
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean);
  const entries = lines.filter((line) => line === 'BEGIN:VEVENT').length;
  return (
    !/[^\r]\n|\r[^\n]/.test(text) &&
    lines.every((line) => /^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/.test(line)) &&
    entries > 0 &&
    entries === lines.filter((line) => line.startsWith('UID:')).length &&
    !lines.includes('SUMMARY:x')
  );
}

function isXml(text: string): boolean {
  const parser = new SaxesParser();
  const names = new Set<string>();
  let isFaulty = false;
  parser.on('opentag', ({ name }) => names.add(name));
  parser.on('error', () => (isFaulty = true));
  parser.write(text).close();
  return !isFaulty && ![...names].some((name) => /^(script|img|svg|iframe)$/i.test(name));
}
