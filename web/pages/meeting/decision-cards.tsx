import type { Shown } from '../../parts/page';
import { DaysLate, LateMark } from '../../parts/days-late';
import { Facts } from '../../parts/facts';
import { StandingMark, standingOf, type Standing } from '../../parts/standing';
import { addressElsewhere } from '../../view';
import { meetingWords } from '../../words/meeting';
import type { Decision, DecisionRead, Owed } from './read-meeting';
import { tallyOf } from './tally';

/** What was decided: each decision with who owes it by when, and how many of them have come how far. */
export function DecisionCards({ decisions, shown }: { decisions: readonly DecisionRead[]; shown: Shown }) {
  return (
    <ol class="decisions">
      {decisions.map(({ decision, owed }) => (
        <li key={decision.id} id={`d-${decision.id}`} class="card">
          <DecisionHead decision={decision} shown={shown} />
          <HowFar owed={owed} shown={shown} />
          <Reports owed={owed} shown={shown} />
        </li>
      ))}
    </ol>
  );
}

function DecisionHead({ decision, shown }: { decision: Decision; shown: Shown }) {
  const { reader, view } = shown;
  const words = meetingWords[reader.language];
  const { derivedFrom } = decision;
  return (
    <>
      <h3>
        {words.decision} {reader.inDigits(decision.number ?? '')}
        {decision.agendaItem?.topic ? <span class="topic"> · {decision.agendaItem.topic}</span> : null}
      </h3>
      <p lang="bn" class="record">
        {decision.text}
      </p>
      <Facts
        facts={[
          [words.implementer, decision.implementer ?? words.notStated],
          [words.dueDay, <DueDay of={decision} shown={shown} />],
          [
            words.derivedFrom,
            derivedFrom?.meeting ? (
              <a href={addressElsewhere(`/meetings/${derivedFrom.meeting.id}`, view)}>
                {derivedFrom.meeting.area ? reader.name(derivedFrom.meeting.area) : words.meeting}
                {derivedFrom.meeting.heldOn ? `, ${reader.day(derivedFrom.meeting.heldOn)}` : ''} ·{' '}
                {words.decision} {reader.inDigits(derivedFrom.number ?? '')}
              </a>
            ) : null,
          ],
        ]}
      />
    </>
  );
}

/** A due day with its basis; that of a continuing decision comes again and again. */
function DueDay({ of, shown: { reader } }: { of: Decision; shown: Shown }) {
  const words = meetingWords[reader.language];
  const basis = of.dueBasis ? words[of.dueBasis] : null;
  const parts = [
    of.dueOn ? reader.day(of.dueOn) : basis ? null : words.noDueDay,
    of.dueOn && basis ? `(${basis})` : basis,
  ].filter(Boolean);
  const again = of.kind === 'CONTINUING' ? words.CONTINUING : null;
  return (
    <>
      {parts.join(' ')}
      {again ? ` · ${again}` : ''}
      {of.askedEvery ? ` · ${words[of.askedEvery]}` : ''}
    </>
  );
}

const ORDER: readonly Standing[] = ['done', 'going', 'idle', 'silent', 'dropped'];

function HowFar({ owed, shown: { reader } }: { owed: readonly Owed[]; shown: Shown }) {
  const words = meetingWords[reader.language];
  const tally = tallyOf(owed);
  if (tally.all === 0) return null;
  let before = 0;
  const share = (count: number) => Math.round((count / tally.all) * 10_000) / 100;
  return (
    <div class="how-far">
      <svg class="stack" width="100%" height="10" aria-hidden="true">
        {ORDER.filter((standing) => tally.by[standing] > 0).map((standing) => {
          const start = before;
          before += tally.by[standing];
          return (
            <rect
              key={standing}
              class={standing}
              x={`${share(start)}%`}
              width={`${share(tally.by[standing])}%`}
              y="1"
              height="8"
            />
          );
        })}
      </svg>
      <ul class="tally">
        {ORDER.filter((standing) => tally.by[standing] > 0 || standing === 'done').map((standing) => (
          <li key={standing}>
            <StandingMark standing={standing} reader={reader} /> {reader.count(tally.by[standing])} /{' '}
            {reader.count(tally.all)}
          </li>
        ))}
        {tally.late > 0 ? (
          <li class="late-by">
            <LateMark /> {reader.words.overdue} {reader.count(tally.late)} / {reader.count(tally.all)}
          </li>
        ) : null}
        <li class="soft">
          {words.reportedOf} {reader.count(tally.reported)} / {reader.count(tally.all)}
        </li>
      </ul>
    </div>
  );
}

/** What areas wrote, newest for each; left out where none did. */
function Reports({ owed, shown: { reader, view } }: { owed: readonly Owed[]; shown: Shown }) {
  const words = meetingWords[reader.language];
  const told = owed.flatMap((each) => {
    const report = each.reports?.edges[0]?.node;
    return report && each.area ? [{ each, area: each.area, report }] : [];
  });
  if (told.length === 0) return null;
  return (
    <details>
      <summary>
        {words.reportsReceived} ({reader.count(told.length)})
      </summary>
      <ul class="reports">
        {told.map(({ each, area, report }) => (
          <li key={each.id}>
            <a href={addressElsewhere(`/areas/${area.code}`, view)}>{reader.name(area)}</a>
            {' · '}
            {reader.day(report.reportedOn)}
            {' · '}
            <StandingMark standing={standingOf(each)} reader={reader} />
            {each.statusBasis === 'INFERRED' ? ` (${words.INFERRED})` : ''} · {words[report.verification]}{' '}
            <DaysLate days={each.daysOverdue} reader={reader} />
            {report.text ? (
              <blockquote lang="bn" class="record">
                {report.text}
              </blockquote>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
