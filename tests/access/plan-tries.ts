import type { Papers } from './papers';
import { corrected, NOBODY, noReport, NOWHERE, reason, remark, triesIn, tryKit } from './try-kit';
import type { Try } from './try';
import type { World } from './world';

/** The acts on plans, on reports about them, and on annual reports. */
export function planTries(world: World, papers: Papers): Try[] {
  const plans = triesIn('plans');
  const { step, report, paper } = tryKit(world, papers);
  const planIn =
    (state: 'DRAFT' | 'SUBMITTED' | 'PUBLISHED', extra: object = {}) =>
    async (code: string) => {
      const { id, revision } = await papers.plan(code, state === 'PUBLISHED');
      const about = { planId: id, revision };
      if (state !== 'SUBMITTED') return { ...about, ...extra };
      const sent = await step(
        'plans',
        'submitActionPlanForApproval',
        'SubmitActionPlanForApprovalInput',
        about,
      );
      return { planId: id, revision: sent.revision as number, ...extra };
    };
  const noPlan = (extra: object = {}) => ({ planId: NOBODY, revision: 1, ...extra });
  const annualIn =
    (state: 'DRAFT' | 'SUBMITTED' | 'PUBLISHED', extra: object = {}) =>
    async (code: string) => {
      const { id, revision } = await papers.annualReport(code, state === 'PUBLISHED');
      const about = { annualReportId: id, revision };
      if (state !== 'SUBMITTED') return { ...about, ...extra };
      const sent = await step(
        'plans',
        'submitAnnualReportForApproval',
        'SubmitAnnualReportForApprovalInput',
        about,
      );
      return { annualReportId: id, revision: sent.revision as number, ...extra };
    };
  const noAnnual = (extra: object = {}) => ({ annualReportId: NOBODY, revision: 1, ...extra });

  return [
    plans('submitActionPlan', 'write', false, papers.actionPlan(NOWHERE), (code) =>
      Promise.resolve(papers.actionPlan(code)),
    ),
    plans('submitActionPlanForApproval', 'write', true, noPlan(), planIn('DRAFT')),
    plans('approveActionPlan', 'publish', true, noPlan(), planIn('SUBMITTED')),
    plans('returnActionPlan', 'publish', true, noPlan(remark), planIn('SUBMITTED', remark)),
    plans('publishActionPlan', 'publish', true, noPlan(), planIn('DRAFT')),
    plans('withdrawActionPlan', 'publish', false, noPlan(reason), planIn('PUBLISHED', reason)),
    plans(
      'confirmActivityPeriod',
      'write',
      true,
      { activityId: NOBODY, revision: 1, endsOn: '2025-12-31' },
      async (code) => {
        const { activityId, activityRevision: revision, fiscalYear } = await papers.plan(code, false);
        return { activityId, revision, endsOn: `${Number(fiscalYear.slice(0, 4)) + 1}-03-31` };
      },
      { way: 'of a draft', orAsks: 'publish' },
    ),
    plans(
      'reportActivityProgress',
      'write',
      false,
      {
        areaCode: NOWHERE,
        fiscalYear: '2023-24',
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS' }],
      },
      async (code) => ({
        areaCode: code,
        fiscalYear: (await papers.plan(code, true)).fiscalYear,
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS' }],
      }),
    ),
    plans('publishActivityReport', 'publish', true, { paperId: NOBODY }, paper('activityReport', false)),
    plans(
      'correctActivityReport',
      'write',
      true,
      noReport(corrected),
      report('activityReport', false, corrected),
    ),
    plans('deleteActivityReport', 'write', true, noReport(reason), report('activityReport', false, reason), {
      way: 'of a draft',
      orAsks: 'publish',
    }),
    plans(
      'deleteActivityReport',
      'publish',
      false,
      noReport(reason),
      report('activityReport', true, reason),
      { way: 'of a public one', orAsks: 'write' },
    ),
    plans(
      'withdrawActivityReport',
      'publish',
      false,
      { paperId: NOBODY, revision: 1, ...reason },
      paper('activityReport', true, reason),
    ),
    plans('verifyActivityReport', 'verify', false, noReport(), report('activityReport', true, {})),
    plans('disputeActivityReport', 'verify', false, noReport(remark), report('activityReport', true, remark)),
    plans('submitAnnualReport', 'write', false, papers.annual(NOWHERE), (code) =>
      Promise.resolve(papers.annual(code)),
    ),
    plans('submitAnnualReportForApproval', 'write', true, noAnnual(), annualIn('DRAFT')),
    plans('approveAnnualReport', 'publish', true, noAnnual(), annualIn('SUBMITTED')),
    plans('returnAnnualReport', 'publish', true, noAnnual(remark), annualIn('SUBMITTED', remark)),
    plans('publishAnnualReport', 'publish', true, noAnnual(), annualIn('DRAFT')),
    plans('withdrawAnnualReport', 'publish', false, noAnnual(reason), annualIn('PUBLISHED', reason)),
  ];
}
