import type { DataField, DataFile } from '../../data/data-file';
import { DATA_FILES } from '../../data/data-files';
import type { Shown } from '../../parts/page';
import { dataWords } from '../../words/data';

/** Every column of every file: its type, and what it means. */
export function Dictionary({ shown }: { shown: Shown }) {
  const words = dataWords[shown.reader.language];
  return (
    <section aria-labelledby="dictionary">
      <h2 id="dictionary">{words.dictionary}</h2>
      <p class="soft">{words.dictionaryNote}</p>
      {DATA_FILES.map((file) => (
        <Columns key={file.name} file={file} shown={shown} />
      ))}
    </section>
  );
}

function Columns({ file, shown }: { file: DataFile; shown: Shown }) {
  const { language } = shown.reader;
  const words = dataWords[language];
  return (
    <>
      <h3 id={file.name}>
        {file.title[language]} <code>{file.name}.csv</code>
      </h3>
      <p>{file.row[language]}</p>
      <table class="records columns">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.columnType}</th>
            <th scope="col">{words.columnMeaning}</th>
          </tr>
        </thead>
        <tbody>
          {file.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                <code>{field.name}</code>
              </th>
              <td>
                <code>{field.type}</code>
                {field.unit ? `, ${words[field.unit]}` : ''}
              </td>
              <td>
                <Meaning field={field} shown={shown} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Meaning({
  field: { en, bn, values, required, key, refersTo },
  shown,
}: {
  field: DataField;
  shown: Shown;
}) {
  const { language } = shown.reader;
  const words = dataWords[language];
  return (
    <>
      {language === 'bn' ? bn : en}
      {values ? (
        <>
          {' '}
          <code>{values.join(', ')}</code>
        </>
      ) : null}
      {refersTo ? (
        <>
          {' '}
          {words.refersTo} <code>{refersTo}.csv</code>
        </>
      ) : null}
      {required || key ? <small class="soft"> ({words.neverBlank})</small> : null}
    </>
  );
}
