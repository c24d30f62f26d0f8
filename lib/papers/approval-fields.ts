import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { GraphQLDay } from '../graphql/day-scalar';
import type { HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import { paperState, PaperState, type ApprovedPaper } from './approval';
import { publishOn } from './embargo';

interface Paper extends ApprovedPaper {
  readonly id: string;
  readonly areaId: string;
  readonly publishedAt: string | null;
}

/** The fields that tell where a paper of a type stands; everything but the state is for those who may see its drafts. */
export function approvalFields(type: ClassType<Paper>) {
  const sees = ({ areaId }: Paper, { authority }: HubContext): boolean => authority.seesAll(areaId);

  @Resolver(() => type)
  abstract class ApprovalFields {
    @FieldResolver(() => PaperState, { description: 'Where it stands on its way to the public.' })
    state(@Root() paper: Paper): PaperState {
      return paperState(paper);
    }

    @FieldResolver(() => String, {
      nullable: true,
      description:
        'When it was submitted for approval, as an instant in UTC (ISO 8601); to those who may see all of its area.',
    })
    submittedAt(@Root() paper: Paper, @Ctx() context: HubContext): string | null {
      return sees(paper, context) ? paper.submittedAt : null;
    }

    @FieldResolver(() => String, {
      nullable: true,
      description:
        'When it was approved, as an instant in UTC (ISO 8601); to those who may see all of its area.',
    })
    approvedAt(@Root() paper: Paper, @Ctx() context: HubContext): string | null {
      return sees(paper, context) ? paper.approvedAt : null;
    }

    @FieldResolver(() => String, {
      nullable: true,
      description:
        'When it was last returned to its office, as an instant in UTC (ISO 8601); to those who may see all of its area.',
    })
    returnedAt(@Root() paper: Paper, @Ctx() context: HubContext): string | null {
      return sees(paper, context) ? paper.returnedAt : null;
    }

    @FieldResolver(() => String, {
      nullable: true,
      description: 'The remark with which it was last returned; to those who may see all of its area.',
    })
    remark(@Root() paper: Paper, @Ctx() context: HubContext): string | null {
      return sees(paper, context) ? paper.remark : null;
    }

    @FieldResolver(() => GraphQLDay, {
      nullable: true,
      description:
        'The day from whose first moment in Dhaka it is public, where that is set and has not come; to those who may see all of its area.',
    })
    publishOn(@Root() paper: Paper, @Ctx() context: HubContext): Promise<Day | null> | null {
      return sees(paper, context) ? publishOn(context, paper.id) : null;
    }
  }
  return ApprovalFields;
}
