import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Decision } from '../decision/decision';
import { AgendaItem } from './agenda-item';
import { decisionsOn } from './visible-agenda';

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [Decision], { description: 'What was decided on it, in order, at most 500.' })
  decisions(@Root() item: AgendaItem, @Ctx() context: HubContext): Promise<Decision[]> {
    return decisionsOn(context, item);
  }
}
