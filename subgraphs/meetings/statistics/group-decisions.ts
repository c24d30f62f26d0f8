import type { SelectQueryBuilder } from 'typeorm';
import {
  areaBucket,
  areaRule,
  enumRule,
  FISCAL_YEAR_RULE,
  monthRule,
  NONE,
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
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Assignment } from '../assignment/assignment';
import { AssignmentState } from '../assignment/assignment-state';
import { Decision } from '../decision/decision';
import { DecisionWords } from '../decision/decision-words';
import { Meeting } from '../meeting/meeting';
import { MEASURES } from './decision-statistics';
import {
  DecisionDateField,
  DecisionGroupKey,
  type DecisionStatisticsFilter,
} from './decision-statistics.input';
import { VERIFICATIONS } from '../../../lib/statistics/verification-labels';
import { DUE_BASES, KINDS, STATUSES } from './labels';

/** Groups what a question counts of the assignments, on the basis on which the viewer sees them. */
export function groupDecisions(
  context: HubContext,
  question: StatisticsQuestion,
  groupBy: readonly DecisionGroupKey[],
  dateField: DecisionDateField,
  filter: DecisionStatisticsFilter,
): Promise<Group[]> {
  const day = dayOf(context, dateField);
  const query = context.database.reader.createQueryBuilder(AssignmentState, 'state');
  joinDecisions(context, query);
  onlyAsked(context, query, question);
  onlyFiltered(query, day, filter, [
    ['searchKey', filter.text, 'text'],
    ['implementerKey', filter.implementer, 'implementer'],
  ]);
  const { kind, dueBasis } = filter;
  if (kind) query.andWhere('decision.kind = :kind', { kind });
  if (dueBasis?.length) query.andWhere('state.dueBasis IN (:...dueBases)', { dueBases: dueBasis });
  const rules = groupBy.map((key) => ruleOf(context, question, key, day));
  return grouped(query, rules, MEASURES);
}

/**
 * What a state is of. Those who see an assignment of a meeting that they may not see learn nothing of the decision: it
 * has no topic, kind or words for them, and none of it is searched.
 */
function joinDecisions({ authority }: HubContext, query: SelectQueryBuilder<AssignmentState>): void {
  const own = authority.ownAreaIds();
  const seen = own?.length
    ? '(meeting.publishedAt IS NOT NULL OR meeting.areaId IN (:...ownAreaIds))'
    : 'meeting.publishedAt IS NOT NULL';
  query
    .innerJoin(Assignment, 'item', 'item.id = state.id')
    .leftJoin(Meeting, 'meeting', `meeting.id = item.meetingId${own === null ? '' : ` AND ${seen}`}`)
    .leftJoin(Decision, 'decision', 'decision.id = item.decisionId AND decision.meetingId = meeting.id')
    .leftJoin(DecisionWords, 'words', 'words.id = decision.id');
  if (own?.length) query.setParameter('ownAreaIds', [...own]);
}

function dayOf(context: HubContext, dateField: DecisionDateField): string {
  switch (dateField) {
    case DecisionDateField.MEETING:
      return 'item.assignedOn';
    case DecisionDateField.DUE:
      return 'state.dueBy';
    case DecisionDateField.REPORTED:
      return 'state.reportedOn';
    case DecisionDateField.RECORDED:
      return dayOfInstant(context, 'meeting.recordedAt');
  }
}

function ruleOf(
  { directory, today }: HubContext,
  { treeOn }: StatisticsQuestion,
  key: DecisionGroupKey,
  day: string,
): KeyRule {
  switch (key) {
    case DecisionGroupKey.AREA_DIVISION:
      return areaRule(directory, 'DIVISION', treeOn, today);
    case DecisionGroupKey.AREA_DISTRICT:
      return areaRule(directory, 'DISTRICT', treeOn, today);
    case DecisionGroupKey.AREA_UPAZILA:
      return areaRule(directory, 'UPAZILA', treeOn, today);
    case DecisionGroupKey.ISSUER:
      return {
        sql: 'state.issuerId',
        bucketOf: (areaId) => (areaId === null ? NONE : areaBucket(directory, areaId, today)),
      };
    case DecisionGroupKey.FISCAL_YEAR:
      return FISCAL_YEAR_RULE;
    case DecisionGroupKey.MONTH:
      return monthRule(day);
    case DecisionGroupKey.STATUS:
      return enumRule('state.status', STATUSES);
    case DecisionGroupKey.VERIFICATION:
      return enumRule('state.verification', VERIFICATIONS);
    case DecisionGroupKey.TOPIC:
      return wordRule('words.topicKey', 'words.topic');
    case DecisionGroupKey.IMPLEMENTER:
      return wordRule('words.implementerKey', 'words.implementer');
    case DecisionGroupKey.KIND:
      return enumRule('decision.kind', KINDS);
    case DecisionGroupKey.DUE_BASIS:
      return enumRule('state.dueBasis', DUE_BASES);
  }
}
