import type { WritePage } from '../../http/send-page';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { Choices } from '../../parts/choices';
import { DaysLate } from '../../parts/days-late';
import { noRecord } from '../../parts/no-record';
import { Pager } from '../../parts/pager';
import type { Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';
import { lateWords } from '../../words/late';
import { meetingWords } from '../../words/meeting';
import { LateFilters } from './late-filters';
import { choiceOf, readLate, type LateRead, type LateRow } from './read-late';

const ROWS = 50;

/** All that is late in an area and below it, the longest late first. */
export const latePage: WritePage = async (ask, shown, request) => {
  const { view, reader } = shown;
  const after = view.own['after'] ?? null;
  const read = await readLate(ask, String(request.params['code']), view, ROWS, after);
  if (!read) return noRecord(shown);
  return {
    title: `${lateWords[reader.language].lateTitle} · ${reader.name(read.area)}`,
    isPartial: read.isPartial,
    body: <LateBody read={read} shown={shown} />,
  };
};

function LateBody({ read: { area, list }, shown }: { read: LateRead; shown: Shown }) {
  const { reader, view, path } = shown;
  const words = lateWords[reader.language];
  const choice = choiceOf(view);
  const own = { ...view.own, after: '', reason: '' };
  return (
    <>
      <AreaCrumbs area={area} shown={shown}>
        {words.lateTitle}
      </AreaCrumbs>
      <h1>
        {reader.name(area)}: {reader.language === 'en' ? words.lateTitle.toLowerCase() : words.lateTitle}
      </h1>
      <p class="soft">
        {words.lateNote}
        {view.asOf ? ` ${reader.words.asOf}: ${reader.day(view.asOf)}.` : ''}
      </p>
      <Choices
        label={words.whichKind}
        choices={[
          {
            text: words.lateDecisions,
            href: addressOf(path, view, { own: { ...own, of: '' } }),
            present: choice.kind === 'decisions',
          },
          {
            text: words.lateActivities,
            href: addressOf(path, view, { own: { ...own, of: 'plans' } }),
            present: choice.kind === 'plans',
          },
        ]}
      />
      <LateFilters choice={choice} shown={shown} />
      {list?.totalCount === 0 ? <Nothing shown={shown} /> : null}
      {list && list.rows.length > 0 ? <LateTable rows={list.rows} shown={shown} /> : null}
      {list ? <Pager shown={shown} totalCount={list.totalCount} pageInfo={list.pageInfo} /> : null}
      <p class="downloads screen-only">
        <a href={addressOf(`${path}.csv`, view, { own: { ...view.own, after: '' } })}>
          {meetingWords[reader.language].downloadCsv}
        </a>
      </p>
    </>
  );
}

/** Where nothing is late of late, what is older may be. */
function Nothing({ shown: { view, reader, path } }: { shown: Shown }) {
  const words = lateWords[reader.language];
  const { fiscalYear, archive } = choiceOf(view);
  return (
    <p>
      {words.nothingLate}{' '}
      {fiscalYear === null && !archive ? (
        <a href={addressOf(path, view, { own: { ...view.own, after: '', years: 'older' } })}>
          {words.olderToo}
        </a>
      ) : null}
    </p>
  );
}

function LateTable({ rows, shown }: { rows: readonly LateRow[]; shown: Shown }) {
  const { reader, view } = shown;
  const words = { ...meetingWords[reader.language], ...lateWords[reader.language] };
  return (
    <table class="records late">
      <thead>
        <tr>
          <th scope="col">{words.area}</th>
          <th scope="col">{words.lateBy}</th>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.lateReason}</th>
          <th scope="col">{words.lastReport}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.area ? (
                <a href={addressElsewhere(`/areas/${row.area.code}`, view)}>{reader.name(row.area)}</a>
              ) : (
                '–'
              )}
              {row.area ? (
                <small class="soft">
                  {reader.words[row.area.level]}
                  {row.area.level === 'UPAZILA' && row.area.parent ? `, ${reader.name(row.area.parent)}` : ''}
                </small>
              ) : null}
            </th>
            <td>
              <DaysLate days={row.daysLate} reader={reader} />
              <small class="soft">
                {words.dueDay} {reader.day(row.dueOn)}
                {row.dueBasis ? ` · ${words[row.dueBasis]}` : ''}
              </small>
            </td>
            <td>
              <Item row={row} shown={shown} />
              <small class="soft">
                {reader.words.fiscalYear} {reader.inDigits(row.fiscalYear)}
              </small>
            </td>
            <td>{words[row.reason]}</td>
            <td>
              {row.lastReport ? (
                <>
                  {reader.day(row.lastReport.reportedOn)}
                  {row.lastReport.text ? (
                    <small class="soft clip" lang="bn">
                      {row.lastReport.text}
                    </small>
                  ) : null}
                </>
              ) : (
                <span class="soft">{words.noReportYet}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Item({ row, shown: { reader, view } }: { row: LateRow; shown: Shown }) {
  const text = `${row.number ? `${reader.inDigits(row.number)}. ` : ''}${row.text ?? '–'}`;
  const [path, anchor] = (row.path ?? '').split('#', 2);
  if (!path) return <span lang="bn">{text}</span>;
  return (
    <a lang="bn" class="clip" href={`${addressElsewhere(path, view)}#${anchor ?? ''}`}>
      {text}
    </a>
  );
}
