import { GraphQLError } from 'graphql';
import { jwtVerify } from 'jose';
import { fail } from '../errors';
import type { Log } from '../log';
import { isReservedSubject, viewerFromClaims, type VerifiedToken } from './claims';
import { IssuerKeys, type IssuerAddresses } from './issuer-keys';
import { repeatsAName } from './repeated-names';

export interface OidcSettings extends IssuerAddresses {
  readonly audience: string;
  /** What stands before the names role, area and charges in the issuer's tokens. */
  readonly claimPrefix?: string | undefined;
}

/** Signatures that only the issuer can make; none that is made with a shared secret, and never "none". */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

const CLOCK_TOLERANCE_SECONDS = 30;
/** An officer who was transferred yesterday comes with yesterday's token at most. */
const LONGEST_AGE = '24h';

/** Makes what verifies the tokens of an outside issuer (OpenID Connect): who and when, or UNAUTHENTICATED. */
export function oidcVerifier(settings: OidcSettings, log: Log, keys = new IssuerKeys(settings, log)) {
  const { issuer, audience, claimPrefix = '' } = settings;

  return async (token: string): Promise<VerifiedToken> => {
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        algorithms: [...ALGORITHMS],
        issuer,
        audience,
        requiredClaims: ['exp', 'sub', 'iat'],
        maxTokenAge: LONGEST_AGE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
      if (repeatsAName(text)) throw fail('UNAUTHENTICATED');
      const named = (name: string) =>
        Object.hasOwn(payload, claimPrefix + name) ? payload[claimPrefix + name] : undefined;
      const viewer = viewerFromClaims({
        sub: payload.sub,
        role: named('role'),
        area: named('area'),
        charges: named('charges'),
      });
      if (isReservedSubject(viewer.subject)) throw fail('UNAUTHENTICATED');
      return { viewer, issuedAt: payload.iat ?? 0 };
    } catch (error) {
      if (error instanceof GraphQLError) throw error;
      throw fail('UNAUTHENTICATED');
    }
  };
}
