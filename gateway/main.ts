import { runGateway } from './run';

runGateway(() => Promise.resolve([]));
