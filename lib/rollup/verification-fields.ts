import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { HubContext } from '../subgraph/hub-context';
import { Verification, type VerifiedReport } from './verification';

interface Report extends VerifiedReport {
  readonly areaId: string;
}

/** The fields that tell what a superior office has made of a report; its remark is for those who may see drafts. */
export function verificationFields(type: ClassType<Report>) {
  @Resolver(() => type)
  abstract class VerificationFields {
    @FieldResolver(() => Verification, { description: 'What the superior office has made of it.' })
    verification(@Root() report: Report): Verification {
      return report.verification;
    }

    @FieldResolver(() => String, {
      nullable: true,
      description:
        'When it was verified or disputed, as an instant in UTC (ISO 8601); null while it is claimed.',
    })
    verifiedAt(@Root() report: Report): string | null {
      return report.verifiedAt;
    }

    @FieldResolver(() => String, {
      nullable: true,
      description: 'Why it is disputed; to those who may see all of its area.',
    })
    verificationRemark(@Root() report: Report, @Ctx() { authority }: HubContext): string | null {
      return authority.seesAll(report.areaId) ? report.verificationRemark : null;
    }
  }
  return VerificationFields;
}
