import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Decision } from '../decision/decision';
import { AgendaItem } from './agenda-item';

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Decision], { description: 'What was decided on it, in order, at most 500.' })
  decisions(@Root() { id }: AgendaItem, @Ctx() context: HubContext): Promise<Decision[]> {
    return rowsByOwner(context, Decision, 'agendaItemId', id, ['position']);
  }
}
