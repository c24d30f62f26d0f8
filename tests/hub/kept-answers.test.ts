import { keptOnEach } from './kept-on-each';

keptOnEach(6, 3, 12);
