import { LIMITS, VISITORS, type Limits } from '../../gateway/limits/limits';

const ROWS: readonly (readonly [keyof Limits, string])[] = [
  ['bodyBytes', 'bytes of the body, unpacked'],
  ['tokens', 'words and signs of the document'],
  ['selections', 'fields with all fragments unfolded'],
  ['depth', 'levels of fields within fields'],
  ['rootFields', 'fields at the root, aliases included'],
  ['cost', 'points of cost'],
  ['page', 'rows on a page (`first`)'],
  ['errors', 'faults of a document that are listed'],
  ['wallMs', 'milliseconds for the whole operation'],
];

/** docs/limits.md: what one operation may ask for, made from gateway/limits/limits.ts. */
export function printLimits(): string {
  const rows = ROWS.map(([limit, what]) => {
    const most = VISITORS.map((kind) => LIMITS[kind][limit].toLocaleString('en-GB'));
    return `| ${what} | ${most.join(' | ')} |`;
  });
  return `# Limits

Made from \`gateway/limits/limits.ts\` by \`npm run schema\`; change it there. What one operation may ask for, by who asks. It is looked at in the order of the table, before anything is planned.

| at most | public | portal | officer, commissioner, administrator | analyst |
|---|---:|---:|---:|---:|
${rows.join('\n')}

Whoever goes beyond one gets \`QUERY_TOO_LARGE\` with HTTP 400, under both content types, with a sentence that says how much was asked and how much may be; too many bytes are \`BODY_TOO_LARGE\` with 413, told before the rest of them has come. Whoever signs in may send 6 MB, because papers come with their whole text. Lists of a body have at most 1,000 entries, and its objects at most 64 levels (\`BODY_TOO_LONG\`). When the time is over, what has come is answered, and \`OPERATION_TIMEOUT\` stands where the rest should be; an act that has begun is finished all the same, and repeating it with its \`requestId\` tells how it went. A portal asks by the ids of \`schema/safelist.json\` only (\`OPERATION_NOT_SAFELISTED\`); everybody else may.

## Points

Each object of the answer is a point, times the lists it lies in:

- A page has as many rows as \`first\` says; other lists are as long as \`@listSize\` of the contract says.
- A chain of \`children\` comes to the areas that there are, 568 in all, however it is written. \`parent\`, \`ancestors\` and any other way to an area begin it anew.
- A field with \`@cost\` costs that much besides, once for all objects side by side, since one read serves them all; in a series once for each point; where it is a page, once for each page.
- A series has the points that its span and interval touch, at most 132. An act costs 10 besides what it gives back.

The roll-up of the whole country down to the upazilas costs 1,737 and is for everybody. Every answer says what it cost, what is the most, and what is left of the minute (null where nobody counts):

\`\`\`json
{"extensions":{"cost":{"cost":1737,"limit":2000,"remaining":118263}}}
\`\`\`

## A minute

Besides, what is asked within a minute is added up: 120,000 points for one address (an office has one for all who sit in it; of IPv6, its first half), 300,000 for one user, 500,000 for an analyst. A refusal costs 20. Beyond it: \`TOO_MANY_REQUESTS\`, HTTP 429, with \`Retry-After\`. [running.md](running.md#configuration) has the settings. \`sopan import\` of the administrator on the hub's own machine is not counted. Gateways that share a Redis count together; while it is away each counts by itself.
`;
}
