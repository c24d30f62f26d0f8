import type { Role } from './viewer';

/**
 * Where a rule lets a role act: in the own area only; there and in all that counts in it; only in
 * what lies below the own area; or below it and, for whoever answers for the whole country, everywhere.
 */
export type Place = 'OWN' | 'JURISDICTION' | 'BELOW' | 'BELOW_OR_COUNTRY';

interface Rule {
  readonly who: Readonly<Partial<Record<Role, Place>>>;
  /** Why it is so, in a line; docs/access.md prints it. */
  readonly why: string;
}

/** Who may do what where. Everything else in the hub asks these few rules; docs/access.md is made from them. */
export const RULES = {
  SEE_ALL: {
    who: {
      ANALYST: 'JURISDICTION',
      OFFICER: 'JURISDICTION',
      COMMISSIONER: 'JURISDICTION',
      ADMIN: 'JURISDICTION',
    },
    why: 'An office answers for what lies below it, so it sees drafts and raw text there, and nowhere else.',
  },
  WRITE: {
    who: { OFFICER: 'OWN', ADMIN: 'JURISDICTION' },
    why: 'Each office reports for itself; nobody writes in the name of an office below.',
  },
  PUBLISH: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'What the public sees is let out, and taken back, by whoever answers for it.',
  },
  APPROVE: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'A paper is approved or returned by whoever may publish it.',
  },
  VERIFY: {
    who: { COMMISSIONER: 'BELOW', ADMIN: 'BELOW_OR_COUNTRY' },
    why: 'Progress is verified or disputed by the superior office: nobody verifies the own report.',
  },
  CHANGE_AREAS: {
    who: { ADMIN: 'JURISDICTION' },
    why: 'The tree is changed by an administrator of all that the change touches.',
  },
  READ_AUDIT: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'Who did what is for those who answer for it.',
  },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** Where a rule lets a role act; null where nowhere. */
export function placeOf(rule: RuleName, role: Role): Place | null {
  const { who }: Rule = RULES[rule];
  return who[role] ?? null;
}
