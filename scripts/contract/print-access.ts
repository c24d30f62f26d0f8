import { ACTS, RULES, type Asked, type Place, type RuleName } from '../../lib/auth/policy';
import { NAMED_TYPES, READERS, readersOf, type Readers } from '../../lib/auth/readers';
import { ROLES, type Role } from '../../lib/auth/viewer';

const GLOSSES: Readonly<Record<Role, [name: string, who: string]>> = {
  PUBLIC: ['জনসাধারণ', 'everyone who comes without a token'],
  PORTAL: ['পোর্টাল', 'a page of a district or upazila portal that embeds progress'],
  ANALYST: ['বিশ্লেষক', 'reads everything of the own area and of what lies below it'],
  OFFICER: ['কর্মকর্তা', 'writes for the own office'],
  COMMISSIONER: ['কমিশনার বা প্রধান কর্মকর্তা', 'approves, verifies and publishes'],
  ADMIN: ['প্রশাসক', 'an administrator of an area, or of everything where the token names none'],
};

const PLACES: Readonly<Record<Place, string>> = {
  OWN: 'own area',
  JURISDICTION: 'own area and below',
  BELOW: 'below',
  BELOW_OR_COUNTRY: 'below; of the country, everywhere',
};

/** docs/access.md: who may do and read what, made from the policy in lib/auth. */
export function printAccess(acts: readonly string[], types: readonly string[]): string {
  const roles = ROLES.map((role) => [`\`${role}\``, ...GLOSSES[role]]);
  const rules = Object.entries(RULES).map(([name, { why }]) => [
    `\`${name}\``,
    ...ROLES.map((role) => where(name as RuleName, role)),
    why,
  ]);
  const matrix = acts.map((act) => {
    const { asks, of } = ACTS[act] ?? { asks: 'WRITE', of: '' };
    return [`\`${act}\``, of, ...ROLES.map((role) => mayWhere(asks, role))];
  });
  const readers = Object.keys(READERS).map((readable) => {
    const named = types.filter((type) => readersOf(type) === readable && NAMED_TYPES.includes(type));
    return [named.map((type) => `\`${type}\``).join(', ') || '–', READERS[readable as Readers]];
  });
  return `# Who may do and read what

Made from \`lib/auth/policy.ts\` and \`lib/auth/readers.ts\` by \`npm run schema\`; change it there. What is in neither cannot be built. \`tests/access\` tries every mutation and every path to every type by each role in each place of the tree, on both databases, directly and through the gateway, against a table in words of its own.

A token names a role and an area, and further charges (অতিরিক্ত দায়িত্ব), each a role in an area up to a day. Whoever holds several may do what any of them allows; only nobody verifies what is reported at a desk that is also the own. The hub knows posts, not persons: when an officer is transferred, nothing moves but the token. "Below" is by the tree of today, and a closed area belongs to whoever took it over.

## Roles

${table(['Role', 'Bangla', 'Who'], roles)}

## Rules

${table(['Rule', ...ROLES.map((role) => `\`${role}\``), 'Why'], rules)}

## Acts

Where each role may do it, by the area named in the second column. To change a draft is to write; to change what is public is to publish. What is recorded and made public in one act (\`publish: true\`) takes both. Once a paper is submitted its own office no longer changes it (\`PAPER_LOCKED\`).

${table(['Act', 'Of', ...ROLES.map((role) => `\`${role}\``)], matrix)}

Whoever may never do an act is told \`FORBIDDEN\` before anything is looked at. A record that one may not see is \`UNKNOWN_RECORD\`, as one that is not there.

## What is read

${table(['Types', 'Who reads them'], readers)}

A list, a page of one and its count are for whoever reads what is in it; filters, orders and counts come after that rule. What one may not see is null or not in the list, without an error. Phone numbers (in either script, of mobiles and office lines) and mail addresses in text of records are replaced by \`[…]\` for whoever may not see all of the area; raw text of papers never leaves the hub but as the few words of a finding, to those alone.
`;
}

function mayWhere(asks: Asked, role: Role): string {
  if (asks !== 'CHANGE') return where(asks, role);
  const [draft, open] = [where('WRITE', role), where('PUBLISH', role)];
  if (draft === open) return draft;
  return (
    [draft === '–' ? '' : `drafts: ${draft}`, open === '–' ? '' : `public: ${open}`]
      .filter(Boolean)
      .join('; ') || '–'
  );
}

function where(rule: RuleName, role: Role): string {
  const { who }: { who: Readonly<Partial<Record<Role, Place>>> } = RULES[rule];
  const place = who[role];
  return place ? PLACES[place] : '–';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
