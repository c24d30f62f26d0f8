import type { Level, OfficeRecord } from '../../../lib/directory/records';
import type { Day } from '../../../lib/time/day';
import type { FactRow } from './fact-row';
import type { AreaFact, MemoFact } from './facts';

interface OfficeForm {
  readonly kind: string;
  readonly nameEn: string;
  readonly nameBn: string;
  readonly headEn: string;
  readonly headBn: string;
}

/** The office that the field administration has at each level, and the post at its head. */
const FORMS: Partial<Record<Level, OfficeForm>> = {
  COUNTRY: {
    kind: 'CABINET_DIVISION',
    nameEn: 'Cabinet Division',
    nameBn: 'মন্ত্রিপরিষদ বিভাগ',
    headEn: 'Cabinet Secretary',
    headBn: 'মন্ত্রিপরিষদ সচিব',
  },
  DIVISION: {
    kind: 'DIVISIONAL_COMMISSIONER',
    nameEn: "Divisional Commissioner's Office",
    nameBn: 'বিভাগীয় কমিশনারের কার্যালয়',
    headEn: 'Divisional Commissioner',
    headBn: 'বিভাগীয় কমিশনার',
  },
  DISTRICT: {
    kind: 'DEPUTY_COMMISSIONER',
    nameEn: "Deputy Commissioner's Office",
    nameBn: 'জেলা প্রশাসকের কার্যালয়',
    headEn: 'Deputy Commissioner',
    headBn: 'জেলা প্রশাসক',
  },
  UPAZILA: {
    kind: 'UPAZILA_NIRBAHI_OFFICER',
    nameEn: "Upazila Nirbahi Officer's Office",
    nameBn: 'উপজেলা নির্বাহী অফিসারের কার্যালয়',
    headEn: 'Upazila Nirbahi Officer',
    headBn: 'উপজেলা নির্বাহী অফিসার',
  },
};

/** What an office is made for: an area, as it is when it gets one. */
export type OfficeArea = Pick<AreaFact, 'id' | 'code' | 'level' | 'nameEn' | 'nameBn'>;

/** The office of an area, with what is known of how it numbers its memos. */
export function officeRow(
  area: OfficeArea,
  id: string,
  openedOn: Day | null,
  memos: readonly MemoFact[],
): FactRow {
  const form = formOf(area);
  const memo = memoOf(area, memos);
  const record: OfficeRecord = { kind: 'office', id, areaId: area.id, validFrom: openedOn, validTo: null };
  const isCountry = area.level === 'COUNTRY';
  return {
    table: 'offices',
    id,
    columns: {
      area_id: area.id,
      kind: form.kind,
      name_en: isCountry ? form.nameEn : `${form.nameEn}, ${area.nameEn}`,
      name_bn: isCountry ? form.nameBn : `${form.nameBn}, ${area.nameBn}`,
      memo_ministry: memo?.ministry ?? null,
      memo_office: memo?.officeCode ?? null,
      valid_from: openedOn,
      valid_to: null,
    },
    record,
  };
}

/** The post at the head of an area's office. */
export function postRow(area: OfficeArea, id: string, officeId: string): FactRow {
  const { headEn, headBn } = formOf(area);
  return {
    table: 'posts',
    id,
    columns: { office_id: officeId, area_id: area.id, name_en: headEn, name_bn: headBn, is_head: 1 },
    record: null,
  };
}

function formOf(area: OfficeArea): OfficeForm {
  const form = FORMS[area.level];
  if (!form) throw new Error(`No form of office is known for the level ${area.level}.`);
  return form;
}

/** What holds for one division goes before what holds in general. */
function memoOf(area: OfficeArea, memos: readonly MemoFact[]): MemoFact | null {
  const ofLevel = memos.filter((memo) => memo.level === area.level);
  return (
    ofLevel.find((memo) => memo.division === area.code.slice(0, 2)) ??
    ofLevel.find((memo) => memo.division === null) ??
    null
  );
}
