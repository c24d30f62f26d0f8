import { stopMysqlServer } from './mysql-server';

/** jest wants the end of all tests in a file of its own. */
export default stopMysqlServer;
