import type { Reader } from '../../language';
import type { Shown } from '../../parts/page';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';
import { Against, Away, Card, Change, Line, Median, States } from './card';

/** The numbers of an area, each with what it is of, what it was, and the way to what is behind it. */
export function Cards({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { words } = shown.reader;
  return (
    <section aria-labelledby="cards-title">
      <h2 id="cards-title">{words.howFar}</h2>
      <div class="cards">
        <Implemented picture={picture} shown={shown} />
        <PlansComplete picture={picture} shown={shown} />
        <Counts picture={picture} shown={shown} />
      </div>
    </section>
  );
}

function Implemented({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { reader } = shown;
  const { words } = reader;
  const { decisionProgress: now, decisionsBefore: before } = picture.area;
  if (!now) return <Away title={words.decisionsImplemented} reader={reader} />;
  const asked = now.assignments - now.dropped;
  return (
    <Card
      title={words.decisionsImplemented}
      why={['decisions', 'IMPLEMENTED']}
      picture={picture}
      shown={shown}
    >
      <p class="big">{reader.percent(now.percentImplemented)}</p>
      <p>{whatOf(now.implemented, asked, now.reported, words.nothingAssigned, reader)}</p>
      <States
        reader={reader}
        states={[
          ['done', words.implemented, now.implemented],
          ['going', words.inProgress, now.inProgress],
          ['idle', words.notStarted, now.notStarted - now.notReported],
          ['silent', words.notReported, now.notReported],
          ['dropped', words.dropped, now.dropped],
        ]}
      />
      <Change now={now.implemented} before={before?.implemented} picture={picture} shown={shown} />
      <Median values={picture.beside.decisions} reader={reader} />
    </Card>
  );
}

function PlansComplete({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { reader } = shown;
  const { words } = reader;
  const { planProgress: now, plansBefore: before } = picture.area;
  if (!now) return <Away title={words.plansProgress} reader={reader} />;
  const asked = now.activities - now.cancelled;
  return (
    <Card title={words.plansProgress} why={['plans', 'COMPLETED']} picture={picture} shown={shown}>
      <p class="big">{reader.percent(now.percentComplete)}</p>
      <p>{whatOf(now.completed, asked, now.reported, words.nothingPlanned, reader)}</p>
      <States
        reader={reader}
        states={[
          ['done', words.completed, now.completed],
          ['going', words.inProgress, now.inProgress],
          ['idle', words.notStarted, now.notStarted - now.notReported],
          ['silent', words.notReported, now.notReported],
          ['dropped', words.cancelled, now.cancelled],
        ]}
      />
      {now.percentExpectedToDate === null ? null : (
        <p class="soft">{filled(words.expectedToDate, reader.percent(now.percentExpectedToDate))}</p>
      )}
      <Change now={now.completed} before={before?.completed} picture={picture} shown={shown} />
      <Median values={picture.beside.plans} reader={reader} />
    </Card>
  );
}

/** The smaller cards: a number of decisions and one of plans in each, or a number set against what was expected. */
function Counts({ picture, shown }: { picture: AreaPicture; shown: Shown }) {
  const { reader } = shown;
  const { words } = reader;
  const { decisionProgress: d, decisionsBefore, planProgress: p, plansBefore } = picture.area;
  const pair = (
    measure: 'OVERDUE' | 'NOT_REPORTED' | 'OPEN_FROM_EARLIER_YEARS',
    title: string,
    of: readonly [number | null | undefined, number | null | undefined],
    before: readonly [number | undefined, number | undefined] | null,
  ) => (
    <Card title={title} picture={picture} shown={shown}>
      <Line
        title={title}
        name={words.decisions}
        value={of[0]}
        before={before?.[0]}
        why={['decisions', measure]}
        picture={picture}
        shown={shown}
      />
      <Line
        title={title}
        name={words.activities}
        value={of[1]}
        before={before?.[1]}
        why={['plans', measure]}
        picture={picture}
        shown={shown}
      />
    </Card>
  );
  return (
    <>
      {pair(
        'OVERDUE',
        words.lateItems,
        [d?.overdue, p?.overdue],
        [decisionsBefore?.overdue, plansBefore?.overdue],
      )}
      {pair(
        'NOT_REPORTED',
        words.notReported,
        [d?.notReported, p?.notReported],
        [decisionsBefore?.notReported, plansBefore?.notReported],
      )}
      <Card
        title={words.meetingsAgainst}
        why={['decisions', 'MEETINGS_HELD']}
        picture={picture}
        shown={shown}
      >
        {d ? (
          <Against part={d.monthsMet} whole={d.meetingsExpected} reader={reader} />
        ) : (
          <p>{words.notToBeHad}</p>
        )}
        <p class="soft">
          {words.monthsMet} · {filled(words.meetingsInAll, reader.count(d?.meetingsHeld ?? 0))}
        </p>
      </Card>
      <Card title={words.plansSubmitted} why={['plans', 'PLANS_SUBMITTED']} picture={picture} shown={shown}>
        {p ? (
          <Against part={p.plansSubmitted} whole={p.plansExpected} reader={reader} />
        ) : (
          <p>{words.notToBeHad}</p>
        )}
        {p ? (
          <p class="soft">
            {words.teamsFormed}{' '}
            {filled(words.ofMany, reader.count(p.teamsFormed), reader.count(p.teamsExpected))}
          </p>
        ) : null}
      </Card>
      <Card title={words.verification} why={['decisions', 'VERIFIED']} picture={picture} shown={shown}>
        <dl class="states">
          {(['verified', 'claimed', 'disputed'] as const).map((name) => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd>{d || p ? reader.count((d?.[name] ?? 0) + (p?.[name] ?? 0)) : '–'}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {pair(
        'OPEN_FROM_EARLIER_YEARS',
        words.openFromEarlier,
        [d?.openFromEarlierYears, p?.openFromEarlierYears],
        null,
      )}
    </>
  );
}

/** What a percentage is of, or why there is none. */
function whatOf(part: number, whole: number, reported: number, nothing: string, reader: Reader): string {
  const { words } = reader;
  if (whole === 0) return nothing;
  if (reported === 0) return filled(words.nothingReported, reader.count(whole));
  return filled(words.ofMany, reader.count(part), reader.count(whole));
}
