import type { WritePage } from '../../http/send-page';
import { AreaMeetingList, type AreaMeetingListQuery } from '../../operations';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { noRecord } from '../../parts/no-record';
import { Pager } from '../../parts/pager';
import type { Shown } from '../../parts/page';
import { YearChoice } from '../../parts/year-choice';
import { addressElsewhere } from '../../view';
import { meetingWords } from '../../words/meeting';

const ROWS = 25;

/** The meetings of an area and of all below it, the newest first. */
export const meetingListPage: WritePage = async (ask, shown, request) => {
  const { view, reader } = shown;
  const words = meetingWords[reader.language];
  const { data, errors } = await ask(AreaMeetingList, {
    code: String(request.params['code']),
    fiscalYear: view.fiscalYear,
    first: ROWS,
    after: view.own['after'] ?? null,
  });
  if (!data?.area) return noRecord(shown);
  return {
    title: `${words.meetings} · ${reader.name(data.area)}`,
    isPartial: errors.length > 0,
    body: <MeetingList area={data.area} list={data.meetings} shown={shown} />,
  };
};

type Area = NonNullable<AreaMeetingListQuery['area']>;
type Meetings = NonNullable<AreaMeetingListQuery['meetings']>;

function MeetingList({ area, list, shown }: { area: Area; list: Meetings | null; shown: Shown }) {
  const { reader, view } = shown;
  const words = meetingWords[reader.language];
  return (
    <>
      <AreaCrumbs area={area} shown={shown}>
        {words.meetings}
      </AreaCrumbs>
      <h1>{words.meetings}</h1>
      <p class="soft">{words.meetingsOf}</p>
      <YearChoice shown={shown} />
      {list?.totalCount === 0 ? <p>{words.noMeetings}</p> : null}
      {list && list.edges.length > 0 ? (
        <table class="records">
          <thead>
            <tr>
              <th scope="col">{words.heldOn}</th>
              <th scope="col">{words.area}</th>
              <th scope="col">{words.meeting}</th>
              <th scope="col" class="number">
                {reader.words.decisions}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <a href={addressElsewhere(`/meetings/${node.id}`, view)}>
                    {node.heldOn ? reader.day(node.heldOn) : reader.inDigits(node.month)}
                  </a>
                </th>
                <td>
                  {node.area ? (
                    <a href={addressElsewhere(`/areas/${node.area.code}`, view)}>{reader.name(node.area)}</a>
                  ) : null}{' '}
                  {node.area ? <small class="soft">{reader.words[node.area.level]}</small> : null}
                </td>
                <td lang="bn">
                  {node.title ?? node.memo?.number ?? '–'}
                  {node.knownFrom === 'REPORT' ? (
                    <small class="soft" lang={reader.language}>
                      {words.fromReport}
                    </small>
                  ) : null}
                  {node.state === 'PUBLISHED' || node.knownFrom === 'REPORT' ? null : (
                    <small class="soft" lang={reader.language}>
                      {words[node.state]}
                    </small>
                  )}
                </td>
                <td class="number">
                  <span class="cell-of" aria-hidden="true">
                    {reader.words.decisions}:{' '}
                  </span>
                  {reader.count(node.decisions.length)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list ? <Pager shown={shown} totalCount={list.totalCount} pageInfo={list.pageInfo} /> : null}
    </>
  );
}
