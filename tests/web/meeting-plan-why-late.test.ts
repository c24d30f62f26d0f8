import { parse as readCsv } from 'csv-parse/sync';
import { axeFindings, inBrowser, overflow } from './browser';

inBrowser((kit) => {
  const get = (path: string) => fetch(new URL(path, kit.hub.url));
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const answer = await fetch(new URL('/graphql', kit.hub.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return ((await answer.json()) as { data: Data }).data;
  };
  const csv = async (path: string) =>
    readCsv(await (await get(path)).text(), { columns: true, bom: true }) as Record<string, string>[];

  let meeting = '';
  let plan = '';
  beforeAll(async () => {
    const found = await ask<{
      meetings: { edges: { node: { id: string } }[] };
      actionPlans: { edges: { node: { id: string } }[] };
    }>(
      `{ meetings(first: 1, filter: { within: "50", fiscalYear: "2023-24" }) { edges { node { id } } }
         actionPlans(first: 1, filter: { within: "5549" }) { edges { node { id } } } }`,
    );
    meeting = `/meetings/${found.meetings.edges[0]?.node.id ?? ''}`;
    plan = `/plans/${found.actionPlans.edges[0]?.node.id ?? ''}`;
  });

  test.each([
    ['bn', 'light', 360],
    ['en', 'dark', 1280],
    ['bn', 'dark', 1280],
    ['en', 'light', 360],
  ] as const)('in %s, %s, at %d px axe finds nothing, and nothing scrolls sideways', async (...said) => {
    const [lang, colorScheme, width] = said;
    const pages = [
      meeting,
      `${plan}?order=late`,
      '/areas/50/why?of=decisions&measure=OVERDUE&fiscalYear=2023-24',
      '/areas/55/why?of=plans&measure=PLANS_EXPECTED&fiscalYear=2023-24',
      '/areas/50/late?years=older',
      '/areas/BD/meetings',
      '/areas/BD/plans',
      '/meetings/nothing',
    ];
    for (const path of pages) {
      const page = await kit.open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, {
        width,
        colorScheme,
      });
      expect([path, await axeFindings(page), await overflow(page)]).toEqual([path, [], 0]);
      await page.close();
    }
    expect(kit.complaints.filter((each) => !each.includes('404'))).toEqual([]);
  });

  test('the matrix has a row for each responsible area and the state of each decision that binds it', async () => {
    const page = await kit.open(meeting, { javaScriptEnabled: false });
    // The division, its 8 districts and 67 upazilas; 96 assignments, as docs/measures.md counts them.
    expect(await page.locator('.matrix tbody tr:not(.group)').count()).toBe(76);
    expect(await page.locator('.matrix td:not(.blank)').count()).toBe(96);
    expect(await page.locator('.matrix .is-late').count()).toBe(8);
    await page.getByRole('link', { name: 'শুধু বিলম্বিত' }).click();
    expect(await page.locator('.matrix tbody tr:not(.group)').count()).toBe(8);
  });

  test('the matrix as CSV has the same assignments, with both names of each area', async () => {
    const rows = await csv(`${meeting}.csv`);
    expect(rows).toHaveLength(96);
    expect(rows.filter(({ daysLate }) => Number(daysLate) > 0)).toHaveLength(8);
    expect(rows.find(({ areaCode }) => areaCode === '5076')).toMatchObject({
      areaBn: 'পাবনা',
      areaEn: 'Pabna',
    });
  });

  test('a plan without a report has no percentage and a dash, and each activity on its timeline', async () => {
    const page = await kit.open(`${plan}?lang=en`);
    expect(await page.locator('.numbers dd').first().textContent()).toContain('silence is not 0 %');
    expect(await page.locator('.gantt ol > li').count()).toBe(12);
    expect(await page.locator('.gantt ol .step.missed').count()).toBe(8);
    expect(await page.locator('.activities tbody tr').count()).toBe(12);
    const rows = await csv(`${plan}.csv`);
    expect(rows.map(({ progressPercent }) => progressPercent)).toEqual(Array.from({ length: 12 }, () => ''));
  });

  test('late first puts the longest late activity on top', async () => {
    const page = await kit.open(`${plan}?order=late&lang=en`);
    const late = await page.locator('.gantt .late-by').allTextContents();
    const days = late.map((text) => Number(text.replace(/\D/g, '')));
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(days).toHaveLength(12);
  });

  test.each([
    ['decisions', 'OVERDUE', '50', '8', '/ 96', 8],
    ['decisions', 'notReported', '5076', '9', '/ 14', 9],
    ['plans', 'ACTIVITIES', '5549', '12', '', 12],
    ['decisions', 'MEETINGS_HELD', '50', '1', '', 1],
  ] as const)('why %s %s of %s is %s: as many records stand behind it', async (...said) => {
    const [of, measure, area, count, whole, records] = said;
    const path = `/areas/${area}/why?of=${of}&measure=${measure}&fiscalYear=2023-24&lang=en`;
    const page = await kit.open(path);
    expect((await page.locator('.the-number .big').textContent())?.trim()).toBe(`${count} ${whole}`.trim());
    expect(await page.locator('.records tbody tr').count()).toBe(records);
  });

  test('the query that is shown gives the number that it explains, in the console too', async () => {
    const page = await kit.open('/areas/50/why?of=decisions&measure=OVERDUE&fiscalYear=2023-24');
    const [query = '', variables = ''] = await page.locator('pre.code').allTextContents();
    const { assignments } = await ask<{ assignments: { totalCount: number } }>(
      query,
      JSON.parse(variables) as object,
    );
    expect(assignments.totalCount).toBe(8);
    const href = await page.locator('main a[href^="/console?"]').getAttribute('href');
    const asked = new URL(href ?? '', kit.hub.url).searchParams;
    expect([asked.get('query'), asked.get('variables')]).toEqual([query, variables]);
  });

  test('long lists go on page by page, until every record was shown once', async () => {
    const seen = new Set<string>();
    let path: string | null = '/areas/50/why?of=decisions&measure=ASSIGNMENTS&fiscalYear=2023-24';
    for (let turn = 0; path !== null && turn < 5; turn++) {
      const page = await kit.open(path, { javaScriptEnabled: false });
      for (const row of await page.locator('.records tbody tr').allTextContents()) seen.add(`${turn} ${row}`);
      const next = page.locator('.pager a[rel=next]');
      path = (await next.count()) > 0 ? await next.getAttribute('href') : null;
      await page.close();
    }
    expect(seen.size).toBe(96);
  });

  test('the late list is narrowed by a form without scripts, and its CSV follows', async () => {
    const page = await kit.open('/areas/50/late?lang=en', { javaScriptEnabled: false });
    expect(await page.locator('.records').count()).toBe(0);
    await page.getByLabel('Fiscal years').selectOption('2023-24');
    await page.getByLabel('Reason').selectOption('NOT_REPORTED');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('.records tbody tr').count()).toBe(8);
    const href = (await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')) ?? '';
    expect(await csv(href)).toHaveLength(8);
    expect(await csv('/areas/50/late.csv?years=2023-24&reason=NOT_DONE')).toHaveLength(0);
  });

  test.each([
    ['/areas/50/meetings', 'meetings', '{ within: "50" }', 'meetingId'],
    [
      '/areas/50/meetings?fiscalYear=2023-24',
      'meetings',
      '{ within: "50", fiscalYear: "2023-24" }',
      'meetingId',
    ],
    ['/areas/BD/plans', 'actionPlans', '{ within: "BD" }', 'planId'],
  ] as const)('%s offers as CSV every record that the hub lists there', async (path, list, filter, id) => {
    const page = await (await get(path)).text();
    const href = /href="([^"]+\.csv[^"]*)"/.exec(page)?.[1] ?? '';
    const rows = await csv(href.replaceAll('&amp;', '&'));
    const { found } = await ask<{ found: { edges: { node: { id: string } }[] } }>(
      `{ found: ${list}(first: 100, filter: ${filter}) { edges { node { id } } } }`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row[id])).toEqual(found.edges.map(({ node }) => node.id));
  });

  test('the records behind a number are there as CSV, beyond the first page too', async () => {
    const why = '/areas/50/why.csv?of=decisions&fiscalYear=2023-24&measure=';
    expect(await csv(`${why}ASSIGNMENTS`)).toHaveLength(96);
    const late = await csv(`${why}OVERDUE`);
    expect(late).toHaveLength(8);
    expect(late[0]).toMatchObject({ measure: 'OVERDUE', fiscalYear: '2023-24', basis: 'PUBLISHED' });
    expect((await get(`${why}NONSENSE`)).status).toBe(404);
  });

  test('without a year a number is that of the newest year with something on record, as on the page of its area', async () => {
    const rows = await csv('/areas/50/why.csv?of=decisions&measure=ASSIGNMENTS');
    expect(new Set(rows.map(({ fiscalYear }) => fiscalYear))).toEqual(new Set(['2023-24']));
    expect(rows).toHaveLength(96);
  });

  test('what is not there and what may not be seen give the same page, which says what to do', async () => {
    const recorded = await fetch(new URL('/graphql', kit.hub.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${kit.hub.administrator}` },
      body: JSON.stringify({
        query: `mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { id } } }`,
        variables: {
          input: { requestId: 'draft-1', areaCode: '5081', heldOn: '2024-05-05', agendaItems: [] },
        },
      }),
    });
    const { data } = (await recorded.json()) as { data: { recordMeeting: { meeting: { id: string } } } };
    const draft = await get(`/meetings/${data.recordMeeting.meeting.id}`);
    const missing = await get('/meetings/0193a5b0-0000-7000-8000-000000000000');
    const plain = async (answer: Response) => (await answer.text()).replace(/\/meetings\/[0-9a-f-]+/g, '');
    expect([draft.status, missing.status]).toEqual([404, 404]);
    expect(await plain(draft)).toBe(await plain(missing));
    expect((await get('/plans/nothing')).status).toBe(404);
    expect((await get('/areas/9999/late')).status).toBe(404);
    expect((await get('/areas/50/why?measure=NONSENSE')).status).toBe(404);
  });
});
