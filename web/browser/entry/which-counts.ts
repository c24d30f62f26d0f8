import type { DeviceDraft } from './device-drafts';
import type { HubDraft } from './hub-drafts';

export type Which = 'DEVICE' | 'HUB' | 'SAME' | 'NONE';

/**
 * Which of two drafts of one form is brought back: the later one. Where the hub has only what this device sent it,
 * or both say the same, there is one draft and nothing to choose.
 */
export function whichCounts(device: DeviceDraft | null, hub: HubDraft | null): Which {
  if (!hub) return device ? 'DEVICE' : 'NONE';
  if (!device) return 'HUB';
  if (device.hubAt === hub.keptAt || isSame(device.entries, hub.entries)) return 'SAME';
  return hub.typedAt > device.at ? 'HUB' : 'DEVICE';
}

/** Each showing of a form has another id of its request, which nobody typed. */
function isSame(one: DeviceDraft['entries'], other: DeviceDraft['entries']): boolean {
  const typed = (entries: DeviceDraft['entries']) =>
    JSON.stringify(entries.filter(([name]) => name !== 'requestId'));
  return typed(one) === typed(other);
}
