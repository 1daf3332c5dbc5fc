// node .ci/report.ts <vitest result>.json… [name of a failed step]…: what failed, then one line with the counts.
import { readFileSync } from 'node:fs';

interface Test {
  readonly fullName: string;
  readonly status: string;
}

interface Run {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly Test[];
  }[];
}

/** Both queue backends must have been there: with one missing, its tests are not skipped but absent. */
const BACKENDS = [/\bon redis\b/, /\bon postgres\b/];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Undefined when the tests did not run to their end. */
function readRun(path: string): Run | undefined {
  try {
    const run: Run = JSON.parse(readFileSync(path, 'utf8'));
    return run;
  } catch {
    return undefined;
  }
}

const given = process.argv.slice(2);
const paths = given.filter((argument) => argument.endsWith('.json'));
const runs = paths.flatMap((path) => readRun(path) ?? []);
const unfinished = paths.length - runs.length;
const files = runs.flatMap((run) => run.testResults);
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter(({ status }) => status === 'passed').length;
const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
const absent = BACKENDS.filter((backend) => !tests.some(({ fullName }) => backend.test(fullName)));
const failures = [
  ...Array.from({ length: unfinished }, () => 'tests that did not run to their end'),
  ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ...files
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name }) => `${name}, before its first test`),
  ...absent.map((backend) => `no test ran ${backend.source}`),
  ...given.filter((argument) => !argument.endsWith('.json')).map((step) => `the step ${step}`),
];

for (const failure of failures) say(`failed: ${failure}`);
for (const { fullName } of skipped) say(`skipped: ${fullName}`);
say(`dialtone: ${passed} passed, ${failures.length} failed, ${skipped.length} skipped`);
process.exitCode = failures.length > 0 || skipped.length > 0 ? 1 : 0;
