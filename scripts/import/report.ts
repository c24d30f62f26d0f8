import { type ImportedPaper, toldPaper } from '../../documents/submit/told-paper';

const KINDS: Record<string, string> = {
  MINUTES: 'Minutes (কার্যবিবরণী)',
  ACTION_PLAN: 'Action plan (কর্মপরিকল্পনা)',
  PROGRESS_REPORT: 'Progress report (অগ্রগতি প্রতিবেদন)',
  TEAM_ORDER: 'Team order (অফিস আদেশ)',
};

const OUTCOMES: Record<ImportedPaper['outcome'], string> = {
  RECORDED: 'recorded',
  ALREADY_RECORDED: 'was on record before; nothing changed',
  PROPOSED: 'another version is on record; kept as a proposed revision',
  READ: 'read only; nothing written',
  REFUSED: 'REFUSED',
};

/** What became of a paper, for people: one line, then its findings. */
export function describePaper({ file, reading, outcome, refusal }: ImportedPaper): string {
  const lines: string[] = [];
  if (!reading?.kind) lines.push(`${file}: ${OUTCOMES[outcome]}`);
  else {
    const when = reading.meetingOn ?? reading.fiscalYear ?? reading.issuedOn ?? 'no day';
    const what = `${KINDS[reading.kind] ?? reading.kind}, area ${reading.area ?? 'unknown'}, ${when}`;
    const items = reading.items.length || reading.members.length;
    lines.push(
      `${file}: ${OUTCOMES[outcome]}. ${what}, ${items} ${reading.items.length ? 'items' : 'members'}.`,
    );
  }
  if (refusal) lines.push(`  ${refusal.code}: ${refusal.message}`);
  for (const { severity, code, line, message, raw } of reading?.findings ?? []) {
    lines.push(`  line ${line} ${severity} ${code}: ${message}${raw ? ` [${raw.slice(0, 80)}]` : ''}`);
  }
  return lines.join('\n');
}

/** What became of a paper, as one JSON object on one line. */
export function paperAsJson(paper: ImportedPaper): string {
  return JSON.stringify(toldPaper(paper));
}
