/**
 * Closes a run with the halves that ran and how many tests each had, and with one plain line for machines.
 * A test belongs to the MySQL half when it stands in a block `on MySQL` (tests/support/databases.ts).
 */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap((file) => file.testResults);
    const onMysql = tests.filter((test) => test.ancestorTitles.includes('on MySQL'));
    const count = (some, ...states) => some.filter(({ status }) => states.includes(status)).length;
    const ran = (some) => count(some, 'passed', 'failed');
    // A file that cannot even be loaded has no tests, and still failed.
    const broken = results.numRuntimeErrorTestSuites;
    const mysql = ran(onMysql) > 0 ? `${ran(onMysql)} on MySQL` : 'the MySQL half did not run';
    const skipped = count(tests, 'pending', 'skipped', 'todo', 'disabled');
    process.stderr.write(
      `\nRan ${ran(tests)} tests: ${ran(tests) - ran(onMysql)} without a server, ${mysql}` +
        `${broken ? `; ${broken} test file(s) could not be loaded` : ''}.\n`,
    );
    process.stdout.write(
      `tests: ${count(tests, 'passed')} passed, ${count(tests, 'failed') + broken} failed` +
        `${skipped ? `, ${skipped} skipped` : ''}\n`,
    );
  }
};
