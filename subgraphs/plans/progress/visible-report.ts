import { oneByKey } from '../../../lib/loaders/one-by-key';
import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActivityReport } from './activity-report';

/** Whether a viewer may see a report: the public those that are published and not taken back. */
export function maySee({ authority }: HubContext, report: ActivityReport): boolean {
  return (report.publishedAt !== null && report.deletedAt === null) || authority.seesAll(report.areaId);
}

/** A report by its id, to those who may see it. */
export async function visibleReport(context: HubContext, id: string): Promise<ActivityReport | null> {
  const report = await rowById(context, ActivityReport, id);
  return report && maySee(context, report) ? report : null;
}

/** The correction that stands in the place of a report, to those who may see it. */
export async function visibleCorrection(context: HubContext, id: string): Promise<ActivityReport | null> {
  const loader = context.loaders.for('corrections', {}, async (ids) => {
    const rows = await context.database.reader
      .createQueryBuilder(ActivityReport, 'row')
      .where('row.supersedesId IN (:...ids) AND row.deletedAt IS NULL', { ids })
      .getMany();
    return oneByKey(ids, rows, (row) => row.supersedesId ?? '');
  });
  const correction = await loader.load(id);
  return correction && maySee(context, correction) ? correction : null;
}
