import type { WritePage } from '../../http/send-page';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { Facts } from '../../parts/facts';
import { noRecord } from '../../parts/no-record';
import type { Shown } from '../../parts/page';
import { PaperFindings } from '../../parts/paper-findings';
import { addressElsewhere, addressOf } from '../../view';
import { meetingWords } from '../../words/meeting';
import { DecisionCards } from './decision-cards';
import { Matrix } from './matrix';
import { DECISIONS_AT_ONCE, readMeeting, type Meeting, type MeetingRead } from './read-meeting';

/** The page of a meeting: its minutes' head, each decision, and how far every responsible area has come with it. */
export const meetingPage: WritePage = async (ask, shown, request) => {
  const from = Math.max(0, Math.trunc(Number(shown.view.own['from'] ?? 0)) || 0);
  const read = await readMeeting(ask, String(request.params['id']), from);
  if (!read) return noRecord(shown);
  return {
    title: titleOf(read.meeting, shown),
    isPartial: read.isPartial,
    body: <MeetingBody read={read} shown={shown} />,
  };
};

function MeetingBody({ read, shown }: { read: MeetingRead; shown: Shown }) {
  const { meeting, decisions } = read;
  const { reader, view, path } = shown;
  const words = meetingWords[reader.language];
  return (
    <article class="meeting">
      {meeting.area ? (
        <AreaCrumbs area={meeting.area} shown={shown}>
          {words.meeting}
        </AreaCrumbs>
      ) : null}
      <Head meeting={meeting} shown={shown} />
      <section aria-labelledby="decisions">
        <h2 id="decisions">
          {words.decisionsOfMeeting} ({reader.count(meeting.decisions.length)})
        </h2>
        {meeting.decisions.length === 0 ? <p>{words.noDecisions}</p> : null}
        <DecisionCards decisions={decisions} shown={shown} />
        <Turns read={read} shown={shown} />
      </section>
      {decisions.length > 0 ? <Matrix decisions={decisions} shown={shown} /> : null}
      <CarriedOver meeting={meeting} shown={shown} />
      <Letters meeting={meeting} shown={shown} />
      <PaperFindings findings={meeting.findings} reader={reader} />
      <p class="downloads screen-only">
        <a href={addressOf(`${path}.csv`, view, { own: {} })}>{words.downloadCsv}</a>
      </p>
    </article>
  );
}

function titleOf(meeting: Meeting, { reader }: Shown): string {
  const words = meetingWords[reader.language];
  const place = meeting.area ? `${reader.name(meeting.area)} ` : '';
  const day = meeting.heldOn ? reader.day(meeting.heldOn) : reader.inDigits(meeting.month);
  return `${place}${reader.language === 'bn' ? words.meeting : words.meeting.toLowerCase()}, ${day}`;
}

function Head({ meeting, shown }: { meeting: Meeting; shown: Shown }) {
  const { reader } = shown;
  const words = meetingWords[reader.language];
  const { memo } = meeting;
  return (
    <header>
      <h1>{titleOf(meeting, shown)}</h1>
      {meeting.title ? (
        <p lang="bn" class="lead">
          {meeting.title}
        </p>
      ) : null}
      {meeting.knownFrom === 'REPORT' ? <p class="notice">{words.onlyFromReport}</p> : null}
      <Facts
        facts={[
          [words.paperState, words[meeting.state]],
          [words.publishOn, meeting.publishOn ? reader.day(meeting.publishOn) : null],
          [reader.words.fiscalYear, reader.inDigits(meeting.fiscalYear)],
          [words.memoNumber, memo?.number ? <span lang="bn">{memo.number}</span> : null],
          [
            words.memoDay,
            memo?.issuedOn
              ? `${reader.day(memo.issuedOn)}${memo.banglaDate ? ` (${memo.banglaDate})` : ''}`
              : null,
          ],
          [words.memoSubject, memo?.subject],
          [words.meetingNumber, meeting.number ? reader.inDigits(meeting.number) : null],
          [words.place, meeting.place],
          [words.startsAt, meeting.startsAt],
          [words.chair, meeting.chair],
          [words.attendance, meeting.attendance],
          [
            words.confirmation,
            meeting.confirmation === 'NOT_STATED' ? null : words[`${meeting.confirmation}_MINUTES`],
          ],
        ]}
      />
      {meeting.paperUrl ? (
        <p class="screen-only">
          <a href={meeting.paperUrl}>{words.paperPage}</a>
        </p>
      ) : null}
    </header>
  );
}

/** Minutes with more decisions than a page holds are turned over. */
function Turns({
  read: { meeting, from },
  shown: { reader, view, path },
}: {
  read: MeetingRead;
  shown: Shown;
}) {
  const words = meetingWords[reader.language];
  const next = from + DECISIONS_AT_ONCE;
  if (from === 0 && next >= meeting.decisions.length) return null;
  const to = (start: number) =>
    addressOf(path, view, { own: { ...view.own, from: start > 0 ? String(start) : '' } });
  return (
    <nav class="pager" aria-label={words.decisionsOfMeeting}>
      {from > 0 ? <a href={to(Math.max(0, from - DECISIONS_AT_ONCE))}>{words.earlierDecisions}</a> : null}
      {next < meeting.decisions.length ? <a href={to(next)}>{words.laterDecisions}</a> : null}
    </nav>
  );
}

function CarriedOver({ meeting, shown: { reader, view } }: { meeting: Meeting; shown: Shown }) {
  const words = meetingWords[reader.language];
  if (meeting.carriedOver.length === 0) return null;
  return (
    <section aria-labelledby="carried">
      <h2 id="carried">{words.carriedOver}</h2>
      <ul>
        {meeting.carriedOver.map(({ number, note, decision }, index) => (
          <li key={index}>
            {number ? `${reader.inDigits(number)}. ` : ''}
            {decision?.meeting ? (
              <a href={`${addressElsewhere(`/meetings/${decision.meeting.id}`, view)}#d-${decision.id}`}>
                {decision.meeting.heldOn ? reader.day(decision.meeting.heldOn) : words.meeting} ·{' '}
                {words.decision} {reader.inDigits(decision.number ?? '')}
              </a>
            ) : null}{' '}
            <span lang="bn">{decision?.text}</span>
            {note ? (
              <blockquote lang="bn" class="record">
                {note}
              </blockquote>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letters({ meeting, shown: { reader } }: { meeting: Meeting; shown: Shown }) {
  const words = meetingWords[reader.language];
  if (meeting.reportRequests.length === 0) return null;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{words.letters}</h2>
      <ul>
        {meeting.reportRequests.map(({ id, issuedOn, dueOn }) => (
          <li key={id}>
            {words.letterOf} {reader.day(issuedOn)} · {words.dueDay} {reader.day(dueOn)}
          </li>
        ))}
      </ul>
    </section>
  );
}
