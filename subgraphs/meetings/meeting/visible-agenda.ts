import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Decision } from '../decision/decision';
import { visibleDecisions } from '../decision/visible-decision';
import { AgendaItem } from './agenda-item';
import type { Meeting } from './meeting';

/** The decisions on a topic that the viewer may see, in order. */
export async function decisionsOn(context: HubContext, { id }: AgendaItem): Promise<Decision[]> {
  return visibleDecisions(context, await rowsByOwner(context, Decision, 'agendaItemId', id, ['position']));
}

/** The topics of a meeting that the viewer may see, in order. */
export async function visibleAgenda(context: HubContext, { id }: Meeting): Promise<AgendaItem[]> {
  const items = await rowsByOwner(context, AgendaItem, 'meetingId', id, ['position']);
  const seen = await Promise.all(items.map((item) => seesItem(context, item)));
  return items.filter((_, index) => seen[index]);
}

/** A topic by its id, to those who may see it. */
export async function visibleItem(context: HubContext, id: string): Promise<AgendaItem | null> {
  const item = await rowById(context, AgendaItem, id);
  return item && (await seesItem(context, item)) ? item : null;
}

/** A topic that a draft report brought is told with its decision or not at all; one without decisions is of the minutes. */
async function seesItem(context: HubContext, { id }: AgendaItem): Promise<boolean> {
  const decisions = await rowsByOwner(context, Decision, 'agendaItemId', id, ['position']);
  return !decisions.length || (await visibleDecisions(context, decisions)).length > 0;
}
