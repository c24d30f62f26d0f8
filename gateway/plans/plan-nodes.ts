import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';

/** What the gateway tells of an operation once it is planned. */
export type Planned = Parameters<Experimental_DidResolveQueryPlanCallback>[0];

export type Plan = Planned['queryPlan'];
export type PlanNode = Exclude<NonNullable<Plan['node']>, { kind: 'Subscription' }>;
export type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>;
