import { setTimeout } from 'node:timers/promises';
import { onEachDatabase } from '../../../tests/support/databases';
import { ASSIGN_DECISION, minutes, newRequest, RECORD_MEETING } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

const ROUNDS = 25;

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterAll(() => hub.close());

  test('who passes a decision down while it is assigned to them is counted once', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const binds = [{ scope: 'AREAS', areaCodes: ['5010'] }];
      const agendaItems = [{ decisions: [{ number: '1', text: 'ক', binds }] }];
      const heldOn = `2022-09-${String(round).padStart(2, '0')}`;
      const { meeting } = await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn, agendaItems }));
      const decisionId = meeting.decisions[0].id as string;
      const passedDown = [{ text: 'খ', derivedFromId: decisionId, binds: [{ scope: 'ALL_UPAZILAS' }] }];
      await Promise.all([
        hub.act(
          RECORD_MEETING,
          minutes({ areaCode: '5081', heldOn, agendaItems: [{ decisions: passedDown }] }),
        ),
        setTimeout(round * 2).then(() =>
          hub.act(ASSIGN_DECISION, {
            requestId: newRequest(),
            decisionId,
            binds: [{ scope: 'AREAS', areaCodes: ['5081'] }],
          }),
        ),
      ]);
    }
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
  });
});
