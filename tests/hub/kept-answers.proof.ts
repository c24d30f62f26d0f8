import { keptOnEach } from './kept-on-each';

keptOnEach(400, 8);
