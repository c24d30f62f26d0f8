// What is photographed for docs/screens.md: each page at least once in each language, theme and width.

/** The sample papers' records that pages are about, as `records.mjs` finds them. */
export const shots = ({ meeting, plan, assignment, draft }) => [
  shot('country', 'The country', '/?fiscalYear=2023-24', 'bn light desktop', 'en dark phone'),
  shot(
    'division',
    'A division: who is late, how far it is, what changed',
    '/areas/50?fiscalYear=2023-24',
    'en light desktop',
    'bn light phone',
    'bn dark desktop',
  ),
  shot(
    'division-table',
    'Its districts',
    '/areas/50?fiscalYear=2023-24',
    'en dark desktop',
    'bn light phone',
    {
      at: 'table.areas',
    },
  ),
  shot(
    'division-map',
    'Its upazilas as tiles',
    '/areas/50?fiscalYear=2023-24&measure=OVERDUE',
    'bn light desktop',
    'en dark phone',
    {
      at: '.tiles',
    },
  ),
  shot('upazila', 'An upazila', '/areas/507605?fiscalYear=2023-24', 'en light phone', 'bn dark desktop'),
  shot('late', 'All that is late', '/areas/50/late?years=older', 'bn light desktop', 'en dark phone'),
  shot('meeting', 'A meeting and its decisions', `/meetings/${meeting}`, 'en dark desktop', 'bn light phone'),
  shot(
    'meeting-matrix',
    'Every responsible area by every decision',
    `/meetings/${meeting}`,
    'bn light desktop',
    'en dark phone',
    { at: '.matrix' },
  ),
  shot('meetings', 'Meetings of the country', '/areas/BD/meetings', 'en light desktop', 'bn dark phone'),
  shot('plan', 'An action plan', `/plans/${plan}`, 'bn dark desktop', 'en light phone'),
  shot(
    'plan-timeline',
    'Its activities over the year',
    `/plans/${plan}`,
    'en light desktop',
    'bn dark phone',
    { at: '.gantt' },
  ),
  shot(
    'why',
    'Why this number: its rule and its records',
    '/areas/50/why?of=decisions&measure=OVERDUE&fiscalYear=2023-24',
    'en light desktop',
    'bn dark phone',
  ),
  shot('sign-in', 'Signing in', '/sign-in', 'bn dark desktop', 'en light phone'),
  shot(
    'desk',
    'The desk of an office: what is late, due and asked for',
    '/desk',
    'bn light desktop',
    'en dark phone',
    { by: 'officer' },
  ),
  shot(
    'desk-paper',
    'A draft before the superior office',
    `/desk/papers/${draft}`,
    'en light desktop',
    'bn dark phone',
    { by: 'commissioner' },
  ),
  shot('enter-minutes', 'Entering minutes', '/enter/minutes', 'en dark desktop', 'bn light phone', {
    by: 'officer',
  }),
  shot('enter-plan', 'Entering a plan', '/enter/plan', 'bn dark desktop', 'en light phone', {
    by: 'officer',
  }),
  shot('enter-annual', 'Entering the annual report', '/enter/annual', 'bn light desktop', 'en dark phone', {
    by: 'officer',
  }),
  shot(
    'enter-progress',
    'Reporting progress',
    `/enter/assignment/${assignment}`,
    'en light desktop',
    'bn dark phone',
    {
      by: 'officer',
    },
  ),
  shot('drop-paper', 'Giving a paper', '/enter/paper', 'en dark desktop', 'bn light phone', {
    by: 'officer',
  }),
  shot(
    'paper-read',
    'What was read, beside the paper',
    '/enter/paper',
    'bn light desktop',
    'en dark phone',
    'en dark desktop',
    {
      by: 'officer',
      before: 'givePaper',
    },
  ),
  shot(
    'builder',
    'Building a widget',
    '/embed?area=50&fiscalYear=2023-24',
    'en light desktop',
    'bn dark phone',
  ),
  shot(
    'portal',
    'Widgets on a page of another site',
    '/embed/portal-of-another-site',
    'bn light desktop',
    'en dark phone',
    {
      before: 'showPortal',
    },
  ),
  shot('console', 'The console', '/console', 'en dark desktop', 'bn light desktop', 'en light phone', {
    before: 'runQuery',
  }),
  shot('queries', 'Saved queries', '/q', 'en light desktop', 'bn dark phone'),
  shot('query', 'One of them', '/q/areas-below', 'bn light desktop', 'en dark phone'),
  shot('brief', 'A page on paper', '/areas/50?fiscalYear=2023-24', 'bn light paper', { before: 'print' }),
  shot('letter', 'Minutes as the hub writes them', `/papers/minutes/${meeting}.html`, 'bn light paper'),
];

function shot(name, caption, path, ...given) {
  const looks = given.filter((each) => typeof each === 'string').map((each) => each.split(' '));
  const more = given.find((each) => typeof each === 'object') ?? {};
  return { name, caption, path, looks, by: null, at: null, before: null, ...more };
}

/** The file of a picture. */
export const fileOf = (name, look) => `${name}-${look.join('-')}.png`;

export const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 720 },
  paper: { width: 794, height: 1123 },
};
