import type { Request } from 'express';
import { fail } from '../../lib/errors';
import { FORMATS, type Format } from '../write/render';
import type { PaperAddressed } from './send-paper';

/** The routes by which papers are read; the last part of all but one ends with the form, such as .html. */
export const ADDRESSES = ['/minutes/:file', '/plans/:area/:file', '/teams/:file', '/progress'] as const;

/** The paper that a request names by one of those routes; null where it can name none. */
export function paperAddressed({ path, params, query }: Request): PaperAddressed | null {
  if (path === '/progress') return progressLetter(query);
  const [, record = '', ending = ''] = /^([\w-]{1,64})\.(\w+)$/.exec(String(params['file'])) ?? [];
  const format = formatOf(ending);
  if (!format) return null;
  const area = params['area'];
  if (typeof area === 'string') {
    if (!AREA_CODE.test(area) || !/^\d{4}-\d{2}$/.test(record)) return null;
    const plan = { area, year: record };
    return { wanted: { kind: 'ACTION_PLAN', plan }, format, name: `plan-${area}-${record}` };
  }
  return path.startsWith('/minutes/')
    ? { wanted: { kind: 'MINUTES', meeting: { id: record } }, format, name: `minutes-${record}` }
    : { wanted: { kind: 'TEAM_ORDER', team: { id: record } }, format, name: `team-${record}` };
}

/** The letter of an area on the decisions of a meeting: ?meeting=ID&area=CODE, and &format= where not HTML. */
function progressLetter({ meeting, area, format: ending = 'html' }: Request['query']): PaperAddressed {
  const format = formatOf(ending);
  const isNamed = typeof meeting === 'string' && /^[\w-]{1,64}$/.test(meeting);
  if (!format || !isNamed || typeof area !== 'string' || !AREA_CODE.test(area))
    throw fail('BAD_INPUT', {
      reason: `Name the letter as ?meeting=ID&area=CODE, and its form as &format=${FORMATS.join('|')}.`,
    });
  const wanted = { kind: 'PROGRESS_LETTER', meeting: { id: meeting }, area } as const;
  return { wanted, format, name: `progress-${area}-${meeting}` };
}

const AREA_CODE = /^[0-9A-Z]{2,16}$/;

function formatOf(ending: unknown): Format | undefined {
  return FORMATS.find((format) => format === ending);
}
