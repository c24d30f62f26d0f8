/** What stands where an address names one of the sample papers' records. */
export interface SampleRecords {
  readonly meeting: string;
  readonly plan: string;
  /** A draft of Pabna's desk. */
  readonly draft: string;
  readonly assignment: string;
  readonly activity: string;
}

/** By whom a page is seen: each sees another one. */
export type By = 'anybody' | 'officer' | 'commissioner';

/** The pages behind each address of the hub, by whoever sees a page of their own there. */
export const PAGES: Readonly<Record<string, (records: SampleRecords) => readonly (readonly [By, string])[]>> =
  {
    '/': () => [
      ['anybody', '/'],
      ['anybody', '/?fiscalYear=2023-24&measure=OVERDUE&level=ALL'],
      ['officer', '/?fiscalYear=2023-24'],
    ],
    '/areas/:code': () => [
      ['anybody', '/areas/50?fiscalYear=2023-24'],
      ['anybody', '/areas/5088?fiscalYear=2023-24'],
      ['anybody', '/areas/508827'],
      ['officer', '/areas/5076?fiscalYear=2023-24'],
      ['anybody', '/areas/9999'],
      ['anybody', '/areas/50?asOf=2199-01-01'],
    ],
    '/areas/:code/late': () => [
      ['anybody', '/areas/50/late?years=older'],
      ['anybody', '/areas/BD/late'],
    ],
    '/areas/:code/why': () => [
      ['anybody', '/areas/50/why?of=decisions&measure=OVERDUE&fiscalYear=2023-24'],
      ['anybody', '/areas/55/why?of=plans&measure=PLANS_EXPECTED&fiscalYear=2023-24'],
    ],
    '/areas/:code/meetings': () => [['anybody', '/areas/BD/meetings']],
    '/areas/:code/plans': () => [['anybody', '/areas/BD/plans']],
    '/meetings/:id': ({ meeting }) => [
      ['anybody', `/meetings/${meeting}`],
      ['officer', `/meetings/${meeting}?only=late`],
      ['anybody', '/meetings/nothing'],
    ],
    '/plans/:id': ({ plan }) => [['anybody', `/plans/${plan}?order=late`]],
    '/data': () => [['anybody', '/data']],
    '/q': () => [['anybody', '/q']],
    '/q/:name': () => [['anybody', '/q/activities']],
    '/embed': () => [['anybody', '/embed']],
    '/console': () => [['anybody', '/console?query=%7B__typename%7D']],
    '/sign-in': () => [
      ['anybody', '/sign-in'],
      ['anybody', '/sign-in?why=notKept'],
      ['officer', '/sign-in'],
    ],
    '/sign-out': () => [['officer', '/sign-out']],
    '/desk': () => [
      ['officer', '/desk'],
      ['commissioner', '/desk'],
    ],
    '/desk/papers/:id': ({ draft }) => [
      ['officer', `/desk/papers/${draft}`],
      ['commissioner', `/desk/papers/${draft}`],
    ],
    '/enter/minutes': () => [
      ['officer', '/enter/minutes'],
      ['commissioner', '/enter/minutes'],
    ],
    '/enter/plan': () => [['officer', '/enter/plan']],
    '/enter/annual': () => [['officer', '/enter/annual']],
    '/enter/paper': () => [['officer', '/enter/paper']],
    '/enter/done': () => [['officer', '/enter/done?outcome=RECORDED&area=5076&form=/enter/minutes']],
    '/enter/assignment/:id': ({ assignment }) => [['officer', `/enter/assignment/${assignment}`]],
    '/enter/activity/:id': ({ activity }) => [['officer', `/enter/activity/${activity}`]],
  };

/** Addresses of files; none of them is a page. */
export const FILES: readonly string[] = [
  '/areas/:code.csv',
  '/areas/:code/due.ics',
  '/areas/:code/late.csv',
  '/areas/:code/meetings.csv',
  '/areas/:code/plans.csv',
  '/areas/:code/why.csv',
  '/data/:year/:file',
  '/enter/drafts',
  '/meetings/:id.csv',
  '/plans/:id.csv',
  '/console/schema.graphql',
  '/embed/v1.js',
  '/embed/v1.css',
  '/embed/frame.js',
  '/embed/builder.js',
  '/oembed',
  '/manifest.webmanifest',
  '/service-worker.js',
  '/q/^\\/([^/]*)\\.(csv|json)$/',
  // Frames and pictures: the page around them, which is another's, has the landmarks and the heading.
  '/embed/:kind/:file',
  // Letters as HTML, which are shown as they are printed.
  '/papers/minutes/:file',
  '/papers/plans/:area/:file',
  '/papers/progress',
  '/papers/teams/:file',
];
