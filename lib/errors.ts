import { GraphQLError } from 'graphql';

interface Failure {
  /** The HTTP status where the failure decides it; most failures are field errors under 200. */
  readonly status?: number;
  /** What went wrong and what to do next. `{name}` is filled in. */
  readonly message: string;
}

/** Every expected failure. Codes are stable: clients rely on them. docs/errors.md is made from this. */
export const FAILURES = {
  BAD_FISCAL_YEAR: {
    message: '"{value}" is not a fiscal year. Write it as 2023-24 or 2023-2024, in Latin or Bangla digits.',
  },
  BAD_DAY: { message: '"{value}" is not a day. Write it as YYYY-MM-DD.' },
  DAY_IN_FUTURE: { message: '{value} is in the future. Progress can be asked up to {today}.' },
  BAD_PAGE: {
    message: '"first" must be a whole number from 0 to {max}; {value} was asked. Page on with "after".',
  },
  BAD_CURSOR: {
    message: 'The cursor is not one that this list gave. Take it from pageInfo.endCursor.',
  },
  BAD_INPUT: { message: '{reason}' },
  UNKNOWN_AREA: {
    message: 'No area has ever held the code "{code}". Look it up with areas(filter: {search: …}).',
  },
  AREA_NOT_THERE: {
    message:
      'The area {code} was not there on {day}. Name one that was, or another day; Area.changes says when.',
  },
  AREA_MISPLACED: { message: '{reason} Name areas whose levels fit.' },
  AREA_IN_THE_WAY: {
    message:
      'From {day} on {code} would lie in {parent}, which is not there then. Move it elsewhere from that day first, or date this act otherwise.',
  },
  AREA_CHANGED_LATER: {
    message:
      'Something is on record of the area {code} from {day} on, so it cannot end before. Date this act on that day or later.',
  },
  BAD_AREA_CODE: {
    message:
      '"{code}" is not a code for a {level}: a division has two digits, a district four, an upazila six, or four and X1 to X9.',
  },
  CODE_TAKEN: {
    message:
      'The code "{code}" is or was that of {name}, and is never given to another area. Take one that nobody held.',
  },
  UNKNOWN_SAVED_QUERY: {
    status: 404,
    message: 'No saved query is called "{name}". The page /q lists them; each ends in .csv or .json.',
  },
  ANSWER_INCOMPLETE: {
    status: 503,
    message:
      'A part of the answer cannot be had at the moment, and a table without it would mislead. Try again in a few seconds.',
  },
  DATA_BEING_WRITTEN: {
    status: 503,
    message: 'The files of that year are being written. Ask again in {seconds} seconds.',
  },
  BAD_PARAMETER: { status: 400, message: 'The parameter "{name}" {reason}.' },
  UNKNOWN_RECORD: { message: 'There is no {type} with the id "{id}" that you may change.' },
  UNAUTHENTICATED: {
    status: 401,
    message: 'The token is missing, expired or not from a trusted issuer. Get a new one and try again.',
  },
  CROSS_SITE_REQUEST: {
    status: 403,
    message:
      'The request did not come from a page of this hub, so it may change nothing for whoever is signed in. Open the page here and send it again.',
  },
  TOKEN_TOO_LONG: {
    status: 400,
    message:
      'The token has {length} letters; a browser keeps at most {max}. Ask its issuer for one with fewer claims.',
  },
  ISSUER_UNREACHABLE: {
    status: 503,
    message: 'The issuer of tokens does not answer, so that nobody can be recognised. Try again in a moment.',
  },
  BAD_KEY: {
    status: 401,
    message:
      'The key of this portal is unknown, revoked or replaced. Ask whoever runs the hub for the present one.',
  },
  KEY_OF_ANOTHER_SITE: {
    status: 403,
    message:
      'The key of this portal is not for pages of {origin}. Ask whoever runs the hub to add that address to it.',
  },
  KEY_IN_ADDRESS: {
    status: 400,
    message:
      'A key or token stands in the address, where logs and other sites see it. Send it as a header, and have this one replaced.',
  },
  READS_ONLY: { status: 403, message: "A portal's key reads only. Come with a token to change anything." },
  FORBIDDEN: {
    message:
      'Your role or jurisdiction does not allow this for {place}. Ask whoever may; docs/access.md says who that is.',
  },
  REQUEST_ID_REUSED: {
    message: 'The requestId "{requestId}" was already used with another body. Use a new one for a new act.',
  },
  REVISION_CONFLICT: {
    message: 'The record is now at revision {revision}. Read it again and repeat the change on that.',
  },
  PAPER_LOCKED: {
    message:
      'The paper is {state}, so its office no longer changes it. Ask the superior office to return it, or from its approval on give the reason of a correction.',
  },
  MINUTES_WOULD_BE_PUBLIC: {
    message:
      'Reports on this meeting are public already, and its minutes would be public with them. An administrator of {code} records them with publish: true; or a commissioner withdraws the published reports until the minutes are approved.',
  },
  PAPER_STATE: { message: 'The paper is {state}. {next}' },
  DIRECTORY_BEHIND: {
    message:
      'This part of the hub has not yet seen version {needed} of the directory (it has {has}). Try again in a moment.',
  },
  FEED_DIVERGED: {
    status: 409,
    message:
      'This part of the hub never told an event {seq} of that history; one side was restored from a backup. Read the feed from its beginning.',
  },
  SUBGRAPH_UNAVAILABLE: {
    message: 'The {subgraph} part of the hub did not answer in time. The rest of the answer is complete.',
  },
  OVERLOADED: {
    status: 503,
    message: 'The hub has more to do than it can. Nothing was read or changed; try again after Retry-After.',
  },
  DATABASE_BUSY: { message: 'The database is busy. Nothing was changed; try again in a moment.' },
  DATABASE_UNAVAILABLE: {
    message: 'The database does not answer. Nothing was changed; try again in a few seconds.',
  },
  DATABASE_READ_ONLY: {
    message:
      'The database takes no writes just now; reading goes on. Nothing was changed: tell the operator, and try again later.',
  },
  INSUFFICIENT_STORAGE: {
    message:
      'The disk of the database is full; reading goes on. Nothing was changed: tell the operator, and try again later.',
  },
  CLOCK_BEHIND: {
    message:
      "The hub's clock says {now}, but something was recorded at {last}. Nothing is recorded until the clock is right: tell the operator.",
  },
  OUTCOME_UNKNOWN: {
    message:
      'The connection to the database broke while the act was being completed: it is done whole, or not at all. Repeat it with the same requestId to learn which.',
  },
  NOT_JSON: {
    status: 400,
    message: 'The body is not JSON. Send {"query": "…", "variables": {…}} as application/json.',
  },
  NOT_UTF8: {
    status: 415,
    message: 'The body must be application/json in UTF-8, plain or as gzip, deflate or br.',
  },
  BODY_TOO_LARGE: { status: 413, message: 'The body is larger than {bytes} bytes. Send less at once.' },
  QUERY_TOO_LARGE: {
    status: 400,
    message: 'The operation asks for more than the hub answers at once: {reason}. Ask in smaller parts.',
  },
  OPERATION_TIMEOUT: {
    message:
      'The operation took longer than it may. What was there by then is in the answer; ask for less at once.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message:
      'More was asked this minute than the hub gives to one {whom}: {most} points. Go on in {seconds} seconds.',
  },
  OPERATION_NOT_SAFELISTED: {
    status: 400,
    message:
      'A portal asks by the id of a safelisted operation, never by its text. Send extensions.persistedQuery.sha256Hash; schema/safelist.json has the ids.',
  },
  OPERATION_NAME_TOO_ODD: {
    status: 400,
    message: 'An operation is named by at most {most} Latin letters, digits and underscores.',
  },
  BODY_TOO_LONG: {
    status: 400,
    message: 'The JSON of the body has {asked} {what}; at most {most} are read. Send it in parts.',
  },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address. The hub answers at /graphql.' },
  PAPER_TOO_LARGE: {
    status: 413,
    message:
      'The paper has {size} {unit}; at most {max} are read. Split it, or leave out what is not the paper.',
  },
  PAPER_NOT_SENT: {
    status: 415,
    message:
      'Send the file itself as application/octet-stream, not packed, and its name percent-encoded in the header x-sopan-file.',
  },
  PAPER_NOT_TEXT: {
    status: 415,
    message: 'The file is not text in UTF-8 or UTF-16. Save it as plain text and try again.',
  },
  PAPER_EMPTY: { status: 422, message: 'The file has no text in it.' },
  NOTHING_TO_WRITE: {
    status: 404,
    message: '{reason}, or you may not see it. Look the record up with GraphQL, or give a token.',
  },
  PAPER_INFLATES: {
    status: 413,
    message:
      'The file is small but unpacks to {size} bytes; at most {max} are unpacked, and {ratio} for each packed one. Save the paper again, without pictures.',
  },
  PAPER_TIMEOUT: {
    status: 422,
    message: 'Reading the paper took more than {max} seconds. Save it again as DOCX or text, or split it.',
  },
  PAPER_TOO_HEAVY: {
    status: 422,
    message: 'Reading the paper took more than {max} MB of memory. Save it again as text, or split it.',
  },
  PAPER_UNREADABLE: {
    status: 422,
    message:
      'The {format} file is damaged: {reason}. Open it in the program it comes from, save it again and try that.',
  },
  PAPER_ENCRYPTED: {
    status: 422,
    message: 'The {format} file is protected by a password. Save it without one and try again.',
  },
  PAPER_KIND_UNSUPPORTED: {
    status: 415,
    message: 'Files of the kind {format} are not read. Save it as {other} and try again.',
  },
  PAPERS_NOT_FOR_ROLE: {
    status: 403,
    message: 'Papers are taken from officers, commissioners and administrators. Come with the token of one.',
  },
  PAPERS_BUSY: {
    status: 503,
    message: 'Too many papers are being read. Nothing was changed; try again in a moment.',
  },
  INTERNAL_SERVER_ERROR: {
    message: 'Something went wrong on our side. It is logged under the request id of this answer.',
  },
} as const satisfies Record<string, Failure>;

export type FailureCode = keyof typeof FAILURES;

/** An expected failure, told to the client with its code. */
export function fail(code: FailureCode, values: Record<string, string | number> = {}): GraphQLError {
  const failure: Failure = FAILURES[code];
  const message = failure.message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return new GraphQLError(message, {
    extensions: { code, ...(failure.status ? { http: { status: failure.status } } : {}) },
  });
}
