import type { HubContext } from '../../../lib/subgraph/hub-context';
import { askedReportHistory, askedReports } from './asked-report';
import { ReportRequest, RequestedArea } from './report-request';

/** Letters of one area that are looked at; the newest where there are more. */
const MOST_LETTERS = 500;
const MOST = 50;

/**
 * The letters that ask an area to report and that it has not answered as far as the viewer sees, the earliest due
 * day first. Whether one is answered is judged as in `reportsDue` and `reportsLate`.
 */
export function openRequests(context: HubContext, areaId: string): Promise<ReportRequest[]> {
  const loader = context.loaders.for('open report requests', {}, async (areaIds) => {
    const { authority, database } = context;
    const letters = await lettersTo(context, areaIds);
    const meetingIds = letters.map(({ meetingId }) => meetingId);
    const asked = letters.length ? await askedReports(database.reader, meetingIds, areaIds) : [];
    const seen = new Set(letters.map(({ id }) => id));
    return areaIds.map((each) =>
      asked
        .filter((one) => one.areaId === each && seen.has(one.letter.id))
        .filter((one) => {
          const history = askedReportHistory(one, authority.seesAll(each) ? 'ALL' : 'PUBLISHED');
          // Of a letter that nobody has answered there is but one version: that it waits.
          return history.length === 1;
        })
        .map(({ letter }) => letter)
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id))
        .slice(0, MOST),
    );
  });
  return loader.load(areaId);
}

async function lettersTo(
  { authority, database }: HubContext,
  areaIds: readonly string[],
): Promise<ReportRequest[]> {
  const letters = await database.reader
    .createQueryBuilder(ReportRequest, 'letter')
    .innerJoin(RequestedArea, 'asked', 'asked.requestId = letter.id')
    .where('asked.areaId IN (:...areaIds)', { areaIds: [...areaIds] })
    .orderBy('letter.issuedOn', 'DESC')
    .addOrderBy('letter.id', 'DESC')
    .take(MOST_LETTERS * areaIds.length)
    .getMany();
  return letters.filter((letter) => letter.publishedAt !== null || authority.seesAll(letter.areaId));
}
