import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';
import { entryWords, type EntryWord } from '../../words/entry';
import { addressOfDraft } from '../enter/draft-form';

interface Begun {
  readonly form: string;
  readonly typedAt: string;
}

const NAMES: Readonly<Record<string, EntryWord>> = {
  minutes: 'minutes',
  plan: 'plan',
  annual: 'annualReport',
  paper: 'paperTitle',
  assignment: 'reportOn',
  activity: 'reportOn',
};

/** What somebody began to type, here or on another device, with the way to go on; nothing where there is none. */
export function Unfinished({
  begun,
  shown,
  textOf,
}: {
  begun: readonly Begun[];
  shown: Shown;
  /** What a form for progress is about, by the id of the assignment or activity. */
  textOf: ReadonlyMap<string, string>;
}) {
  const { reader, view } = shown;
  const words = deskWords[reader.language];
  const entry = entryWords[reader.language];
  if (begun.length === 0) return null;
  return (
    <section id="unfinished">
      <h2>
        {words.unfinished} <span class="many">{reader.count(begun.length)}</span>
      </h2>
      <ul class="cards">
        {begun.map(({ form, typedAt }) => {
          const [, , kind = '', id = ''] = form.split(/[/?]/);
          const name = entry[NAMES[kind] ?? 'report'];
          const about = textOf.get(id);
          const area = /\?area=(\w+)$/.exec(form)?.[1];
          return (
            <li key={form}>
              <p class="what">
                <span class="tag">{name}</span> {area ? reader.inDigits(area) : null}{' '}
                {about ? <span lang="bn">{about}</span> : null}
              </p>
              <p class="facts-line">
                <span>
                  {words.typedAt}: {instant(typedAt, shown)}
                </span>
              </p>
              <form
                class="acts"
                method="post"
                action={addressElsewhere('/enter/drafts', view)}
                data-drop-draft
                data-draft-user={shown.viewer?.subject}
              >
                <a class="act" href={addressOfDraft(form, view) ?? undefined}>
                  {entry.goOn}
                </a>
                <input type="hidden" name="form" value={form} />
                <input type="hidden" name="then" value="desk" />
                <button name="do" value="drop">
                  {entry.discard}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const DHAKA_MS = 6 * 3_600_000;

/** An instant as the day and time that it was in Dhaka. */
function instant(at: string, { reader }: Shown): string {
  const dhaka = new Date(Date.parse(at) + DHAKA_MS).toISOString();
  return `${reader.day(dhaka.slice(0, 10))}, ${reader.inDigits(dhaka.slice(11, 16))}`;
}
