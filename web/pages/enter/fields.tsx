import type { Reader } from '../../language';
import { entryWords, type EntryWord } from '../../words/entry';
import type { Field } from './shape';
import type { Fault } from './typed-record';

export type EntryWords = (typeof entryWords)['en'];

/** The words of the forms in the language of a reader. */
export const wordsOf = (reader: Reader): EntryWords => entryWords[reader.language];

interface Given {
  readonly name: string;
  readonly field: Field;
  readonly value: string;
  /** What is chosen among areas, where the place is for those. */
  readonly binds?: { readonly scopes: readonly string[]; readonly codes: string };
  readonly fault: Fault | undefined;
  readonly reader: Reader;
}

/** A place of a form with its name, what to do with it, and what is wrong with it. */
export function FieldInput(given: Given) {
  const { name, field, fault, reader } = given;
  const words = wordsOf(reader);
  if (field.kind === 'binds') return <BindsInput {...given} />;
  const described = [field.hint ? `${name}-hint` : '', fault ? `${name}-fault` : '']
    .filter(Boolean)
    .join(' ');
  const common = {
    id: name,
    name,
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div class={`field ${field.kind}${fault ? ' faulty' : ''}`}>
      <label for={name}>
        {words[field.label]}
        {field.isRequired ? <span class="required"> ({words.requiredMark})</span> : null}
      </label>
      {field.hint ? (
        <small id={`${name}-hint`} class="hint">
          {words[field.hint]}
        </small>
      ) : null}
      <Control {...given} common={common} />
      <FaultLine name={name} fault={fault} reader={reader} />
    </div>
  );
}

function Control({ field, value, reader, common }: Given & { common: { id: string; name: string } }) {
  const words = wordsOf(reader);
  switch (field.kind) {
    case 'long':
    case 'lines':
      return (
        <textarea {...common} rows={field.kind === 'lines' ? 6 : 3}>
          {value}
        </textarea>
      );
    case 'choice':
      return (
        <select {...common}>
          <option value="">{words.notChosen}</option>
          {field.choices?.map((choice) => (
            <option key={choice} value={choice} selected={choice === value}>
              {words[choice]}
            </option>
          ))}
        </select>
      );
    case 'day':
      return <input {...common} type="date" value={value} />;
    case 'number':
      return <input {...common} type="text" inputmode="decimal" autocomplete="off" value={value} />;
    default:
      return <input {...common} type="text" autocomplete="off" value={value} />;
  }
}

const SCOPES = ['OWN', 'ALL_DISTRICTS', 'ALL_UPAZILAS'] as const;

function BindsInput({ name, field, binds, fault, reader }: Given) {
  const words = wordsOf(reader);
  return (
    <fieldset id={name} class={`field binds${fault ? ' faulty' : ''}`}>
      <legend>{words[field.label]}</legend>
      {field.hint ? <small class="hint">{words[field.hint]}</small> : null}
      <div class="chosen">
        {SCOPES.map((scope) => (
          <label key={scope} class="tick">
            <input
              type="checkbox"
              name={name}
              value={scope}
              checked={binds?.scopes.includes(scope) ?? false}
            />{' '}
            {words[scope]}
          </label>
        ))}
      </div>
      <label for={`${name}.codes`}>{words.codes}</label>
      <input
        id={`${name}.codes`}
        name={`${name}.codes`}
        type="text"
        autocomplete="off"
        value={binds?.codes ?? ''}
      />
      <FaultLine name={name} fault={fault} reader={reader} />
    </fieldset>
  );
}

/** The sentence of a fault, under its place. */
export function FaultLine({
  name,
  fault,
  reader,
}: {
  name: string;
  fault: Fault | undefined;
  reader: Reader;
}) {
  if (!fault) return null;
  return (
    <p id={`${name}-fault`} class="fault">
      <FaultText fault={fault} reader={reader} />
    </p>
  );
}

/** A fault in the language of the reader where there are words for its code, else the sentence of the hub. */
export function FaultText({ fault, reader }: { fault: Fault; reader: Reader }) {
  const words = wordsOf(reader);
  if ('word' in fault) return <>{words[fault.word]}</>;
  const known = Object.hasOwn(words, fault.code) ? words[fault.code as EntryWord] : null;
  const isWhole = reader.language === 'en' || known === null;
  return (
    <>
      {known !== null && reader.language === 'bn' ? <>{known} </> : null}
      {isWhole ? <span lang="en">{fault.message} </span> : null}
      <code>{fault.code}</code>
    </>
  );
}
