import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { Directory } from '../../../lib/directory/directory';
import type { OfficeRecord } from '../../../lib/directory/records';
import { DIRECTORY_TOPIC } from '../../../lib/directory/replica';
import { publish } from '../../../lib/outbox/outbox';
import { PaperKind } from '../../../lib/papers/memo';
import { recordMemo } from '../../../lib/papers/record-memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import { areaIdOf } from '../../../lib/subgraph/hub-context';
import { addDays, type Day } from '../../../lib/time/day';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import type { OrganisationContext } from '../context';
import { Office } from '../office/office';
import { readFacts } from '../seeding/facts';
import { officeRow, postRow } from '../seeding/office-rows';
import { insertRows } from '../seeding/write-rows';
import { changeTeams } from '../team/area-teams';
import type { AreaAct } from './area-act';
import type { AreaActInput } from './area-act.input';
import { AreaChange, type AreaActKind } from './area-change';
import { readAreaRows, writeAreaRows } from './area-rows';
import type { AreaRow } from './area-spans';
import { carryOut } from './carry-out';
import { effectsOf, type AreaEffect } from './effects-of';

/** An act with what it takes to keep it. */
export interface GivenAct {
  readonly act: AreaAct;
  readonly input: AreaActInput;
  /** The code of the area that it is about before all others. */
  readonly about: string;
  /** Other spellings of the new areas, by inner id. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>;
}

/** Acts on areas follow each other, whichever areas they are about. */
const TURN = 'areas';

/**
 * Changes the tree of areas from a day on, whole, in one transaction: dated rows, offices and their
 * heads for new areas, the ends of offices and teams of closed ones, the order it rests on, and what
 * the other subgraphs must know. Gives the id of the act.
 */
export async function changeAreas(
  context: OrganisationContext,
  { act, input, about, aliases = new Map() }: GivenAct,
): Promise<string> {
  const { database, authority } = context;
  const aboutId = areaIdOf(context, about);
  authority.demandChangeAreas([aboutId]);
  demandGrounds(input, context.today);
  const { requestId, ...given } = input;
  const request = { requestId, subject: authority.viewer.subject, act: `area ${act.kind}`, input: given };
  const actId = await database.inTransaction((manager) =>
    onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, TURN);
      const before = await readAreaRows(manager);
      const changed = carryOut(before, act);
      const effects = effectsBetween(before, changed, act.from);
      authority.demandChangeAreas(touchedIds(before, effects));
      const id = newId();
      await writeAreaRows(manager, before, changed, aliases);
      await recordChanges(manager, id, act, effects, input.source?.trim() || null);
      await recordOrder(manager, id, aboutId, input);
      await publish(manager, DIRECTORY_TOPIC, changed);
      await openOffices(manager, before, changed);
      for (const areaId of closedIds(changed)) {
        await closeOffices(manager, areaId, act.from);
        await changeTeams(manager, database.kind, areaId, () => Promise.resolve());
      }
      return id;
    }),
  );
  await context.announce();
  return actId;
}

const TWO_YEARS = 731;
const EARLIEST = '1900-01-01';

function demandGrounds(input: AreaActInput, today: Day): void {
  demandBounds(input);
  const latest = addDays(today, TWO_YEARS);
  demand(
    EARLIEST <= input.from && input.from <= latest,
    `from (${input.from}) must lie between ${EARLIEST} and ${latest}; check the year.`,
  );
  demand(
    input.memo?.number?.trim() || input.source?.trim(),
    'Say what lays this down: the number of the order in memo.number, or a source in words.',
  );
}

function effectsBetween(before: readonly AreaRow[], changed: readonly AreaRow[], from: Day): AreaEffect[] {
  const after = new Map([...before, ...changed].map((row) => [`${row.kind}|${row.id}`, row]));
  const areaIds = new Set(changed.map((row) => (row.kind === 'area' ? row.id : row.areaId)));
  return effectsOf(new Directory(before, 0), new Directory(after.values(), 0), [...areaIds], from);
}

/** All areas that were there before and have a part in the act. */
function touchedIds(before: readonly AreaRow[], effects: readonly AreaEffect[]): string[] {
  const known = new Set(before.flatMap((row) => (row.kind === 'area' ? [row.id] : [])));
  const named = effects.flatMap((effect) => [
    effect.areaId,
    effect.formerParentId,
    effect.parentId,
    effect.successorId,
  ]);
  return [...new Set(named)].filter((id) => id !== null).filter((id) => known.has(id));
}

async function recordChanges(
  manager: EntityManager,
  actId: string,
  act: AreaAct,
  effects: readonly AreaEffect[],
  source: string | null,
): Promise<void> {
  const shared = { actId, act: act.kind as AreaActKind, fromDay: act.from, source };
  for (const effect of effects) await manager.insert(AreaChange, { id: newId(), ...shared, ...effect });
}

/** One notification may lay down several acts, so the same paper is kept with each of them. */
async function recordOrder(
  manager: EntityManager,
  actId: string,
  areaId: string,
  { memo, requestId: _requestId, ...laidDown }: AreaActInput,
): Promise<void> {
  if (!memo) return;
  const paper = { ...memo, contentHash: null };
  const given = { ...laidDown, actId };
  await recordMemo(manager, actId, { kind: PaperKind.AREA_ORDER, areaId, memo: paper, given });
}

async function openOffices(
  manager: EntityManager,
  before: readonly AreaRow[],
  changed: readonly AreaRow[],
): Promise<void> {
  const known = new Set(before.map(({ id }) => id));
  const { memos } = readFacts();
  for (const area of changed) {
    if (area.kind !== 'area' || known.has(area.id)) continue;
    const code = changed.find((row) => row.kind === 'code' && row.areaId === area.id);
    const owner = { ...area, code: code?.kind === 'code' ? code.code : '' };
    const office = officeRow(owner, newId(), area.validFrom, memos);
    await insertRows(manager, [office, postRow(owner, newId(), office.id)]);
    await publish(manager, DIRECTORY_TOPIC, [office.record]);
  }
}

function closedIds(changed: readonly AreaRow[]): string[] {
  // In the order of ids, so that two acts that close the same areas wait for each other.
  return changed.flatMap((row) => (row.kind === 'area' && row.validTo !== null ? [row.id] : [])).sort();
}

async function closeOffices(manager: EntityManager, areaId: string, from: Day): Promise<void> {
  for (const { id, validFrom } of await manager.findBy(Office, { areaId })) {
    await manager.update(Office, { id }, { validTo: from });
    const record: OfficeRecord = { kind: 'office', id, areaId, validFrom, validTo: from };
    await publish(manager, DIRECTORY_TOPIC, [record]);
  }
}
