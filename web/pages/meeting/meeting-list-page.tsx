import type { WritePage } from '../../http/send-page';
import { AreaMeetingList, type AreaMeetingListQuery } from '../../operations';
import { AreaList, areaColumn, Aside } from '../../parts/area-list';
import { noRecord } from '../../parts/no-record';
import type { Shown } from '../../parts/page';
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
    <AreaList
      area={area}
      list={list}
      words={{ title: words.meetings, note: words.meetingsOf, none: words.noMeetings }}
      columns={[
        {
          name: words.heldOn,
          cell: ({ id, heldOn, month }) => (
            <a href={addressElsewhere(`/meetings/${id}`, view)}>
              {heldOn ? reader.day(heldOn) : reader.inDigits(month)}
            </a>
          ),
        },
        areaColumn(shown),
        {
          name: words.meeting,
          inBangla: true,
          cell: ({ title, memo, knownFrom, state }) => (
            <>
              {title ?? memo?.number ?? '–'}
              {knownFrom === 'REPORT' ? <Aside shown={shown}>{words.fromReport}</Aside> : null}
              {state === 'PUBLISHED' || knownFrom === 'REPORT' ? null : (
                <Aside shown={shown}>{words[state]}</Aside>
              )}
            </>
          ),
        },
        {
          name: reader.words.decisions,
          isNumber: true,
          isNamed: true,
          cell: ({ decisions }) => reader.count(decisions.length),
        },
      ]}
      shown={shown}
    />
  );
}
