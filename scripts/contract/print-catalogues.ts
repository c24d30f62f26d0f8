import { FINDINGS } from '../../documents/recognise/findings';
import { FIGURE_RULES, STATUS_RULES } from '../../documents/recognise/status-rules';
import { FAILURES } from '../../lib/errors';
import { GRAPHQL_CODES } from '../../lib/subgraph/mask-error';

/** docs/errors.md: every failure that a client may meet, made from the catalogue in lib/errors.ts. */
export function printErrors(): string {
  const rows = Object.entries(FAILURES).map(([code, failure]) => {
    const [what, then] = firstSentence(failure.message);
    return [`\`${code}\``, 'status' in failure ? String(failure.status) : '200', what, then];
  });
  return page(
    'Errors',
    `Made from \`lib/errors.ts\` by \`npm run schema\`; change it there. Every failure that a client may meet has a code, in \`errors[].extensions.code\`. Codes are stable; sentences may change. Most failures belong to one field: the HTTP status is 200, the field is null and the rest of the answer stands. Where nothing is left of an answer, and only for what passes by itself, it is 503 with \`Retry-After\`. An unexpected fault is \`INTERNAL_SERVER_ERROR\` and says nothing but the id under which it is logged (\`extensions.requestId\`, also in the header \`x-request-id\`).`,
    ['Code', 'HTTP status', 'What it says', 'What to do'],
    rows,
    `GraphQL itself has these codes, for requests that are malformed or do not fit the contract: ${GRAPHQL_CODES.map((code) => `\`${code}\``).join(', ')}.`,
  );
}

/** docs/findings.md: everything odd that reading a paper can point out, made from documents/recognise/findings.ts. */
export function printFindings(): string {
  const rows = Object.entries(FINDINGS).map(([code, { severity, message }]) => {
    const [what, then] = firstSentence(message);
    return [`\`${code}\``, severity, what, then];
  });
  return page(
    'Findings',
    'Made from `documents/recognise/findings.ts` by `npm run schema`; change it there. Papers contradict themselves. What is odd about one is kept as a finding on its record: never a silent correction. INFO: read, with something to know. WARNING: read, please look. ERROR: the value counts nowhere until someone confirms it. Codes are stable; sentences may change.',
    ['Code', 'Severity', 'What it says', 'What to do'],
    rows,
  );
}

/** docs/statuses.md: what the words of a progress report mean, made from documents/recognise/status-rules.ts. */
export function printStatuses(): string {
  const quoted = (words: readonly string[]) => words.map((word) => word.replace(/\$$/, ' …')).join(', ');
  const rows = STATUS_RULES.map(({ name, status, basis, words, unless, alone }) => [
    `\`${name}\``,
    `\`${status}\``,
    status === 'NONE' ? '–' : basis,
    `${alone ? 'nothing but ' : ''}${quoted(words)}`,
    quoted(unless ?? []) || '–',
  ]);
  const figures = FIGURE_RULES.map(({ name, status, basis, when }) => [
    `\`${name}\``,
    `\`${status}\``,
    basis,
    when,
    '–',
  ]);
  return page(
    'Statuses',
    'Made from `documents/recognise/status-rules.ts` by `npm run schema`; change it there. What a cell of progress (অগ্রগতি) in a paper means. The first rule that applies wins; words are compared without regard to the usual misspellings. STATED: the paper says so. INFERRED: taken from its words, and shown as such until someone confirms it. Nothing is implemented unless the paper says so in plain words; a decision that goes on from period to period is then still in progress. An empty cell, `-` or `--` is no report.',
    ['Rule', 'Status', 'Basis', 'Words', 'Unless it also says'],
    [...rows, ...figures],
    'What no rule knows is `IN_PROGRESS` and INFERRED, with the finding `STATUS_NOT_UNDERSTOOD`: something is reported, and a person must look.',
  );
}

function page(title: string, about: string, head: string[], rows: string[][], after?: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return `# ${title}\n\n${about}\n\n${table}\n${after ? `\n${after}\n` : ''}`;
}

/** What went wrong, and what to do about it; `{name}` is a value of the case. */
function firstSentence(message: string): [string, string] {
  const text = message.replace(/\{(\w+)\}/g, '‹$1›').replace(/\|/g, '\\|');
  const end = /[.?!:] (?=[A-Z])/.exec(text)?.index;
  return end === undefined ? [text, '–'] : [text.slice(0, end + 1), text.slice(end + 2)];
}
