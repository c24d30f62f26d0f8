import { fail } from '../../../lib/errors';
import { plainCode } from '../../../lib/directory/plain-code';
import { connectionOf, type Connection } from '../../../lib/pagination/connection';
import { fromCursor, toCursor } from '../../../lib/pagination/cursor';
import { OrderDirection } from '../../../lib/pagination/order-direction';
import { checkedFirst } from '../../../lib/pagination/page-arguments';
import { areaIdOf } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import type { OrganisationContext } from '../context';
import { codeStatusOf, type Area } from './area';
import { AreaOrderField, type AreaFilter, type AreaListArguments, type AreaOrder } from './area-arguments';
import { areaOn } from './look-up';
import type { Ranks } from './search-index';

const LONGEST_SEARCH = 100;
const MOST_CODES = 500;
const MOST_STEPS = 3;

type Compare = (leftId: string, rightId: string) => number;

/** A page of areas, from memory. A cursor names an area, and the page goes on with those after it in the order. */
export function listAreas(context: OrganisationContext, args: AreaListArguments): Connection<Area> {
  const filter = args.filter ?? {};
  const first = checkedFirst(args.first);
  const on = filter.existsOn ?? context.today;
  const found = filter.search == null ? null : searched(context, filter.search);
  const isMeant = condition(context, filter, on);
  const compare = ordering(context, args.orderBy ?? [], found?.ranks ?? null, on);
  const areaIds = context.directory
    .allAreas()
    .filter((area) => !found || (found.ranks.has(area.id) && (!found.level || found.level === area.level)))
    .map((area) => area.id)
    .filter(isMeant)
    .sort(compare);
  const after = args.after ? afterArea(context, args.after) : null;
  const rest = after === null ? areaIds : areaIds.filter((areaId) => compare(areaId, after) > 0);
  const page = rest.slice(0, first + 1).map((areaId) => areaOn(context, areaId, filter.existsOn ?? null));
  const cursorOf = (area: Area): string => toCursor([area.code]);
  return connectionOf(page, first, args.after, cursorOf, () => areaIds.length);
}

function condition(context: OrganisationContext, filter: AreaFilter, on: Day): (areaId: string) => boolean {
  const { directory } = context;
  const withinId = filter.within == null ? null : areaIdOf(context, filter.within);
  const codes = filter.codes ?? null;
  if (codes && codes.length > MOST_CODES) {
    throw fail('BAD_INPUT', {
      reason: `filter.codes takes at most ${MOST_CODES} codes. Ask in several lists.`,
    });
  }
  const named = codes && new Set(codes.map((code) => directory.areaByCode(plainCode(code))?.id));
  return (areaId) =>
    directory.existsOn(areaId, on) &&
    (filter.level == null || directory.area(areaId)?.level === filter.level) &&
    (named === null || named.has(areaId)) &&
    (filter.codeStatus == null ||
      codeStatusOf(directory.codeOf(areaId, context.today)) === filter.codeStatus) &&
    (withinId === null || directory.isWithin(areaId, withinId, on));
}

function searched({ catalogue, directory }: OrganisationContext, text: string) {
  if (text.trim() === '' || [...text].length > LONGEST_SEARCH) {
    throw fail('BAD_INPUT', { reason: `filter.search takes 1 to ${LONGEST_SEARCH} letters.` });
  }
  const byCode = directory.areaByCode(plainCode(text));
  if (byCode) return { ranks: new Map([[byCode.id, 0]]), level: null };
  return catalogue.search.find(text);
}

function ordering(
  { directory }: OrganisationContext,
  orderBy: readonly AreaOrder[],
  ranks: Ranks | null,
  on: Day,
): Compare {
  if (orderBy.length > MOST_STEPS) {
    throw fail('BAD_INPUT', { reason: `orderBy takes at most ${MOST_STEPS} steps.` });
  }
  const codeOf = (areaId: string): string => {
    const area = directory.area(areaId);
    return area?.level === 'COUNTRY' ? '' : (directory.codeOf(areaId, on) ?? '');
  };
  const byCode: Compare = (leftId, rightId) => compareText(codeOf(leftId), codeOf(rightId));
  const comparisons: Record<AreaOrderField, Compare> = {
    [AreaOrderField.CODE]: byCode,
    [AreaOrderField.NAME_EN]: (leftId, rightId) =>
      ENGLISH.compare(directory.area(leftId)?.nameEn ?? '', directory.area(rightId)?.nameEn ?? ''),
    [AreaOrderField.NAME_BN]: (leftId, rightId) =>
      BANGLA.compare(directory.area(leftId)?.nameBn ?? '', directory.area(rightId)?.nameBn ?? ''),
  };
  const steps = orderBy.map(({ field, direction }): Compare => {
    const compare = comparisons[field];
    return direction === OrderDirection.DESC ? (leftId, rightId) => compare(rightId, leftId) : compare;
  });
  if (ranks && !orderBy.length) {
    steps.push((leftId, rightId) => (ranks.get(leftId) ?? Infinity) - (ranks.get(rightId) ?? Infinity));
  }
  return (leftId, rightId) => {
    for (const step of [...steps, byCode]) {
      const order = step(leftId, rightId);
      if (order) return order;
    }
    return 0;
  };
}

const ENGLISH = new Intl.Collator('en');
const BANGLA = new Intl.Collator('bn');

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function afterArea({ directory }: OrganisationContext, cursor: string): string {
  const [code] = fromCursor(cursor, 1);
  const area = directory.areaByCode(String(code));
  if (!area) throw fail('BAD_CURSOR');
  return area.id;
}
