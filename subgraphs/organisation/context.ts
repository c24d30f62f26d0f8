import type { HubContext } from '../../lib/subgraph/hub-context';
import type { AreaCatalogue } from './area/area-catalogue';

/** What every resolver of this subgraph has at hand. */
export interface OrganisationContext extends HubContext {
  /** What the directory does not carry to the other subgraphs: spellings, portals, sources of duties. */
  readonly catalogue: AreaCatalogue;
  /** Tells of a change just committed: this process's directory and then the other subgraphs see it. */
  announce(): Promise<void>;
}
