import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import { entryWords } from '../../words/entry';
import type { Owed } from './heaps';

const MARKS = { late: '▲', soon: '◷', later: '·' } as const;

/** What is owed, each with the way to report on it; nothing at all where nothing is. */
export function OwedList({
  title,
  kind,
  owed,
  shown,
}: {
  title: string;
  kind: keyof typeof MARKS;
  owed: readonly Owed[];
  shown: Shown;
}) {
  if (owed.length === 0) return null;
  return (
    <section>
      <h2 class={kind}>
        <span aria-hidden="true">{MARKS[kind]}</span> {title}{' '}
        <span class="many">{shown.reader.count(owed.length)}</span>
      </h2>
      <ul class="cards">
        {owed.map((one) => (
          <OwedCard key={`${one.kind} ${one.id}`} one={one} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function OwedCard({ one, shown: { reader, view } }: { one: Owed; shown: Shown }) {
  const words = deskWords[reader.language];
  const { status: _, ...entry } = entryWords[reader.language];
  return (
    <li>
      <p class="what">
        <span class="tag">{words[one.kind]}</span> {one.number ? `${reader.inDigits(one.number)} · ` : ''}
        <span lang="bn">{one.text}</span>
      </p>
      <p class="facts-line">
        {one.from ? (
          <span>
            {words.issuedBy}: {reader.name(one.from)}
          </span>
        ) : null}
        <span>
          {words.due}: {one.dueOn ? reader.day(one.dueOn) : words.noDay}
          {one.isAskedByLetter ? ` (${words.askedByLetter})` : ''}
        </span>
        {one.daysOverdue > 0 ? (
          <strong class="late">
            ▲ {reader.count(one.daysOverdue)} {words.daysLate}
          </strong>
        ) : null}
        <span>
          {entry[one.status]} · {words.lastReport}:{' '}
          {one.reportedOn ? reader.day(one.reportedOn) : words.noReport}
        </span>
      </p>
      <p>
        <a
          class="act"
          href={addressElsewhere(
            `/enter/${one.kind === 'decision' ? 'assignment' : 'activity'}/${one.id}`,
            view,
          )}
        >
          {words.report}
        </a>
      </p>
    </li>
  );
}
