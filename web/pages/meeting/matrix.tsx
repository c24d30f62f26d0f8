import { Choices } from '../../parts/choices';
import { DaysLate } from '../../parts/days-late';
import type { Shown } from '../../parts/page';
import { StandingMark, standingOf } from '../../parts/standing';
import { addressElsewhere, addressOf } from '../../view';
import { meetingWords } from '../../words/meeting';
import { matrixGroups, type MatrixRow, type Only, type OwingArea } from './matrix-rows';
import type { Decision, DecisionRead, Owed } from './read-meeting';

/** Every responsible area by every decision, with the state of each; on a phone a list for each area. */
export function Matrix({ decisions, shown }: { decisions: readonly DecisionRead[]; shown: Shown }) {
  const { reader, view, path } = shown;
  const words = meetingWords[reader.language];
  const only = onlyOf(view.own['only']);
  const columns = decisions.map(({ owed }) => owed);
  const groups = matrixGroups(columns, only);
  const rows = groups.flatMap((group) => group.rows);
  const choices = (['all', 'late', 'silent', 'reported'] as const).map((each) => ({
    text: words[ONLY_WORD[each]],
    href: `${addressOf(path, view, { own: { ...view.own, only: each === 'all' ? '' : each } })}#matrix`,
    present: each === only,
  }));
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{words.matrix}</h2>
      <p class="soft">{words.matrixNote}</p>
      <Choices label={words.rowsToShow} choices={choices} />
      {rows.length === 0 ? (
        <p>{words.noneSuch}</p>
      ) : rows.length <= FEW && decisions.length > rows.length ? (
        <ByDecision decisions={decisions} rows={rows} shown={shown} />
      ) : (
        <div class="scroll" role="group" aria-labelledby="matrix" tabIndex={0}>
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">{words.area}</th>
                {decisions.map(({ decision }) => (
                  <th key={decision.id} scope="col">
                    <NumberLink decision={decision} shown={shown} />
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ above, rows: those }) => (
              <tbody key={those[0]?.area.code}>
                {above && groups.length > 1 ? (
                  <tr class="group">
                    <th scope="rowgroup" colSpan={decisions.length + 1}>
                      {nameWithLevel(above, shown)}
                    </th>
                  </tr>
                ) : null}
                {those.map(({ area, cells }) => (
                  <tr key={area.code} class={area.level === 'UPAZILA' ? 'below' : 'above'}>
                    <th scope="row">
                      <a href={addressElsewhere(`/areas/${area.code}`, view)}>{nameWithLevel(area, shown)}</a>
                    </th>
                    {cells.map((cell, index) => (
                      <Cell key={index} cell={cell} decision={decisions[index]?.decision} shown={shown} />
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

/** Up to so many areas stand as columns, and the decisions as rows: the minutes of one office, above all. */
const FEW = 3;

const ONLY_WORD = {
  all: 'onlyAll',
  late: 'onlyLate',
  silent: 'onlySilent',
  reported: 'onlyReported',
} as const;

function onlyOf(text: string | undefined): Only {
  return text === 'late' || text === 'silent' || text === 'reported' ? text : 'all';
}

function ByDecision({
  decisions,
  rows,
  shown,
}: {
  decisions: readonly DecisionRead[];
  rows: readonly MatrixRow[];
  shown: Shown;
}) {
  const words = meetingWords[shown.reader.language];
  return (
    <table class="matrix few">
      <thead>
        <tr>
          <th scope="col">{words.decision}</th>
          {rows.map(({ area }) => (
            <th key={area.code} scope="col">
              <a href={addressElsewhere(`/areas/${area.code}`, shown.view)}>{nameWithLevel(area, shown)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ decision }, index) => (
          <tr key={decision.id}>
            <th scope="row">
              <NumberLink decision={decision} shown={shown} />{' '}
              <span lang="bn" class="clip">
                {decision.text}
              </span>
            </th>
            {rows.map(({ area, cells }) => (
              <Cell key={area.code} cell={cells[index] ?? null} area={area} shown={shown} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  cell,
  decision,
  area,
  shown,
}: {
  cell: Owed | null;
  decision?: Decision | undefined;
  area?: OwingArea;
  shown: Shown;
}) {
  const { reader } = shown;
  const words = meetingWords[reader.language];
  if (!cell) return <td class="blank" />;
  const report = cell.reports?.edges[0]?.node;
  return (
    <td class={cell.daysOverdue > 0 ? 'is-late' : undefined}>
      <span class="cell-of" aria-hidden="true">
        {decision ? `${words.decision} ${reader.inDigits(decision.number ?? '')}` : area && reader.name(area)}
      </span>
      <StandingMark standing={standingOf(cell)} reader={reader} />
      <DaysLate days={cell.daysOverdue} reader={reader} />
      {cell.reportedOn ? (
        <small class="soft">
          {reader.day(cell.reportedOn)}
          {report && report.verification !== 'CLAIMED' ? ` · ${words[report.verification]}` : ''}
          {cell.statusBasis === 'INFERRED' ? ` · ${words.INFERRED}` : ''}
        </small>
      ) : null}
      {cell.knownFrom === 'REPORT' ? <small class="soft">{words.fromReport}</small> : null}
    </td>
  );
}

function NumberLink({ decision, shown: { reader } }: { decision: Decision; shown: Shown }) {
  const words = meetingWords[reader.language];
  return (
    <a href={`#d-${decision.id}`} title={decision.text.slice(0, 200)}>
      <span class="word">{words.decision} </span>
      {reader.inDigits(decision.number ?? '–')}
    </a>
  );
}

/** Districts and upazilas of the same name are told apart. */
function nameWithLevel(area: Pick<OwingArea, 'level' | 'nameBn' | 'nameEn'>, { reader }: Shown): string {
  const level = area.level === 'DISTRICT' || area.level === 'DIVISION' ? ` ${reader.words[area.level]}` : '';
  return `${reader.name(area)}${reader.language === 'en' ? level.toLowerCase() : level}`;
}
