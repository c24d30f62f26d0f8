import { toBanglaDigits } from '../../lib/bangla/digits';
import { fiscalYearOf, fiscalYearSpan } from '../../lib/bangla/fiscal-year';
import type { Level } from '../../lib/directory/records';
import { addDays, lastDayOfMonth, type Day } from '../../lib/time/day';
import type { MeetingPapers } from '../../subgraphs/meetings/bulk/meeting-rows';
import { AskedEvery } from '../../subgraphs/meetings/decision/asked-every';
import { DecisionKind } from '../../subgraphs/meetings/decision/decision';
import { boundAreas } from '../../subgraphs/meetings/meeting/record-decisions';
import {
  BindingScope,
  type AgendaItemInput,
  type DecisionInput,
} from '../../subgraphs/meetings/meeting/record-meeting.input';
import { Dice } from './dice';
import { reportsOn } from './decision-reports';
import { memoOf } from './memo';
import type { Scene } from './scene';
import { TOPICS } from './words';

/** How many decisions a meeting takes at scale 1, and whom they bind: the first of them whose share is not used up. */
const MEETS: Readonly<
  Record<Level, { decisions: number; binds: readonly (readonly [BindingScope, number])[] }>
> = {
  COUNTRY: {
    decisions: 12,
    binds: [
      [BindingScope.ALL_UPAZILAS, 0.17],
      [BindingScope.ALL_DISTRICTS, 0.5],
      [BindingScope.OWN, 1],
    ],
  },
  DIVISION: {
    decisions: 20,
    binds: [
      [BindingScope.ALL_UPAZILAS, 0.25],
      [BindingScope.ALL_DISTRICTS, 0.75],
      [BindingScope.OWN, 1],
    ],
  },
  DISTRICT: {
    decisions: 22,
    binds: [
      [BindingScope.ALL_UPAZILAS, 0.5],
      [BindingScope.OWN, 1],
    ],
  },
  UPAZILA: { decisions: 33, binds: [[BindingScope.OWN, 1]] },
  UNION: { decisions: 0, binds: [[BindingScope.OWN, 1]] },
};

/** Below so many decisions a meeting there are fewer meetings, not smaller ones. */
const FEWEST = 3;

/** The meetings of an area in a year, each with all reports on it. */
export function meetingsOf(scene: Scene, areaId: string, year: number): MeetingPapers[] {
  const { seed, scale, years } = scene.wanted;
  const fiscalYear = years[year] ?? '';
  const code = scene.code(areaId);
  if (!scene.hasJoined(areaId, year)) return [];
  const { decisions } = MEETS[scene.level(areaId)];
  const each = Math.max(decisions * scale, Math.min(decisions, FEWEST));
  const held = scene.temper(areaId).meets * Math.min(1, (decisions * scale) / each);
  const { from } = fiscalYearSpan(fiscalYear);
  return Array.from({ length: 12 }, (_, month) => {
    const dice = new Dice(seed, 'meeting', code, fiscalYear, month);
    const heldOn = dayOf(from, month, dice);
    const meets = dice.chance(held) && scene.context.directory.existsOn(areaId, heldOn);
    return meets ? [oneMeeting(scene, areaId, dice, heldOn, month + 1, each)] : [];
  }).flat();
}

/** How many assignments an area's meetings of a year come to, about: so that chunks are of about one size. */
export function assignmentsExpected(scene: Scene, areaId: string): number {
  const { decisions, binds } = MEETS[scene.level(areaId)];
  const { directory, today } = scene.context;
  let before = 0;
  let each = 0;
  for (const [scope, share] of binds) {
    const level = scope === BindingScope.ALL_UPAZILAS ? 'UPAZILA' : 'DISTRICT';
    each +=
      (share - before) *
      (scope === BindingScope.OWN ? 1 : directory.descendantIds(areaId, today, level).length);
    before = share;
  }
  return 12 * scene.temper(areaId).meets * decisions * scene.wanted.scale * each;
}

function dayOf(from: Day, month: number, dice: Dice): Day {
  const first = new Date(Date.UTC(Number(from.slice(0, 4)), 6 + month, 1)).toISOString().slice(0, 7);
  const day = addDays(`${first}-01`, dice.between(4, 26));
  return day > lastDayOfMonth(first) ? lastDayOfMonth(first) : day;
}

function oneMeeting(
  scene: Scene,
  areaId: string,
  dice: Dice,
  heldOn: Day,
  number: number,
  each: number,
): MeetingPapers {
  const code = scene.code(areaId);
  const inBangla = toBanglaDigits(number);
  const title = `${scene.nameBn(areaId)} মাসিক সমন্বয় সভার কার্যবিবরণী`;
  const agendaItems = agenda(
    scene,
    areaId,
    dice,
    heldOn,
    Math.max(1, dice.rounded(each * (0.7 + 0.6 * dice.next()))),
  );
  const minutes = {
    requestId: `${code} ${heldOn}`,
    areaCode: code,
    heldOn,
    number: inBangla,
    title,
    place: 'সম্মেলন কক্ষ',
    agendaItems,
    memo: memoOf(code, earlier(addDays(heldOn, dice.between(1, 9)), scene.lastDay), title, {
      file: '003',
      fiscalYear: fiscalYearOf(heldOn),
      serial: number,
    }),
    publish: dice.chance(scene.temper(areaId).publishes),
  };
  const owed = new Map<string, string[]>();
  for (const { number: named, binds } of agendaItems.flatMap(({ decisions }) => decisions ?? [])) {
    for (const bound of boundAreas(scene.context, { areaId, countsFrom: heldOn }, binds))
      owed.set(bound, [...(owed.get(bound) ?? []), named ?? '']);
  }
  return { minutes, reports: reportsOn(scene, { areaId, heldOn, owed }) };
}

function agenda(scene: Scene, areaId: string, dice: Dice, heldOn: Day, decisions: number): AgendaItemInput[] {
  const items: AgendaItemInput[] = [];
  for (let index = 0; index < decisions;) {
    const { topic, decisions: texts } = dice.one(TOPICS);
    const here = Math.min(decisions - index, dice.between(1, 3));
    const taken = Array.from({ length: here }, (_, place) =>
      oneDecision(scene, areaId, dice, heldOn, index + place, decisions, dice.one(texts)),
    );
    items.push({ number: toBanglaDigits(items.length + 1), topic, decisions: taken });
    index += here;
  }
  return items;
}

function oneDecision(
  scene: Scene,
  areaId: string,
  dice: Dice,
  heldOn: Day,
  index: number,
  of: number,
  words: string,
): DecisionInput {
  const { binds } = MEETS[scene.level(areaId)];
  const place = (index + dice.next()) / of;
  const scope = binds.find(([, share]) => place < share)?.[0] ?? BindingScope.OWN;
  const continuing = dice.chance(0.15);
  return {
    number: toBanglaDigits(index + 1),
    text: words.replace('#', toBanglaDigits(dice.between(2, 60))),
    kind: continuing ? DecisionKind.CONTINUING : DecisionKind.ONE_TIME,
    askedEvery: continuing && dice.chance(0.5) ? dice.one([AskedEvery.MONTH, AskedEvery.QUARTER]) : null,
    implementer: IMPLEMENTERS[scope],
    dueOn: dice.chance(continuing ? 0.1 : 0.65) ? addDays(heldOn, dice.between(10, 120)) : null,
    binds: [{ scope }],
  };
}

const IMPLEMENTERS: Readonly<Record<BindingScope, string>> = {
  OWN: 'সংশ্লিষ্ট সকল দপ্তর প্রধান',
  ALL_DISTRICTS: 'জেলা প্রশাসক (সকল)',
  ALL_UPAZILAS: 'উপজেলা নির্বাহী অফিসার (সকল)',
  AREAS: 'সংশ্লিষ্ট কার্যালয়',
};

function earlier(left: Day, right: Day): Day {
  return left < right ? left : right;
}
