import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Counts } from './test-run.ts';

/** Writes how many element tests passed and failed to `file`, as JSON; a page that broke counts as one failure. */
export const countReporter = (file: string): Reporter => ({
  onTestRunFinished({ sessions }) {
    const counts = sessions.map(countSession);
    const sum = (key: 'passed' | 'failed'): number => counts.reduce((total, each) => total + each[key], 0);
    writeFileSync(file, JSON.stringify({ passed: sum('passed'), failed: sum('failed') } satisfies Counts));
  },
});

/** What one page of tests came to. */
export function countSession({ passed, testResults }: Pick<TestSession, 'passed' | 'testResults'>): Counts {
  const tests = testResults ? testsOf(testResults).filter(({ skipped }) => !skipped) : [];
  const failed = tests.filter((test) => !test.passed).length;
  return { passed: tests.length - failed, failed: failed === 0 && passed !== true ? 1 : failed };
}

const testsOf = ({ tests, suites }: TestSuiteResult): TestSuiteResult['tests'] => [
  ...tests,
  ...suites.flatMap(testsOf),
];
