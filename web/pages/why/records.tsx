import { Pager } from '../../parts/pager';
import type { Shown } from '../../parts/page';
import { StandingMark, standingOf } from '../../parts/standing';
import { addressElsewhere } from '../../view';
import { lateWords } from '../../words/late';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';
import { whyWords } from '../../words/why';
import type { RecordList } from './measures';
import type { CountedRow, WhyRead } from './read-why';

/** The records that a number counts, a page of them. */
export function Records({
  records,
  list,
  shown,
}: {
  records: NonNullable<WhyRead['records']>;
  list: RecordList | null | undefined;
  shown: Shown;
}) {
  const { reader } = shown;
  const words = { ...meetingWords[reader.language], ...lateWords[reader.language] };
  const hasStatus = list === 'assignments' || list === 'activities';
  const dayName = hasStatus
    ? words.dueDay
    : list === 'meetings'
      ? words.heldOn
      : planWords[reader.language].submittedOn;
  if (records.totalCount === 0) return <p>{whyWords[reader.language].noneCounted}</p>;
  return (
    <>
      <table class="records">
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col">
              {list === 'meetings'
                ? words.meeting
                : list === 'assignments'
                  ? words.decision
                  : list === 'activities'
                    ? planWords[reader.language].activity
                    : whyWords[reader.language].records}
            </th>
            {hasStatus ? <th scope="col">{words.paperState}</th> : null}
            <th scope="col">{dayName}</th>
          </tr>
        </thead>
        <tbody>
          {records.rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              hasStatus={hasStatus}
              ofPlan={list === 'activities'}
              dayName={dayName}
              shown={shown}
            />
          ))}
        </tbody>
      </table>
      <Pager shown={shown} totalCount={records.totalCount} pageInfo={records.pageInfo} />
    </>
  );
}

function Row({
  row,
  hasStatus,
  ofPlan,
  dayName,
  shown: { reader, view },
}: {
  row: CountedRow;
  dayName: string;
  hasStatus: boolean;
  ofPlan: boolean;
  shown: Shown;
}) {
  const [path, anchor] = (row.path ?? '').split('#', 2);
  // Words as they were written, whatever digits are in them.
  const text = row.text ?? '–';
  return (
    <tr>
      <th scope="row">
        {row.area ? (
          <a href={addressElsewhere(`/areas/${row.area.code}`, view)}>{reader.name(row.area)}</a>
        ) : (
          '–'
        )}
        {row.area ? <small class="soft">{reader.words[row.area.level]}</small> : null}
      </th>
      <td lang="bn" class="record">
        {path ? (
          <a class="clip" href={`${addressElsewhere(path, view)}${anchor ? `#${anchor}` : ''}`}>
            {text}
          </a>
        ) : (
          text
        )}
      </td>
      {hasStatus && row.status ? (
        <td>
          <StandingMark
            standing={standingOf({ status: row.status, reportedOn: row.reportedOn })}
            reader={reader}
            ofPlan={ofPlan}
          />
        </td>
      ) : null}
      <td>
        <span class="cell-of" aria-hidden="true">
          {dayName}:{' '}
        </span>
        {row.day ? reader.day(row.day) : '–'}
      </td>
    </tr>
  );
}
