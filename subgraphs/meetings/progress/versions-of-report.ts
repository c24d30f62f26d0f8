import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { DecisionReport } from './decision-report';

/** The version whose place a report takes: the nearest before it that the viewer may see. */
export async function correctedBy(
  context: HubContext,
  report: DecisionReport,
): Promise<DecisionReport | null> {
  const versions = await versionsOf(context, report);
  let before = report.supersedesId;
  while (before) {
    const version = versions.find(({ id }) => id === before);
    if (version && sees(context, version)) return version;
    before = version?.supersedesId ?? null;
  }
  return null;
}

/** The version that takes a report's place: the nearest after it that stands and that the viewer may see. */
export async function correctionOf(
  context: HubContext,
  report: DecisionReport,
): Promise<DecisionReport | null> {
  const versions = await versionsOf(context, report);
  const after = versions.filter(({ supersedesId }) => supersedesId === report.id);
  for (const version of after) {
    if (version.deletedAt === null && sees(context, version)) return version;
    const later = await correctionOf(context, version);
    if (later) return later;
  }
  return null;
}

function versionsOf(context: HubContext, { assignmentId }: DecisionReport): Promise<DecisionReport[]> {
  return rowsByOwner(context, DecisionReport, 'assignmentId', assignmentId, ['recordedAt']);
}

function sees({ authority }: HubContext, { areaId, publishedAt, deletedAt }: DecisionReport): boolean {
  return authority.seesAll(areaId) || (publishedAt !== null && deletedAt === null);
}
