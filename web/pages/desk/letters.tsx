import type { DeskPageQuery } from '../../operations';
import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';

export type Letter = NonNullable<NonNullable<DeskPageQuery['area']>['openReportRequests']>[number];

/** The letters of superior offices that ask for a report and are not answered yet; nothing where there is none. */
export function Letters({
  letters,
  today,
  shown: { reader, view },
}: {
  letters: readonly Letter[];
  today: string;
  shown: Shown;
}) {
  const words = deskWords[reader.language];
  if (letters.length === 0) return null;
  return (
    <section id="letters">
      <h2>
        {words.letters} <span class="many">{reader.count(letters.length)}</span>
      </h2>
      <ul class="cards">
        {letters.map(({ id, issuedOn, dueOn, meeting }) => {
          const late = daysLate(dueOn, today);
          return (
            <li key={id}>
              <p class="what">
                {meeting?.area ? `${words.issuedBy}: ${reader.name(meeting.area)}` : words.letter}
                {meeting?.heldOn ? ` · ${reader.day(meeting.heldOn)}` : ''}
                {meeting?.title ? (
                  <>
                    {' '}
                    · <span lang="bn">{meeting.title}</span>
                  </>
                ) : null}
              </p>
              <p class="facts-line">
                <span>
                  {words.letterOf}: {reader.day(issuedOn)}
                </span>
                <span>
                  {words.reportBy}: {reader.day(dueOn)}
                </span>
                {late > 0 ? (
                  <strong class="late">
                    ▲ {reader.count(late)} {words.daysLate}
                  </strong>
                ) : null}
              </p>
              {meeting ? (
                <p>
                  <a class="act" href={addressElsewhere(`/meetings/${meeting.id}`, view)}>
                    {words.toDecisions}
                  </a>
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p class="hint">{words.lettersDo}</p>
    </section>
  );
}

const DAY_MS = 24 * 3_600_000;

function daysLate(dueOn: string, today: string): number {
  return dueOn < today ? Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY_MS) : 0;
}
