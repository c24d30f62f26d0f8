import { type Command, InvalidArgumentError, Option } from 'commander';
import { toLatinDigits } from '../../lib/bangla/digits';
import { parseFiscalYear } from '../../lib/bangla/fiscal-year';
import { dayInDhaka, isDay } from '../../lib/time/day';
import type { PaperWanted } from '../../documents/write/write-paper';
import type { MeetingChoice } from '../../documents/write/records/meeting-record';
import { exportCommand, type ExportCommand } from '../export';

/** Options as commander gives them. */
type Options = Readonly<Record<string, string | undefined>>;

interface Kind {
  readonly name: string;
  readonly about: string;
  readonly options: readonly Option[];
  /** What is wanted; a text where the options do not say enough. */
  readonly wanted: (options: Options) => PaperWanted | string;
}

/** Adds `sopan export KIND …`, one command for each paper that the hub can write. */
export function addExportCommands(program: Command): void {
  const group = program
    .command('export')
    .description('Write the records of the hub as official papers: HTML for print, DOCX, or plain text.');
  for (const { name, about, options, wanted } of KINDS) {
    const command = group.command(name).description(about);
    for (const option of [...options, ...COMMON]) command.addOption(option);
    command.addHelpText('after', '\nExit code: 0 written, 1 the hub has no such record, 2 bad call.');
    command.action(async (given: Options & Omit<ExportCommand, 'dated'>) => {
      const what = wanted(given);
      if (typeof what === 'string') command.error(`error: ${what}`, { exitCode: 2 });
      else
        process.exitCode = await exportCommand(what, {
          ...given,
          dated: given['dated'] ?? dayInDhaka(new Date()),
        });
    });
  }
}

const day = (text: string): string => {
  const on = toLatinDigits(text);
  if (!isDay(on)) throw new InvalidArgumentError('A day is written as YYYY-MM-DD.');
  return on;
};
const hour = (text: string): string => {
  const at = toLatinDigits(text);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new InvalidArgumentError('An hour is written as HH:MM.');
  return at;
};
const year = (text: string): string => {
  const found = parseFiscalYear(text);
  if (!found) throw new InvalidArgumentError('A fiscal year is written as 2023-24.');
  return found;
};

const option = (flags: string, about: string, parse?: (text: string) => string): Option => {
  const made = new Option(flags, about);
  return parse ? made.argParser(parse) : made;
};
const ID = (what: string): Option => option('--id <id>', `the ${what} by its id`);
const AREA = (whose: string): Option => option('--area <code>', `the code of the area ${whose}`);
const BY = option('--by <day>', 'the day by which to report', day);
const MEETING = [
  ID('meeting'),
  AREA('whose meeting it was'),
  option('--on <day>', 'the day it was held', day),
];

const COMMON = [
  new Option('--format <format>', 'what to write').choices(['html', 'docx', 'txt']).default('html'),
  option('--out <file>', 'where to write it; standard output without it'),
  option('--dated <day>', 'the day that a new letter bears; today without it', day),
  option('--url <url>', 'the hub').default('http://localhost:4000/graphql'),
  option('--token <token>', 'who you are; on this machine the local administrator without it'),
];

const KINDS: readonly Kind[] = [
  {
    name: 'minutes',
    about: 'The minutes (কার্যবিবরণী) of a meeting.',
    options: MEETING,
    wanted: (options) => ofMeeting(options, (meeting) => ({ kind: 'MINUTES', meeting })),
  },
  {
    name: 'plan',
    about: 'The action plan (কর্মপরিকল্পনা) of an area for a year.',
    options: [ID('plan'), AREA('whose plan it is'), option('--year <year>', 'the fiscal year', year)],
    wanted: ({ id, area, year: of }) => {
      if (id) return { kind: 'ACTION_PLAN', plan: { id } };
      return area && of
        ? { kind: 'ACTION_PLAN', plan: { area, year: of } }
        : 'give --id, or --area and --year';
    },
  },
  {
    name: 'progress',
    about: "An area's letter (অগ্রগতি প্রতিবেদন) on the decisions of a higher meeting.",
    options: [
      AREA('that reports'),
      option('--meeting-id <id>', 'the meeting by its id'),
      option('--meeting-area <code>', 'the code of the area whose meeting it was'),
      option('--meeting-on <day>', 'the day it was held', day),
    ],
    wanted: ({ area, meetingId, meetingArea, meetingOn }) => {
      const meeting = chosen(meetingId, meetingArea, meetingOn);
      if (area && meeting) return { kind: 'PROGRESS_LETTER', area, meeting };
      return 'give --area, and --meeting-id or --meeting-area and --meeting-on';
    },
  },
  {
    name: 'team',
    about: 'The order (অফিস আদেশ) that forms a team.',
    options: [
      ID('team'),
      AREA('whose team it is'),
      option('--on <day>', 'a day in its time; today without it', day),
    ],
    wanted: ({ id, area, on }) => {
      if (id) return { kind: 'TEAM_ORDER', team: { id } };
      return area
        ? { kind: 'TEAM_ORDER', team: { area, on: on ?? dayInDhaka(new Date()) } }
        : 'give --id or --area';
    },
  },
  {
    name: 'matrix',
    about: 'The consolidated progress on a meeting: decisions against the offices below.',
    options: MEETING,
    wanted: (options) => ofMeeting(options, (meeting) => ({ kind: 'PROGRESS_MATRIX', meeting })),
  },
  {
    name: 'reminder',
    about: 'The reminder (তাগিদপত্র) to those who are late on a meeting.',
    options: [...MEETING, BY],
    wanted: (options) =>
      ofMeeting(options, (meeting) => ({ kind: 'REMINDER', meeting, by: options['by'] ?? null })),
  },
  {
    name: 'request',
    about: 'The letter that asks for reports on a meeting: the one on record, or with --by a new one.',
    options: [...MEETING, BY],
    wanted: (options) =>
      ofMeeting(options, (meeting) => ({ kind: 'REPORT_REQUEST', meeting, by: options['by'] ?? null })),
  },
  {
    name: 'notice',
    about: "The notice (সভার নোটিশ) of an area's next meeting, its agenda from what is still open.",
    options: [
      AREA('that meets'),
      option('--on <day>', 'the day of the meeting', day),
      option('--at <hour>', 'when it begins, as HH:MM', hour),
      option('--place <place>', 'where it is'),
    ],
    wanted: ({ area, on = null, at = null, place = null }) =>
      area ? { kind: 'MEETING_NOTICE', area, appointment: { on, at, place } } : 'give --area',
  },
  {
    name: 'annual',
    about: 'The report on a year (বাৎসরিক প্রতিবেদন) with its tables of progress.',
    options: [AREA('that reports'), option('--year <year>', 'the fiscal year', year)],
    wanted: ({ area, year: of }) =>
      area && of ? { kind: 'ANNUAL_REPORT', area, year: of } : 'give --area and --year',
  },
];

function ofMeeting(
  { id, area, on }: Options,
  wanted: (meeting: MeetingChoice) => PaperWanted,
): PaperWanted | string {
  const meeting = chosen(id, area, on);
  return meeting ? wanted(meeting) : 'give --id, or --area and --on';
}

function chosen(id?: string, area?: string, on?: string): MeetingChoice | null {
  if (id) return { id };
  return area && on ? { area, on } : null;
}
