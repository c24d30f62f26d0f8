import type { WritePage } from '../../http/send-page';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { noRecord } from '../../parts/no-record';
import type { Shown } from '../../parts/page';
import { addressElsewhere, addressOf } from '../../view';
import { meetingWords } from '../../words/meeting';
import { whyWords } from '../../words/why';
import { choiceOf } from './choice-of';
import { MEASURES } from './measures';
import { QueryShown } from './query-shown';
import { readWhy, type WhyChoice, type WhyRead } from './read-why';
import { Records } from './records';

/** Why a number is what it is: its rule, the number, the records behind it, and the query that gives them. */
export const whyPage: WritePage = async (ask, shown, request) => {
  const { view, reader } = shown;
  const words = whyWords[reader.language];
  const code = String(request.params['code']);
  const choice = choiceOf(code, view);
  const read = await readWhy(ask, choice ?? { ...USUAL, code }, view);
  if (!read) return noRecord(shown);
  if (!choice)
    return {
      status: 404,
      title: words.badMeasure,
      body: <NoSuchNumber choice={{ ...USUAL, code }} shown={shown} />,
    };
  return {
    title: `${words.whyTitle} · ${reader.name(read.area)}`,
    isPartial: read.isPartial,
    body: <WhyBody read={read} choice={choice} shown={shown} />,
  };
};

const USUAL = { of: 'decisions', measure: 'ASSIGNMENTS', scope: 'SUBTREE', after: null } as const;

function WhyBody({ read, choice, shown }: { read: WhyRead; choice: WhyChoice; shown: Shown }) {
  const { reader, view, path } = shown;
  const { fiscalYear } = read;
  const words = whyWords[reader.language];
  return (
    <>
      <AreaCrumbs area={read.area} shown={shown}>
        {words.whyTitle}
      </AreaCrumbs>
      <h1>
        {nameOf(choice, shown)} · {reader.name(read.area)}
      </h1>
      {read.progress ? (
        <TheNumber read={read} progress={read.progress} choice={choice} shown={shown} />
      ) : (
        <p class="notice">{words.notNow}</p>
      )}
      {read.progress ? (
        <section aria-labelledby="records">
          <h2 id="records">{words.records}</h2>
          {read.records ? (
            <>
              <Records
                records={read.records}
                list={MEASURES[choice.of][choice.measure]?.list}
                shown={shown}
              />
              <p class="downloads screen-only">
                <a
                  href={addressOf(
                    `${path}.csv`,
                    { ...view, fiscalYear },
                    { own: { ...view.own, after: '' } },
                  )}
                >
                  {meetingWords[reader.language].downloadCsv}
                </a>
              </p>
            </>
          ) : (
            <p>{words.noRecords}</p>
          )}
        </section>
      ) : null}
      <QueryShown query={read.query} variables={read.variables} shown={shown} />
      <OtherNumbers choice={choice} shown={shown} />
    </>
  );
}

function nameOf({ of, measure }: Pick<WhyChoice, 'of' | 'measure'>, { reader }: Shown): string {
  const name = MEASURES[of][measure]?.name;
  return name?.[reader.language === 'bn' ? 0 : 1] ?? measure;
}

function TheNumber({
  read,
  progress,
  choice,
  shown,
}: {
  read: WhyRead;
  progress: NonNullable<WhyRead['progress']>;
  choice: WhyChoice;
  shown: Shown;
}) {
  const { reader, view } = shown;
  const words = whyWords[reader.language];
  const { explain, whole, percent, without } = progress;
  const outOf = MEASURES[choice.of][choice.measure]?.outOf;
  if (!explain) return <p class="notice">{words.notNow}</p>;
  const rules = [
    { text: explain.ruleBn, lang: 'bn' },
    { text: explain.rule, lang: 'en' },
  ];
  if (reader.language === 'en') rules.reverse();
  return (
    <section class="card the-number" aria-label={words.theNumber}>
      <p class="big">
        {reader.count(explain.count)}
        {whole !== null ? <span class="soft"> / {reader.count(whole)}</span> : null}
      </p>
      <dl class="facts">
        <div>
          <dt>{words.numerator}</dt>
          <dd>
            {nameOf(choice, shown)}: {reader.count(explain.count)}
          </dd>
        </div>
        {outOf && whole !== null ? (
          <div>
            <dt>{words.denominator}</dt>
            <dd>
              <a href={addressOf(shown.path, view, { own: { ...view.own, measure: outOf, after: '' } })}>
                {nameOf({ of: choice.of, measure: outOf }, shown)}
              </a>
              : {reader.count(whole)}
            </dd>
          </div>
        ) : null}
        {choice.of === 'decisions' && choice.measure === 'IMPLEMENTED' && whole !== null ? (
          <div>
            <dt>%</dt>
            <dd>
              {percent === null
                ? `– (${words.noPercent})`
                : `${reader.count(explain.count)} ÷ (${reader.count(whole)} − ${reader.count(without)}) = ${reader.percent(percent)}`}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{reader.words.fiscalYear}</dt>
          <dd>{reader.inDigits(read.fiscalYear)}</dd>
        </div>
        <div>
          <dt>{reader.words.asOf}</dt>
          <dd>{reader.day(progress.asOf)}</dd>
        </div>
        <div>
          <dt>{words.basis}</dt>
          <dd>{progress.basis === 'ALL' ? reader.words.basisAll : reader.words.basisPublished}</dd>
        </div>
        <div>
          <dt>{reader.words.map}</dt>
          <dd>{view.map === 'AS_OF' ? reader.words.mapThen : reader.words.mapNow}</dd>
        </div>
        <div>
          <dt>{words.scope}</dt>
          <dd>{choice.scope === 'SELF' ? words.scopeSelf : words.scopeSubtree}</dd>
        </div>
      </dl>
      <h2>{words.theRule}</h2>
      {rules.map(({ text, lang }) => (
        <p key={lang} lang={lang}>
          {text}
        </p>
      ))}
    </section>
  );
}

function OtherNumbers({ choice, shown }: { choice: WhyChoice; shown: Shown }) {
  const { reader, view, path } = shown;
  const words = whyWords[reader.language];
  return (
    <section class="others screen-only" aria-labelledby="others">
      <h2 id="others">{words.otherMeasure}</h2>
      {(['decisions', 'plans'] as const).map((of) => (
        <details key={of}>
          <summary>{of === 'plans' ? words.aboutPlans : words.aboutDecisions}</summary>
          <ul>
            {Object.keys(MEASURES[of]).map((measure) => (
              <li key={measure}>
                <a
                  href={addressElsewhere(path, view, {
                    of,
                    measure,
                    ...(choice.scope === 'SELF' ? { scope: 'SELF' } : {}),
                  })}
                  aria-current={of === choice.of && measure === choice.measure ? 'page' : undefined}
                >
                  {nameOf({ of, measure }, shown)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function NoSuchNumber({ choice, shown }: { choice: WhyChoice; shown: Shown }) {
  const words = whyWords[shown.reader.language];
  return (
    <>
      <h1>{words.badMeasure}</h1>
      <p>{words.badMeasureDo}</p>
      <OtherNumbers choice={choice} shown={shown} />
    </>
  );
}
