import type { WritePage } from '../../http/send-page';
import { AreaPlanList, type AreaPlanListQuery } from '../../operations';
import { AreaList, areaColumn, Aside } from '../../parts/area-list';
import { noRecord } from '../../parts/no-record';
import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';

const ROWS = 25;

/** The action plans of an area and of all below it, the newest first. */
export const planListPage: WritePage = async (ask, shown, request) => {
  const { view, reader } = shown;
  const { data, errors } = await ask(AreaPlanList, {
    code: String(request.params['code']),
    fiscalYear: view.fiscalYear,
    first: ROWS,
    after: view.own['after'] ?? null,
  });
  if (!data?.area) return noRecord(shown);
  return {
    title: `${reader.words.plans} · ${reader.name(data.area)}`,
    isPartial: errors.length > 0,
    body: <PlanList area={data.area} list={data.actionPlans} shown={shown} />,
  };
};

type Area = NonNullable<AreaPlanListQuery['area']>;
type Plans = NonNullable<AreaPlanListQuery['actionPlans']>;

function PlanList({ area, list, shown }: { area: Area; list: Plans | null; shown: Shown }) {
  const { reader, view } = shown;
  const words = { ...meetingWords[reader.language], ...planWords[reader.language] };
  return (
    <AreaList
      area={area}
      list={list}
      words={{ title: reader.words.plans, note: words.plansOf, none: words.noPlans }}
      columns={[
        {
          name: reader.words.fiscalYear,
          cell: ({ id, fiscalYear, area: of }) => (
            <a href={addressElsewhere(`/plans/${id}`, view)}>
              {reader.inDigits(fiscalYear)}
              {of ? <span class="visually-hidden"> {reader.name(of)}</span> : null}
            </a>
          ),
        },
        areaColumn(shown),
        {
          name: words.actionPlan,
          inBangla: true,
          cell: ({ title, memo, state }) => (
            <>
              {title ?? memo?.number ?? '–'}
              {state === 'PUBLISHED' ? null : <Aside shown={shown}>{words[state]}</Aside>}
            </>
          ),
        },
        {
          name: words.submittedOn,
          isNamed: true,
          cell: ({ submittedOn }) => (submittedOn ? reader.day(submittedOn) : '–'),
        },
        {
          name: words.activities,
          isNumber: true,
          isNamed: true,
          cell: ({ activities }) => reader.count(activities.length),
        },
      ]}
      shown={shown}
    />
  );
}
