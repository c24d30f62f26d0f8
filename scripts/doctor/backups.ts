import { join } from 'node:path';
import { readSharedConfiguration } from '../../gateway/config';
import { datedBackups, momentOf } from '../backup/folders';
import { look, well, type Finding } from './finding';

const HOUR_MS = 3_600_000;

/** The newest of the dated backups of the embedded databases, by how often they are to be taken. */
export function backups(dataFolder: string): Finding[] {
  const { everyHours } = readSharedConfiguration().backups;
  const advice = 'Take one: npx sopan backup';
  if (!everyHours) return [look('backup', 'none is taken by itself (SOPAN_BACKUP_EVERY is 0)', advice)];
  const newest = datedBackups(join(dataFolder, 'backups')).at(-1);
  if (!newest)
    return [
      look('backup', 'there is none yet', `${advice}; a running hub takes its first after ten minutes.`),
    ];
  const hours = (Date.now() - momentOf(newest).getTime()) / HOUR_MS;
  const says = `the newest is ${hours < 1 ? 'less than an hour' : `${Math.floor(hours)} hours`} old`;
  return [hours <= 2 * everyHours ? well('backup', says) : look('backup', says, advice)];
}
