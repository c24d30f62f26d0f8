/** What one slice asks: these requests in turn, over so many connections. */
export interface Case {
  readonly name: string;
  readonly connections: number;
  /** Bodies of requests. */
  readonly reads: readonly string[];
  readonly withWrites: boolean;
}

const YEAR = '2023-24';
const DIVISIONS = ['50', '10', '20', '30', '40', '45', '55', '60'];

/** One request of twenty is a write in the mixed case. */
export const WRITE_EVERY = 20;

const AREA = `code level nameEn nameBn
  decisionProgress(fiscalYear: $fy) { ...D } planProgress(fiscalYear: $fy) { ...P }`;
const FRAGMENTS = `
fragment D on DecisionProgress {
  meetingsHeld assignments notStarted inProgress implemented dropped overdue notReported percentImplemented asOf
}
fragment P on PlanProgress {
  plansSubmitted plansExpected activities notStarted inProgress completed cancelled overdue notReported
  percentComplete asOf
}`;

/** An area with two floors below it: a division with its districts and upazilas. */
const DIVISION = `query RollUp($code: ID!, $fy: String!) {
  area(code: $code) { ${AREA} parent { code } children { ${AREA} children { ${AREA} } } }
}${FRAGMENTS}`;
/** And with three: the whole country, 568 areas. */
const COUNTRY = `query Country($code: ID!, $fy: String!) {
  area(code: $code) { ${AREA} children { ${AREA} children { ${AREA} children { ${AREA} } } } }
}${FRAGMENTS}`;

const bodyOf = (query: string, code: string): string =>
  JSON.stringify({ query, variables: { code, fy: YEAR } });

const divisions = DIVISIONS.map((code) => bodyOf(DIVISION, code));
const division = divisions.slice(0, 1);
const country = [bodyOf(COUNTRY, 'BD')];

export const CASES: readonly Case[] = [
  { name: 'division at 1', connections: 1, reads: division, withWrites: false },
  { name: 'division at 16', connections: 16, reads: division, withWrites: false },
  { name: 'country at 1', connections: 1, reads: country, withWrites: false },
  { name: 'eight divisions at 1', connections: 1, reads: divisions, withWrites: false },
  { name: 'eight divisions at 16', connections: 16, reads: divisions, withWrites: false },
  { name: 'eight divisions at 16, 5 % writes', connections: 16, reads: divisions, withWrites: true },
];

/** All that is ever read, for comparing answers. */
export const ALL_READS: readonly string[] = [...divisions, ...country];

/** A district each, so that a write changes what three of the reads count. */
const WRITTEN_AREAS = ['5010', '5081', '5527', '5585', '3026', '2015', '4041', '1006', '4561', '6091'];

const WRITE = `mutation Record($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }`;

/** The write of that number: minutes of a meeting with one decision, published. The order of writes changes nothing. */
export function writeOf(number: number): string {
  const day = `${1 + (number % 28)}`.padStart(2, '0');
  const month = `${1 + (Math.floor(number / 28) % 12)}`.padStart(2, '0');
  const year = Number(month) >= 7 ? 2023 : 2024;
  return JSON.stringify({
    query: WRITE,
    variables: {
      input: {
        requestId: `bench-write-${number}`,
        areaCode: WRITTEN_AREAS[number % WRITTEN_AREAS.length],
        heldOn: `${year}-${month}-${day}`,
        number: `${number}`,
        title: `Meeting ${number} of a bench`,
        agendaItems: [
          { topic: 'সেবা সহজীকরণ', decisions: [{ number: '১', text: `সেবা ${number} সহজ করতে হবে।` }] },
        ],
        publish: true,
      },
    },
  });
}
