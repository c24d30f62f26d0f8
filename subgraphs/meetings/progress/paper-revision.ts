import type { EntityManager } from 'typeorm';
import { DecisionReport } from './decision-report';

/** The highest revision of the reports of a paper: each change of one of them takes the next above it. */
export async function paperRevision(manager: EntityManager, paperId: string): Promise<number> {
  return (await manager.maximum(DecisionReport, 'revision', { paperId })) ?? 0;
}
