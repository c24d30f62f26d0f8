import type { WriteTable } from '../../http/send-table';
import { cutNote, wholeList } from '../../tables/whole-list';
import { choiceOf } from './choice-of';
import { readWhy, type WhyRead } from './read-why';

const COLUMNS = [
  ...['areaCode', 'areaBn', 'areaEn', 'level', 'text', 'status', 'reportedOn', 'day', 'page'],
  ...['measure', 'fiscalYear', 'asOf', 'map', 'basis'],
];

/** The records that a number counts, a row for each; without rows where it has none to list. */
export const whyTable: WriteTable = async (ask, { view }, request) => {
  const choice = choiceOf(String(request.params['code']), view);
  if (!choice) return null;
  let why: WhyRead | undefined;
  const list = await wholeList(async (after) => {
    const read = await readWhy(
      ask,
      { ...choice, after },
      why ? { ...view, fiscalYear: why.fiscalYear } : view,
    );
    if (!read) return null;
    why = read;
    return read.records ?? { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, rows: [] };
  });
  if (!list || !why) return null;
  const { fiscalYear, progress } = why;
  const counted = [choice.measure, fiscalYear, progress?.asOf ?? null, view.map, progress?.basis ?? null];
  const rows = list.rows.map(({ area, text, status, reportedOn, day, path }) => [
    ...[area?.code ?? null, area?.nameBn ?? null, area?.nameEn ?? null, area?.level ?? null],
    ...[text, status, reportedOn, day, path, ...counted],
  ]);
  return {
    name: `why-${choice.code}-${choice.measure}-${fiscalYear}`,
    columns: COLUMNS,
    rows: [...rows, ...cutNote(list.left, COLUMNS)],
  };
};
