import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import { ADMIN, ask, aViewer, codesOf } from '../../../tests/support/ask';
import { tally } from '../../../tests/attacks/tally';
import { onEachDatabase } from '../../../tests/support/databases';
import { openOrganisationDatabase } from '../database';
import { createOrganisation } from '../organisation';
import { EntryDraft } from './entry-draft';

const KEEP =
  'mutation ($input: KeepEntryDraftInput!) { keepEntryDraft(input: $input) { form content typedAt } }';
const DROP = 'mutation ($input: DropEntryDraftsInput!) { dropEntryDrafts(input: $input) }';
const LIST = 'query ($form: String) { entryDrafts(form: $form) { form content typedAt } }';
const SECRET = 'এখনো বলা হয়নি';
const OFFICER = aViewer('OFFICER', '5010');
const A_DAY = 24 * 3_600_000;

const typed = (more: object = {}) => ({
  form: '/enter/minutes',
  content: JSON.stringify([['head.title', SECRET]]),
  typedAt: '2024-01-31T06:00:00.000Z',
  ...more,
});

onEachDatabase((newDatabase, kind) => {
  const count = tally(`A19 what is being typed, by role, on ${kind}`);
  let hub: Awaited<ReturnType<typeof createOrganisation>>;
  let database: Awaited<ReturnType<typeof openOrganisationDatabase>>;
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    hub = await createOrganisation({ databaseUrl });
    database = await openOrganisationDatabase({ url: databaseUrl });
  });
  afterEach(() => database.inTransaction((manager) => manager.clear(EntryDraft)));
  afterAll(async () => {
    await hub.close();
    await database.close();
  });
  const keep = (viewer: Viewer, more: object = {}) => ask(hub, KEEP, { input: typed(more) }, viewer);
  const drop = (viewer: Viewer, input: object = {}) => ask(hub, DROP, { input }, viewer);
  const listed = async (viewer: Viewer, form?: string) =>
    (await ask(hub, LIST, { form }, viewer)).data.entryDrafts as { form: string; content: string }[];

  test('what is typed is read by whoever typed it, whatever post they hold, and by nobody else', async () => {
    await keep(OFFICER);
    const others: Viewer[] = [
      PUBLIC,
      ADMIN,
      aViewer('PORTAL', '5010'),
      aViewer('ANALYST', '5010'),
      aViewer('COMMISSIONER', '50'),
      aViewer('ADMIN', '5010'),
      { ...OFFICER, subject: 'another officer' },
      // Who may record nothing is asked for no name: everyone without a token has the same.
      { role: 'PUBLIC', area: null, subject: OFFICER.subject },
      { ...aViewer('PORTAL', '5010'), subject: OFFICER.subject },
    ];
    for (const viewer of others) {
      const { text } = { text: JSON.stringify(await listed(viewer)) };
      count.tried(`${viewer.role} ${viewer.subject} reads ${text}`, text === '[]');
      const dropped = await drop(viewer);
      const never = ['PUBLIC', 'PORTAL', 'ANALYST'].includes(viewer.role);
      const right = never ? codesOf(dropped)[0] === 'FORBIDDEN' : dropped.data.dropEntryDrafts === false;
      count.tried(`${viewer.role} ${viewer.subject} drops what another typed`, right);
    }
    expect(count.surprises).toEqual([]);
    expect(await listed(OFFICER)).toEqual([typed()]);
    expect(await listed({ ...OFFICER, role: 'COMMISSIONER', area: '50' })).toEqual([typed()]);
  });

  test('only who may record something keeps what is typed', async () => {
    for (const role of ['PUBLIC', 'PORTAL', 'ANALYST'] as const)
      expect(codesOf(await keep(aViewer(role, '5010')))).toEqual(['FORBIDDEN']);
    for (const role of ['OFFICER', 'COMMISSIONER', 'ADMIN'] as const)
      expect(codesOf(await keep(aViewer(role, '5010')))).toEqual([]);
  });

  test('of one form the latest is kept: what another device brings late does not undo it', async () => {
    await keep(OFFICER, { content: '["new"]', typedAt: '2024-01-31T07:00:00Z' });
    const { data } = await keep(OFFICER, { content: '["old"]', typedAt: '2024-01-31T06:59:59Z' });
    expect(data.keepEntryDraft.content).toBe('["new"]');
    await keep(OFFICER, { content: '["newer"]', typedAt: '2024-01-31T07:00:01Z' });
    expect((await listed(OFFICER)).map(({ content }) => content)).toEqual(['["newer"]']);
    // A clock that is ahead keeps nobody from going on.
    await keep(OFFICER, { content: '["ahead"]', typedAt: '2999-01-01T00:00:00Z' });
    await keep(OFFICER, { content: '["now"]', typedAt: new Date(Date.now() + 1000).toISOString() });
    expect((await listed(OFFICER)).map(({ content }) => content)).toEqual(['["now"]']);
  });

  test('the same form for another area is another form; one is dropped, or all', async () => {
    const [here, there] = ['/enter/minutes?area=5010', '/enter/minutes?area=5081'];
    for (const form of [here, there, '/enter/plan']) await keep(OFFICER, { form });
    expect(await listed(OFFICER, there)).toHaveLength(1);
    expect((await drop(OFFICER, { forms: [there] })).data.dropEntryDrafts).toBe(true);
    expect((await listed(OFFICER)).map(({ form }) => form).sort()).toEqual([here, '/enter/plan'].sort());
    expect((await drop(OFFICER)).data.dropEntryDrafts).toBe(true);
    expect(await listed(OFFICER)).toEqual([]);
    expect((await drop(OFFICER)).data.dropEntryDrafts).toBe(false);
  });

  test('one has at most 50; the one that was longest left alone makes room', async () => {
    for (let number = 0; number < 52; number += 1) await keep(OFFICER, { form: `/enter/activity/${number}` });
    const forms = (await listed(OFFICER)).map(({ form }) => form);
    expect(forms).toHaveLength(50);
    expect(forms).not.toContain('/enter/activity/0');
    expect(forms).toContain('/enter/activity/51');
  });

  test('after 30 days it is not shown any more, and gone with the next that somebody keeps', async () => {
    await keep(OFFICER);
    const rows = () => database.reader.countBy(EntryDraft, {});
    const age = (days: number) =>
      database.inTransaction((manager) =>
        manager.update(EntryDraft, { subject: OFFICER.subject }, {
          keptAt: new Date(Date.now() - days * A_DAY).toISOString(),
        } as never),
      );
    await age(29);
    expect(await listed(OFFICER)).toHaveLength(1);
    await age(31);
    expect(await listed(OFFICER)).toEqual([]);
    expect(await rows()).toBe(1);
    await keep(aViewer('OFFICER', '5081'), { form: '/enter/plan' });
    expect(await rows()).toBe(1);
  });

  test('what is no form of this hub, no JSON, too long or of no time is refused', async () => {
    for (const form of [
      '',
      '/desk',
      '//evil',
      'https://x/enter/a',
      '/enter/../x',
      '/enter/a?x=1',
      'javascript:1',
    ])
      expect([form, codesOf(await keep(OFFICER, { form }))]).toEqual([form, ['BAD_INPUT']]);
    for (const content of ['', '{', JSON.stringify('ক'.repeat(90_000))])
      expect(codesOf(await keep(OFFICER, { content }))).toEqual(['BAD_INPUT']);
    for (const typedAt of ['', 'now', '2024-01-31', '2024-13-41T99:00:00Z'])
      expect(codesOf(await keep(OFFICER, { typedAt }))).toEqual(['BAD_INPUT']);
    expect(await listed(OFFICER)).toEqual([]);
  });

  test('no other table, the audit included, holds a word of it', async () => {
    await keep(OFFICER);
    await keep(OFFICER, { form: SECRET });
    await keep(aViewer('ANALYST', '5010'));
    const tables: { name: string }[] = await database.reader.query(
      kind === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const rows: object[] = await database.reader.query(`SELECT * FROM \`${name}\``);
      if (JSON.stringify(rows).includes(SECRET)) holding.push(name);
    }
    expect(holding).toEqual(['entry_drafts']);
  });
});
