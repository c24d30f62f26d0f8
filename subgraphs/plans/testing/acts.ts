import type { Subgraph } from '../../../lib/subgraph/subgraph';
import type { Viewer } from '../../../lib/auth/viewer';
import { ADMIN, get } from './ask';

let requests = 0;

/** A request id that no other act has. */
export function newRequestId(): string {
  requests += 1;
  return `request-${requests}`;
}

/** Submits a plan; whatever is not given is small and plain. */
export async function submitPlan(subgraph: Subgraph, input: Record<string, unknown>, viewer: Viewer = ADMIN): Promise<any> {
  const source = `mutation ($input: SubmitActionPlanInput!) {
    submitActionPlan(input: $input) { outcome actionPlan { id revision activities { id position revision } } }
  }`;
  const plan = { requestId: newRequestId(), areaCode: '5594', fiscalYear: '2022-23', submittedOn: '2022-07-20', ...input };
  return (await get(subgraph, source, { input: plan }, viewer)).submitActionPlan;
}

/** Reports on activities of a plan. */
export async function report(subgraph: Subgraph, input: Record<string, unknown>, viewer: Viewer = ADMIN): Promise<any> {
  const source = `mutation ($input: ReportActivityProgressInput!) {
    reportActivityProgress(input: $input) { outcome paperId reports { id status statusBasis } findings { code } }
  }`;
  const given = { requestId: newRequestId(), areaCode: '5594', fiscalYear: '2022-23', ...input };
  return (await get(subgraph, source, { input: given }, viewer)).reportActivityProgress;
}
