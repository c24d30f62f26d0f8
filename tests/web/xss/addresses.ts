import { SAVED_QUERIES } from '../../../web/saved-queries';
import { HOSTILE_AREA, HOSTILE_AREAS, HOSTILE_YEAR, type HostileRecords } from './hostile-records';
import { PAYLOADS } from './payloads';

const year = `fiscalYear=${HOSTILE_YEAR}`;
export const AREA_PAGES = HOSTILE_AREAS.map((area) => `/areas/${area}?${year}`);

/** Pages that show what offices wrote to anybody. */
export const publicPages = ({ meeting, plan }: HostileRecords): readonly string[] => [
  ...AREA_PAGES,
  `/meetings/${meeting}`,
  `/meetings/${meeting}?only=late`,
  `/plans/${plan}`,
  `/plans/${plan}?order=late`,
  `/areas/${HOSTILE_AREA}/late?years=older&lang=en`,
  `/areas/${HOSTILE_AREA}/meetings?lang=en`,
  `/areas/${HOSTILE_AREA}/plans`,
  `/areas/${HOSTILE_AREA}/why?of=decisions&measure=ASSIGNMENTS&${year}`,
  `/areas/${HOSTILE_AREA}/why?of=decisions&measure=MEETINGS_HELD&${year}`,
  `/areas/${HOSTILE_AREA}/why?of=plans&measure=ACTIVITIES&${year}`,
  `/areas/${HOSTILE_AREA}/why?of=plans&measure=PLANS_SUBMITTED&${year}`,
  `/areas/50?${year}&lang=en`,
  `/areas/${HOSTILE_AREA}01?${year}`,
];

/** Pages that name a few areas, or nothing at all. */
export const quietPages = (): readonly string[] => [
  '/',
  `/?level=ALL&${year}`,
  `/embed?area=${HOSTILE_AREA}`,
  '/q',
  '/sign-in',
  '/graphql',
  '/nothing',
  ...SAVED_QUERIES.filter(({ role }) => role === 'PUBLIC').map(({ name }) => `/q/${name}`),
];

/** Pages of those who sign in. */
export const officePages = ({ drafts, assignment, activity }: HostileRecords): readonly string[] => [
  ...drafts.flatMap((id) => [`/meetings/${id}`, `/desk/papers/${id}`]),
  '/desk',
  AREA_PAGES[0] as string,
  `/enter/assignment/${assignment}`,
  `/enter/activity/${activity}`,
  '/enter/paper',
  '/enter/minutes',
  '/enter/plan',
  '/enter/annual',
  '/sign-out',
];

const VIEW = ['lang', 'digits', 'fiscalYear', 'asOf', 'map', 'sort', 'measure', 'level', 'years', 'of'];
const READERS = [
  '/areas/50',
  '/areas/50/late',
  '/areas/50/why',
  '/areas/50/meetings',
  '/embed',
  '/enter/done',
];
const NAMING = [
  '/areas/',
  '/areas/50/',
  '/meetings/',
  '/plans/',
  '/embed/progress/',
  '/q/',
  '/desk/papers/',
  '/',
];

/** Addresses made of payloads: each in the view of some page, and each as the name of something. */
export function hostileAddresses(): readonly string[] {
  const asked = PAYLOADS.map((_, place) => {
    const query = new URLSearchParams(VIEW.map((name, more) => [name, at(place + more)]));
    const own = new URLSearchParams(
      [...['area', 'kind', 'theme', 'outcome', 'form', 'after'].entries()].map(([more, name]) => [
        name,
        at(place + more),
      ]),
    );
    return `${READERS[place % READERS.length]}?${query.toString()}&${own.toString()}`;
  });
  return [
    ...asked.filter((_, place) => place % 2 === 0),
    ...PAYLOADS.filter((_, place) => place % 2).map(
      (text, place) => `${NAMING[place % NAMING.length]}${encodeURIComponent(text)}`,
    ),
  ];
}

const at = (place: number) => PAYLOADS[place % PAYLOADS.length] as string;
