import type { Role, Viewer } from '../../lib/auth/viewer';

/** What one operation may ask for; each is told to whoever goes beyond it. */
export interface Limits {
  /** Bytes of the body, unpacked. */
  readonly bodyBytes: number;
  /** Words and signs of the document. */
  readonly tokens: number;
  /** Fields with all fragments unfolded. */
  readonly selections: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Fields at the root, aliases included. */
  readonly rootFields: number;
  /** Points, by cost.ts. */
  readonly cost: number;
  /** Rows of a page: the argument "first". */
  readonly page: number;
  /** Faults of a document that are listed. */
  readonly errors: number;
  /** Milliseconds from the first look at the operation to its answer. */
  readonly wallMs: number;
}

/** The kinds of visitors that limits tell apart. */
export const VISITORS = ['PUBLIC', 'PORTAL', 'SIGNED_IN', 'ANALYST'] as const;
export type VisitorKind = (typeof VISITORS)[number];

const KILOBYTE = 1024;

const PUBLIC: Limits = {
  bodyBytes: 64 * KILOBYTE,
  tokens: 1000,
  selections: 300,
  // A list takes three levels (the field, edges, node), and an official letter four lists within each other.
  depth: 12,
  rootFields: 10,
  cost: 2000,
  page: 100,
  errors: 10,
  wallMs: 5000,
};

const SIGNED_IN: Limits = {
  // Whoever brings papers sends their whole text (up to 2 MB) and the record made of it.
  bodyBytes: 6 * KILOBYTE * KILOBYTE,
  tokens: 2000,
  selections: 1000,
  depth: 12,
  rootFields: 30,
  cost: 10_000,
  page: 500,
  errors: 100,
  wallMs: 10_000,
};

/** The one table of limits; docs/limits.md is printed from it. */
export const LIMITS: Readonly<Record<VisitorKind, Limits>> = {
  PUBLIC,
  // What a widget sends is an id and its variables.
  PORTAL: { ...PUBLIC, bodyBytes: 16 * KILOBYTE },
  SIGNED_IN,
  ANALYST: { ...SIGNED_IN, bodyBytes: 256 * KILOBYTE, cost: 50_000, wallMs: 30_000 },
};

/** The most tokens that anyone may send: what Apollo Server's own parser is told. */
export const MOST_TOKENS = Math.max(...VISITORS.map((kind) => LIMITS[kind].tokens));

const KIND_OF: Readonly<Record<Role, VisitorKind>> = {
  PUBLIC: 'PUBLIC',
  PORTAL: 'PORTAL',
  ANALYST: 'ANALYST',
  OFFICER: 'SIGNED_IN',
  COMMISSIONER: 'SIGNED_IN',
  ADMIN: 'SIGNED_IN',
};

/** By whose limits a viewer is measured. */
export function visitorKind({ role }: Viewer): VisitorKind {
  return KIND_OF[role];
}

/** The limits of a viewer. */
export function limitsOf(viewer: Viewer): Limits {
  return LIMITS[visitorKind(viewer)];
}
