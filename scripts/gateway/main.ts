import { papersOverHttp } from '../../documents/http/papers-over-http';
import { runGateway } from '../../gateway/run';

/** The gateway of the four-process run, with the papers beside it: the gateway itself knows nothing of papers. */
runGateway([{ path: '/papers', serve: papersOverHttp }]);
