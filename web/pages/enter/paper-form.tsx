import type { Typed } from '../../http/session-form';
import type { Reader } from '../../language';
import { valueAt } from './at-path';
import { draftAttributes } from './draft-form';
import { FaultLine, FaultText, FieldInput, wordsOf } from './fields';
import { headName, rowName, type Field, type Shape } from './shape';
import { rowsTyped, shownValue, type Faults } from './typed-record';

export interface FormGiven {
  readonly shape: Shape;
  readonly reader: Reader;
  /** Where it is sent. */
  readonly action: string;
  /** What was on the paper, or what is usual; typed values stand over it. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Whether `before` was read from a paper and goes along with what was typed. */
  readonly fromPaper: boolean;
  readonly typed: Typed | null;
  readonly faults: Faults;
  readonly requestId: string;
  readonly draft: { readonly form: string; readonly user: string };
  readonly mayPublish: boolean;
  /** Empty rows beyond those that have something in them. */
  readonly moreRows: number;
  /** The line of the paper on which a row was found. */
  readonly lineOf?: (row: unknown) => number | null;
}

/** The form for a whole paper. It is complete without scripts; they add rows in place and keep what is typed. */
export function PaperForm(given: FormGiven) {
  const { shape, reader, action, before, fromPaper, typed, faults, requestId, draft } = given;
  const words = wordsOf(reader);
  return (
    <form
      class="entry"
      method="post"
      action={action}
      enctype="multipart/form-data"
      {...draftAttributes(reader, draft)}
    >
      <Summary faults={faults} reader={reader} />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="act" value={shape.act} />
      {fromPaper ? <input type="hidden" name="base" value={JSON.stringify(before)} /> : null}
      {/* The first button is the one that Enter presses. */}
      <button class="behind" name="do" value="record" tabIndex={-1} aria-hidden="true" />
      <div class="fields">
        {shape.head.map((field) => (
          <Place key={field.path} name={headName(field)} field={field} from={before} given={given} />
        ))}
      </div>
      {shape.rows ? <Rows {...given} rows={shape.rows} /> : null}
      {given.mayPublish ? (
        <label class="tick">
          <input
            type="checkbox"
            name="publish"
            value="yes"
            checked={typed ? typed.text('publish') === 'yes' : true}
          />{' '}
          {words.publishToo}
        </label>
      ) : (
        <p class="hint">{words.asDraft}</p>
      )}
      <p class="acts">
        <button class="main" name="do" value="record">
          {fromPaper ? words.confirm : words.record}
        </button>
        <output class="saved" />
      </p>
    </form>
  );
}

/** What is wrong, in one place above the form, each with a link to where it is. */
export function Summary({ faults, reader }: { faults: Faults; reader: Reader }) {
  if (faults.size === 0) return null;
  return (
    <div class="faults" role="alert" id="faults">
      <p>{wordsOf(reader).mendThese}</p>
      <ul>
        {[...faults].map(([name, fault]) => (
          <li key={name}>
            {name === 'form' ? (
              <FaultText fault={fault} reader={reader} />
            ) : (
              <a href={`#${name}`}>
                <FaultText fault={fault} reader={reader} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ rows, ...given }: FormGiven & { rows: NonNullable<Shape['rows']> }) {
  const { reader, before, typed, faults, moreRows, lineOf } = given;
  const words = wordsOf(reader);
  const kept = (valueAt(before, rows.path) ?? []) as readonly unknown[];
  const indexes = typed ? rowsTyped(typed) : [...kept.keys()];
  const next = Math.max(kept.length, ...indexes.map((index) => index + 1));
  const all = [...indexes, ...Array.from({ length: moreRows }, (_, index) => next + index)];
  return (
    <section class="rows" id="rows" data-rows>
      <h2>{words[rows.title]}</h2>
      <FaultLine name="rows" fault={faults.get('rows')} reader={reader} />
      {all.map((index, position) => {
        const line = kept[index] === undefined ? null : (lineOf?.(kept[index]) ?? null);
        return (
          <fieldset class="row" key={index} data-row={index}>
            <legend>
              {words[rows.row]} <span data-position>{reader.count(position + 1)}</span>
              {line === null ? null : (
                <>
                  {' '}
                  <a class="in-paper" href={`#line-${line}`}>
                    {words.inThePaper}
                  </a>
                </>
              )}
            </legend>
            <div class="fields">
              {rows.fields.map((field) => (
                <Place
                  key={field.path}
                  name={rowName(index, field)}
                  field={field}
                  from={kept[index] ?? {}}
                  given={given}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <button name="do" value="more" formnovalidate data-add-row>
        {words.addRow}
      </button>
    </section>
  );
}

function Place({
  name,
  field,
  from,
  given,
}: {
  name: string;
  field: Field;
  from: unknown;
  given: FormGiven;
}) {
  const { typed, faults, reader } = given;
  const value = valueAt(from, field.path);
  const shared = { name, field, fault: faults.get(name), reader };
  if (field.kind === 'binds') {
    const given_ = (value ?? []) as readonly { scope: string; areaCodes?: readonly string[] }[];
    const binds = typed
      ? { scopes: typed.all(name), codes: typed.text(`${name}.codes`) }
      : {
          scopes: given_.map(({ scope }) => scope),
          codes: given_.flatMap(({ areaCodes }) => areaCodes ?? []).join(', '),
        };
    return <FieldInput {...shared} value="" binds={binds} />;
  }
  return <FieldInput {...shared} value={typed ? typed.text(name) : shownValue(field, value)} />;
}
