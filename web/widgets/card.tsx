import { cardWords, filled, type CardWords } from '../words/widget-card';
import { numbersOf, NOTHING, type Numbers } from '../numbers';
import type { Answer, Kind, LateAnswer, MeetingsAnswer, ProgressAnswer, Trouble } from './answer';
import { pageAddress, type Choices } from './choices';
import { ageOf, lateNotes, monthOrDay, shareLines, whatLine, type ShareLines } from './lines';

export interface CardShown {
  readonly kind: Kind;
  /** As the page that embeds it names the area. */
  readonly area: string;
  readonly choices: Choices;
  /** Where the hub is, such as https://sopan.example; empty on the hub's own pages. */
  readonly hub: string;
  /** The day it is in Dhaka. */
  readonly today: string;
  readonly answer: Answer | Trouble | null;
}

/** A widget: the same in a page of another site, in a frame and on the builder's page. Everything in it is text. */
export function Card({ kind, area, choices, hub, today, answer }: CardShown) {
  const words = cardWords[choices.language];
  const numbers = numbersOf(choices.language, choices.digits);
  const there = typeof answer === 'object' ? answer : null;
  const trouble = typeof answer === 'string' ? answer : null;
  const code = there?.area.code ?? area;
  const page = hub + pageAddress(kind, code, choices);
  return (
    <section class={`card ${choices.theme}`} lang={choices.language} aria-label={words[kind]}>
      {there ? <Head answer={there} words={words} numbers={numbers} /> : null}
      {there || trouble ? null : <HeadToCome />}
      <div class="body">
        {there ? (
          <Body answer={there} words={words} numbers={numbers} />
        ) : (
          <p class="trouble" role={trouble ? 'status' : undefined}>
            {trouble ? words[trouble] : words.waiting}
            {trouble === 'unknown' ? ` (${area.slice(0, 12)})` : ''}
          </p>
        )}
      </div>
      <footer>
        <span>{there ? ageOf(there.asOf, today, words, numbers) : ''}</span>
        <a href={trouble === 'unknown' ? `${hub}/` : page} target="_blank" rel="noopener">
          {trouble ? words.lookThere : moreWord(kind, words)}
        </a>
      </footer>
    </section>
  );
}

interface Written<Of> {
  readonly answer: Of;
  readonly words: CardWords;
  readonly numbers: Numbers;
}

function Head({ answer, words, numbers }: Written<Answer>) {
  const { area } = answer;
  return (
    <header>
      <h2>
        {numbers.name(area)} <small>{area.level === 'COUNTRY' ? '' : words[area.level]}</small>
      </h2>
      <p>{whatLine(answer, words, numbers)}</p>
    </header>
  );
}

/** As high as the head will be, so that what stands below it does not move. */
function HeadToCome() {
  return (
    <header aria-hidden="true">
      <h2>{'\u00a0'}</h2>
      <p>{'\u00a0'}</p>
    </header>
  );
}

function Body({ answer, words, numbers }: Written<Answer>) {
  if (answer.kind === 'progress') return <Progress answer={answer} words={words} numbers={numbers} />;
  if (answer.kind === 'late') return <Late answer={answer} words={words} numbers={numbers} />;
  return <Meetings answer={answer} words={words} numbers={numbers} />;
}

function Progress({ answer, words, numbers }: Written<ProgressAnswer>) {
  const { decisions, plans } = answer;
  return (
    <>
      <ShareBar lines={shareLines('decisions', decisions, words, numbers)} percent={decisions?.percent} />
      <ShareBar lines={shareLines('plans', plans, words, numbers)} percent={plans?.percent} />
    </>
  );
}

function ShareBar({ lines, percent }: { lines: ShareLines; percent: number | null | undefined }) {
  return (
    <div class="share">
      <p class="measure">
        <span>{lines.title}</span> <b>{lines.percent}</b>
      </p>
      <svg
        class={percent == null ? 'bar none' : 'bar'}
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="all" width="100" height="1" />
        {percent == null ? null : <rect class="done" width={percent} height="1" />}
      </svg>
      <p class="detail">
        {lines.detail}
        {lines.late ? <strong>{lines.late}</strong> : null}
      </p>
    </div>
  );
}

function Late({ answer, words, numbers }: Written<LateAnswer>) {
  const notes = lateNotes(answer, words, numbers);
  return (
    <>
      {notes.none ? <p class="trouble">{notes.none}</p> : null}
      <ol>
        {answer.items.map(({ daysLate, text, area }, index) => (
          <li key={index}>
            <b class="days">
              {filled(daysLate === 1 ? words.dayLate : words.daysLate, numbers.count(daysLate))}
            </b>
            <span class="where">{numbers.name(area)}</span>
            <span class="what" lang="bn">
              {text || NOTHING}
            </span>
          </li>
        ))}
      </ol>
      {notes.older ? <p class="older">{notes.older}</p> : null}
    </>
  );
}

function Meetings({ answer, words, numbers }: Written<MeetingsAnswer>) {
  if (answer.items.length === 0)
    return <p class="trouble">{answer.complete ? words.noMeetings : words.partAway}</p>;
  return (
    <ol>
      {answer.items.map(({ on, title }, index) => (
        <li key={index}>
          <b>{monthOrDay(on, numbers)}</b>
          <span class="what" lang="bn">
            {title ?? words.meeting}
          </span>
        </li>
      ))}
    </ol>
  );
}

function moreWord(kind: Kind, words: CardWords): string {
  return kind === 'late' ? words.allLate : kind === 'meetings' ? words.allMeetings : words.allProgress;
}
