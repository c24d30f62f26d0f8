import {
  areaRule,
  enumRule,
  FISCAL_YEAR_RULE,
  monthRule,
  wordRule,
  type KeyRule,
} from '../../../lib/statistics/group-key';
import { grouped, type Group } from '../../../lib/statistics/grouped';
import { onlyFiltered } from '../../../lib/statistics/only-filtered';
import {
  dayOfInstant,
  onlyAsked,
  type StatisticsQuestion,
} from '../../../lib/statistics/statistics-question';
import { VERIFICATIONS } from '../../../lib/statistics/verification-labels';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Activity } from '../activity/activity';
import { ActivityState } from '../activity/activity-state';
import { ActivityWords } from '../activity/activity-words';
import { ActionPlan } from '../plan/action-plan';
import { MEASURES } from './activity-statistics';
import {
  ActivityDateField,
  ActivityGroupKey,
  type ActivityStatisticsFilter,
} from './activity-statistics.input';
import { RECURRENCES, STATUSES } from './labels';

/** Groups what a question counts of the activities, on the basis on which the viewer sees them. */
export function groupActivities(
  context: HubContext,
  question: StatisticsQuestion,
  groupBy: readonly ActivityGroupKey[],
  dateField: ActivityDateField,
  filter: ActivityStatisticsFilter,
): Promise<Group[]> {
  const day = dayOf(context, dateField);
  const query = context.database.reader
    .createQueryBuilder(ActivityState, 'state')
    .innerJoin(Activity, 'item', 'item.id = state.id')
    .innerJoin(ActionPlan, 'plan', 'plan.id = item.planId')
    .leftJoin(ActivityWords, 'words', 'words.id = item.id');
  onlyAsked(context, query, question);
  onlyFiltered(query, day, filter, [
    ['searchKey', filter.text, 'text'],
    ['responsibleKey', filter.responsible, 'responsible'],
  ]);
  const { recurrence } = filter;
  if (recurrence) query.andWhere('item.recurrence = :recurrence', { recurrence });
  const rules = groupBy.map((key) => ruleOf(context, question, key, day));
  return grouped(query, rules, MEASURES);
}

function dayOf(context: HubContext, dateField: ActivityDateField): string {
  switch (dateField) {
    case ActivityDateField.SUBMITTED:
      return 'item.countsFrom';
    case ActivityDateField.DUE:
      return 'state.endsOn';
    case ActivityDateField.REPORTED:
      return 'state.reportedOn';
    case ActivityDateField.RECORDED:
      return dayOfInstant(context, 'plan.recordedAt');
  }
}

function ruleOf(
  { directory, today }: HubContext,
  { treeOn }: StatisticsQuestion,
  key: ActivityGroupKey,
  day: string,
): KeyRule {
  switch (key) {
    case ActivityGroupKey.AREA_DIVISION:
      return areaRule(directory, 'DIVISION', treeOn, today);
    case ActivityGroupKey.AREA_DISTRICT:
      return areaRule(directory, 'DISTRICT', treeOn, today);
    case ActivityGroupKey.AREA_UPAZILA:
      return areaRule(directory, 'UPAZILA', treeOn, today);
    case ActivityGroupKey.FISCAL_YEAR:
      return FISCAL_YEAR_RULE;
    case ActivityGroupKey.MONTH:
      return monthRule(day);
    case ActivityGroupKey.STATUS:
      return enumRule('state.status', STATUSES);
    case ActivityGroupKey.VERIFICATION:
      return enumRule('state.verification', VERIFICATIONS);
    case ActivityGroupKey.SUBJECT:
      return wordRule('words.subjectKey', 'words.subject');
    case ActivityGroupKey.RESPONSIBLE:
      return wordRule('words.responsibleKey', 'words.responsible');
    case ActivityGroupKey.RECURRENCE:
      return enumRule('item.recurrence', RECURRENCES);
  }
}
