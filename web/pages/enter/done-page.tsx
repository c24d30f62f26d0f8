import type { WritePage } from '../../http/send-page';
import { FISCAL_YEAR } from '../../calendar';
import { addressElsewhere } from '../../view';
import { addressOfDraft, isDraftForm } from './draft-form';
import { wordsOf } from './fields';
import { FORM_HEADERS, isOffice, toSignIn } from './who-writes';

const OUTCOMES = ['RECORDED', 'ALREADY_RECORDED', 'PROPOSED'] as const;
const ID = /^[\w-]{1,64}$/;
const CODE = /^[0-9A-Z]{2,16}$/;

/** What became of what was sent, and where to go from here. */
export const donePage: WritePage = (_ask, shown, _request, visitor) => {
  const { view, reader } = shown;
  const { own } = view;
  const words = wordsOf(reader);
  const outcome = OUTCOMES.find((known) => known === own['outcome']);
  if (!outcome) return Promise.resolve(null);
  if (!isOffice(visitor)) return Promise.resolve(toSignIn(shown));
  const fit = (name: string, form: RegExp) => (form.test(own[name] ?? '') ? own[name] : undefined);
  const form = isDraftForm(own['form'] ?? '') ? own['form'] : undefined;
  const another = form === undefined ? null : addressOfDraft(form, view);
  const [meeting, plan, area, year] = [
    fit('meeting', ID),
    fit('plan', ID),
    fit('area', CODE),
    fit('year', FISCAL_YEAR),
  ];
  const record = meeting ? `/meetings/${meeting}` : plan ? `/plans/${plan}` : null;
  const ofYear = { ...view, fiscalYear: year ?? view.fiscalYear };
  return Promise.resolve({
    title: words[outcome],
    headers: FORM_HEADERS,
    scripts: ['entry.js'],
    body: (
      <div class="outcome" data-draft-done={form} data-draft-user={visitor.viewer.subject}>
        <h1>{words[outcome]}</h1>
        <p>{words[`${outcome}_WHY`]}</p>
        <ul class="ways">
          {record ? (
            <li>
              <a href={addressElsewhere(record, view)}>{words.toRecord}</a>
            </li>
          ) : null}
          {area ? (
            <li>
              <a href={addressElsewhere(`/areas/${area}`, ofYear)}>{words.toArea}</a>
            </li>
          ) : null}
          {another ? (
            <li>
              <a href={another}>{words.another}</a>
            </li>
          ) : null}
          <li>
            <a href={addressElsewhere('/desk', view)}>{words.toDesk}</a>
          </li>
        </ul>
      </div>
    ),
  });
};
