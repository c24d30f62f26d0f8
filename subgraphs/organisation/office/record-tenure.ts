import { v7 as newId } from 'uuid';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import type { OrganisationContext } from '../context';
import { personNamed } from './person-named';
import { Post } from './post';
import type { RecordTenureInput } from './record-tenure.input';
import { Tenure } from './tenure';

/** Records who holds a post. The same person from the same day on is one tenure, however often it is told. */
export async function recordTenure(context: OrganisationContext, input: RecordTenureInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const post = await database.reader.findOneBy(Post, { id: input.postId });
  if (!post) throw fail('UNKNOWN_RECORD', { type: 'post', id: input.postId.slice(0, 64) });
  authority.demandWrite(post.areaId, input.publish ?? false);
  demandTenure(input);
  const request = { requestId, subject: authority.viewer.subject, act: 'recordTenure', input: body };
  return database.inTransaction((manager) =>
    onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, post.areaId);
      const personId = await personNamed(manager, post.areaId, input.personName);
      const { fromDay, toDay = null } = input;
      const now = new Date().toISOString();
      const publishedAt = input.publish ? now : null;
      const known = await manager.findOneBy(Tenure, { postId: post.id, personId, fromDay });
      if (known) {
        const change = { toDay: toDay ?? known.toDay, publishedAt: known.publishedAt ?? publishedAt };
        await manager.update(Tenure, { id: known.id }, change);
        return known.id;
      }
      const { id: postId, areaId } = post;
      const tenure: Tenure = {
        id: newId(),
        postId,
        personId,
        areaId,
        fromDay,
        toDay,
        publishedAt,
        recordedAt: now,
      };
      await manager.insert(Tenure, tenure);
      return tenure.id;
    }),
  );
}

function demandTenure(input: RecordTenureInput): void {
  demandBounds(input);
  const name = input.personName.trim();
  demand(name !== '' && name.length <= 200, 'personName takes 1 to 200 letters.');
  demand(
    !input.toDay || input.toDay >= input.fromDay,
    'toDay lies before fromDay; give the last day of the tenure.',
  );
}
