import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { localeOf } from './draft-form';
import { FaultLine, wordsOf } from './fields';
import type { Fault } from './typed-record';

/** Where a paper is chosen or dropped; and where an unfinished one can be gone on with. */
export function GivePaper({
  shown: { reader, view, path },
  form,
  user,
  fault,
}: {
  shown: Shown;
  /** Under which an unfinished one is kept. */
  form: string;
  user: string;
  fault: Fault | undefined;
}) {
  const words = wordsOf(reader);
  const action = addressElsewhere(path, view, view.own['area'] ? { area: view.own['area'] } : {});
  return (
    <>
      <h1>{words.paperTitle}</h1>
      <form
        class="resume notice"
        method="post"
        action={action}
        enctype="multipart/form-data"
        data-resume={form}
        data-draft-user={user}
        hidden
      >
        <p>
          {words.unfinished} <span data-when={localeOf(reader)} />
        </p>
        <p class="acts">
          <button class="main">{words.goOn}</button>{' '}
          <button type="button" data-throw-away>
            {words.discard}
          </button>
        </p>
      </form>
      <p>{words.paperWhy}</p>
      <form class="entry give" method="post" action={action} enctype="multipart/form-data" data-drop>
        <div class={`field drop${fault ? ' faulty' : ''}`}>
          <label for="paper">{words.file}</label>
          <input
            id="paper"
            name="paper"
            type="file"
            required
            accept=".txt,.md,.docx,.pdf,.html,.htm,.xlsx,.csv"
            aria-describedby={fault ? 'paper-fault' : undefined}
          />
          <small class="hint needs-script">{words.dropHere}</small>
          <FaultLine name="paper" fault={fault} reader={reader} />
        </div>
        <p class="acts">
          <button class="main">{words.read}</button>
        </p>
      </form>
    </>
  );
}
