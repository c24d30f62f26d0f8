import { join } from 'node:path';
import { EmbedKeys } from '../lib/auth/embed-keys';
import { readLocalKey } from '../lib/auth/local-key';
import { oidcVerifier, type OidcSettings } from '../lib/auth/oidc';
import { revokedSubjects } from '../lib/auth/revoked-subjects';
import { tokenVerifier } from '../lib/auth/verify-token';
import type { Log } from '../lib/log';
import type { VerifyToken } from './viewer-of';

export interface IdentitySettings {
  readonly dataFolder: string;
  /** Whether tokens signed with this installation's own key are taken; they are unless told. */
  readonly takesLocalTokens?: boolean;
  readonly oidc?: OidcSettings | null;
  readonly embedKeysFile?: string | undefined;
}

/** The keys of portals lie here unless told otherwise. */
export function embedKeysIn(dataFolder: string): string {
  return join(dataFolder, 'embed-keys.json');
}

/** Whom a gateway believes, and about whom. Fails where a file of the data folder cannot be relied on. */
export function identities(
  { dataFolder, takesLocalTokens = true, oidc = null, embedKeysFile }: IdentitySettings,
  log: Log,
): { verifyToken: VerifyToken; embedKeys: EmbedKeys } {
  return {
    verifyToken: tokenVerifier({
      localKey: takesLocalTokens ? readLocalKey(dataFolder) : null,
      outside: oidc ? oidcVerifier(oidc, log) : null,
      isRevoked: revokedSubjects(dataFolder, log),
    }),
    embedKeys: new EmbedKeys(embedKeysFile ?? embedKeysIn(dataFolder), log),
  };
}
