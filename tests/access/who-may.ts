import type { Role, Viewer } from '../../lib/auth/viewer';

/** The places that an act or a record may be in, seen from the district of Bogura. */
export const PLACES = {
  self: '5010',
  child: '501020',
  parent: '50',
  sibling: '5081',
  cousin: '508110',
  otherDivision: '5594',
  country: 'BD',
} as const;

export type Place = keyof typeof PLACES;

/** Everyone who may come, each with a post in Bogura; the last one also has charge of a district elsewhere. */
export const VIEWERS: Readonly<Record<string, Viewer>> = {
  PUBLIC: { role: 'PUBLIC', area: null, subject: 'public' },
  PORTAL: inBogura('PORTAL'),
  ANALYST: inBogura('ANALYST'),
  OFFICER: inBogura('OFFICER'),
  COMMISSIONER: inBogura('COMMISSIONER'),
  ADMIN: inBogura('ADMIN'),
  CHARGED: { ...inBogura('OFFICER'), subject: 'c', charges: [{ role: 'COMMISSIONER', area: '5594' }] },
};

export type Asks = 'read' | 'write' | 'publish' | 'both' | 'verify' | 'areas' | 'own areas' | 'nobody here';

/**
 * In words, and on purpose not from lib/auth: where each may do what. Whoever is not named may do it nowhere.
 */
const MAY: Readonly<Record<Asks, Readonly<Record<string, string>>>> = {
  read: {
    ANALYST: 'self child',
    OFFICER: 'self child',
    COMMISSIONER: 'self child',
    ADMIN: 'self child',
    CHARGED: 'self child otherDivision',
  },
  write: { OFFICER: 'self', ADMIN: 'self child', CHARGED: 'self' },
  publish: { COMMISSIONER: 'self child', ADMIN: 'self child', CHARGED: 'otherDivision' },
  both: { ADMIN: 'self child' },
  verify: { COMMISSIONER: 'child', ADMIN: 'child' },
  areas: { ADMIN: 'child' },
  'own areas': { ADMIN: 'self child' },
  'nobody here': {},
};

/** Those who may never do such an act, wherever; they are told so before anything is looked at. */
const NEVER: Readonly<Record<Asks, string>> = {
  read: '',
  write: 'PUBLIC PORTAL ANALYST COMMISSIONER',
  publish: 'PUBLIC PORTAL ANALYST OFFICER',
  both: 'PUBLIC PORTAL ANALYST COMMISSIONER',
  verify: 'PUBLIC PORTAL ANALYST OFFICER',
  areas: 'PUBLIC PORTAL ANALYST OFFICER COMMISSIONER CHARGED',
  'own areas': 'PUBLIC PORTAL ANALYST OFFICER COMMISSIONER CHARGED',
  'nobody here': 'PUBLIC PORTAL ANALYST OFFICER COMMISSIONER CHARGED',
};

export function may(who: string, asks: Asks, place: Place): boolean {
  return (MAY[asks][who] ?? '').split(' ').includes(place);
}

/** Whether the role alone says no; for acts that ask one thing of drafts and another of what is public, neither. */
export function mayNever(who: string, asks: Asks, other: Asks | undefined): boolean {
  const never = (kind: Asks): boolean => NEVER[kind].split(' ').includes(who);
  return never(asks) && (other === undefined || never(other));
}

function inBogura(role: Role): Viewer {
  return { role, area: '5010', subject: `${role} of Bogura` };
}
