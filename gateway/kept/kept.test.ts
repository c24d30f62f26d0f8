import { until } from '../../tests/support/until';
import { OFFICER, ROLLUP, toyHub, type ToyAnswer, type ToyHub } from '../toys/toy-hub';

const DIVISION = { code: '12', fy: '2023-24' };
const AS_OFFICER = { authorization: 'Bearer officer' };
/** Long enough for a machine that does much else to read stamps in time. */
const KEPT = { kept: { megabytes: 8 }, timeoutMs: 60_000 };
const rename = (code: string, nameEn: string) =>
  `mutation { renameArea(code: "${code}", nameEn: "${nameEn}") { code } }`;
const name = (answer: ToyAnswer): string => answer.body.data.area.nameEn;
const asked = (hub: ToyHub): number =>
  Object.values(hub.subgraphs).reduce((sum, { requests }) => sum + requests.length, 0);

/** Holds up the reads of organisation's stamps until they are let go, and tells when the first has begun. */
function holdUpStamps(hub: ToyHub): { readonly begun: Promise<void>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  let hasBegun = (): void => undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const held = new Promise<void>((resolve) => (letGo = resolve));
  hub.subgraphs.organisation.onStamps = () => {
    hasBegun();
    return held;
  };
  return { begun, letGo };
}

describe.each([
  ['in place', {}, true],
  ['in place that tell no marks', {}, false],
  ['over HTTP', { overHttp: true }, false],
])('answers kept, with subgraphs %s', (_, where, isSteady) => {
  let hub: ToyHub;
  beforeEach(async () => {
    hub = await toyHub({ ...KEPT, ...where });
    for (const subgraph of Object.values(hub.subgraphs)) subgraph.isSteady = isSteady;
  });
  afterEach(() => hub.close());

  test('the third who asks the same is answered without asking the subgraphs, with the same bytes', async () => {
    const [first, second] = [await hub.ask(ROLLUP, DIVISION), await hub.ask(ROLLUP, DIVISION)];
    const before = asked(hub);
    const [third, fourth] = [await hub.ask(ROLLUP, DIVISION), await hub.ask(ROLLUP, DIVISION)];
    expect([asked(hub), third.text, fourth.text]).toEqual([before, first.text, first.text]);
    expect(second.text).toBe(first.text);
    expect(first.body.errors).toBeUndefined();
  });

  test('an act is in the next answer, and the one after that is kept again', async () => {
    const query = '{ area(code: "12") { nameEn } }';
    for (let round = 0; round < 20; round += 1) {
      await hub.ask(rename('12', `Name ${round}`));
      expect(name(await hub.ask(query))).toBe(`Name ${round}`);
      const before = asked(hub);
      expect(name(await hub.ask(query))).toBe(`Name ${round}`);
      if (round > 0) expect(asked(hub)).toBe(before);
    }
  });

  test('nobody is given what another was answered', async () => {
    const query = '{ viewer { role area subject } }';
    for (let round = 0; round < 4; round += 1) {
      expect((await hub.ask(query)).body.data.viewer.role).toBe('PUBLIC');
      expect((await hub.ask(query, {}, AS_OFFICER)).body.data.viewer).toEqual({ ...OFFICER });
    }
  });

  test('acts, introspection and answers with errors are made each time', async () => {
    for (const query of [
      rename('12', 'Same'),
      '{ __schema { queryType { name } } }',
      '{ refused }',
      '{ area(code: "11") { nameEn decisionProgress(fiscalYear: "2023-24") { asOf } } }',
    ])
      for (let round = 0; round < 3; round += 1) {
        const before = asked(hub);
        await hub.ask(query);
        expect(asked(hub) > before || query.includes('__schema')).toBe(true);
      }
    expect(hub.subgraphs.organisation.acts).toBe(3);
  });

  test('where stamps cannot be read the subgraphs are asked as always', async () => {
    const query = '{ area(code: "12") { nameEn } }';
    for (let round = 0; round < 3; round += 1) await hub.ask(query);
    hub.subgraphs.organisation.onStamps = () => {
      throw new Error('away');
    };
    hub.subgraphs.organisation.isSteady = false;
    const before = asked(hub);
    expect(name(await hub.ask(query))).toBe('Area 12');
    expect(asked(hub)).toBe(before + 1);
  });

  test('an act that comes while stamps are read is in the answer of whoever asks after it', async () => {
    const query = '{ area(code: "12") { nameEn } }';
    for (let round = 0; round < 3; round += 1) await hub.ask(query);
    await hub.ask(rename('12', 'Before')); // So that marks alone do not say that nothing was done.
    // The read for the first has seen the stamps of before the act, and is held up until after it.
    const { begun, letGo } = holdUpStamps(hub);
    const first = hub.ask(query);
    await begun;
    hub.subgraphs.organisation.onStamps = () => undefined;
    await hub.ask(rename('12', 'After'));
    const second = hub.ask(query);
    letGo();
    await first;
    expect(name(await second)).toBe('After');
    expect(name(await hub.ask(query))).toBe('After');
  });

  test('what was made while an act came is not held to be as new as that act', async () => {
    const query = '{ area(code: "12") { nameEn seenBy } }';
    for (let round = 0; round < 2; round += 1) await hub.ask(query);
    // Organisation tells its stamps and is held up; the act comes; meetings is asked, and the answer is made.
    const { begun, letGo } = holdUpStamps(hub);
    await hub.ask(rename('12', 'One'));
    const first = hub.ask(query);
    await begun;
    hub.subgraphs.organisation.onStamps = () => undefined;
    const [{ version, acts }] = [hub.subgraphs.organisation];
    Object.assign(hub.subgraphs.organisation, { version: version + 1, acts: acts + 1 });
    letGo();
    await first;
    const before = asked(hub);
    await hub.ask(query);
    expect(asked(hub)).toBeGreaterThan(before);
  });

  test('of many who ask the same at once after an act, one asks the subgraphs, and all see the act', async () => {
    for (let round = 0; round < 2; round += 1) await hub.ask(ROLLUP, DIVISION, AS_OFFICER);
    await hub.ask(rename('12', 'New'));
    hub.subgraphs.meetings.delayMs = 100;
    const before = hub.subgraphs.meetings.requests.length;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => hub.ask(ROLLUP, DIVISION, AS_OFFICER)),
    );
    expect(new Set(answers.map(name))).toEqual(new Set(['New']));
    expect(hub.subgraphs.meetings.requests.length - before).toBeLessThan(12);
  });

  test('an act between two who ask the same is in what the second is given', async () => {
    const query = '{ area(code: "12") { nameEn seenBy } }';
    for (let round = 0; round < 2; round += 1) await hub.ask(query, {}, AS_OFFICER);
    await hub.ask(rename('12', 'One'));
    hub.subgraphs.meetings.delayMs = 150;
    const before = hub.subgraphs.meetings.requests.length;
    const first = hub.ask(query, {}, AS_OFFICER);
    await until(() => hub.subgraphs.meetings.requests.length > before, 'meetings is asked');
    await hub.ask(rename('12', 'Two'));
    expect(name(await hub.ask(query, {}, AS_OFFICER))).toBe('Two');
    await first;
  });
});
