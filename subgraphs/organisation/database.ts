import { openDatabase, type Database, type DatabaseSettings } from '../../lib/database/database';
import { CreateOrganisation1764547200000 } from './migrations/create-organisation';

/** Opens this subgraph's own database, brought to the version of this program. */
export function openOrganisationDatabase(settings: Omit<DatabaseSettings, 'entities' | 'migrations'>): Promise<Database> {
  return openDatabase({ ...settings, entities: [], migrations: [CreateOrganisation1764547200000] });
}
