import type { Subgraph } from '../../../lib/subgraph/subgraph';
import {
  act,
  ANNUAL_STEPS,
  aPlan,
  newRequest,
  PLAN_STEPS,
  PUBLISH_ANNUAL,
  PUBLISH_PLAN,
  SUBMIT_ANNUAL,
  SUBMIT_PLAN,
  WITHDRAW_ANNUAL,
  WITHDRAW_PLAN,
} from './acts';
import { aViewer } from '../../../tests/support/ask';

/** Who handles the papers of Bogura. */
export const OFFICER = aViewer('OFFICER', '5010');
export const COMMISSIONER = aViewer('COMMISSIONER', '50');

interface PaperKind {
  readonly steps: typeof PLAN_STEPS;
  readonly publish: string;
  readonly withdraw: string;
  /** What an input calls its id. */
  readonly idName: string;
  /** The root lookup, and the root list. */
  readonly lookup: string;
  readonly list: string;
  /** The number of a roll-up that counts it. */
  readonly measure: string;
  /** Records a draft of 2021-22, as its office does. */
  draft(subgraph: Subgraph): Promise<{ id: string; revision: number }>;
}

/** The two kinds of paper that pass through the superior office: what holds for one holds for the other. */
export const PAPERS: Readonly<Record<string, PaperKind>> = {
  'action plan': {
    steps: PLAN_STEPS,
    publish: PUBLISH_PLAN,
    withdraw: WITHDRAW_PLAN,
    idName: 'planId',
    lookup: 'actionPlan',
    list: 'actionPlans',
    measure: 'plansSubmitted',
    async draft(subgraph) {
      const given = aPlan({ fiscalYear: '2021-22', submittedOn: '2021-07-20', publish: false });
      return (await act(subgraph, SUBMIT_PLAN, given, OFFICER)).actionPlan;
    },
  },
  'annual report': {
    steps: ANNUAL_STEPS,
    publish: PUBLISH_ANNUAL,
    withdraw: WITHDRAW_ANNUAL,
    idName: 'annualReportId',
    lookup: 'annualReport',
    list: 'annualReports',
    measure: 'annualReportsSubmitted',
    async draft(subgraph) {
      const given = { areaCode: '5010', fiscalYear: '2021-22', submittedOn: '2022-07-20' };
      const input = { requestId: newRequest(), ...given };
      return (await act(subgraph, SUBMIT_ANNUAL, input, OFFICER)).annualReport;
    },
  },
};
