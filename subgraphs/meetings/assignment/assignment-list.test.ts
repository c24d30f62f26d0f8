import { codesOf, ask } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterAll(() => hub.close());

  test.each([
    ['assignments', '{ within: "" }', 'UNKNOWN_AREA'],
    ['assignments', '{ issuedBy: "" }', 'UNKNOWN_AREA'],
    ['assignments', '{ fiscalYear: "" }', 'BAD_FISCAL_YEAR'],
    ['meetings', '{ within: "" }', 'UNKNOWN_AREA'],
    ['meetings', '{ fiscalYear: "" }', 'BAD_FISCAL_YEAR'],
  ])('of %s the filter %s is refused with %s, not left out', async (list, filter, code) => {
    expect(codesOf(await ask(hub.subgraph, `{ ${list}(filter: ${filter}) { totalCount } }`))).toEqual([code]);
  });

  test('a condition that is null is none', async () => {
    const filter = '{ within: null, issuedBy: null, fiscalYear: null }';
    expect((await hub.read(`{ assignments(filter: ${filter}) { totalCount } }`)).assignments.totalCount).toBe(
      0,
    );
  });
});
