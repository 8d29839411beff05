import { expect, test } from 'vitest';
import { junitOf } from './junit.ts';
import type { CheckResult } from './result.ts';

const passed: CheckResult = {
  name: 'health',
  kind: 'http',
  outcome: 'passed',
  problems: [],
  warnings: [],
  notes: [],
  curl: 'curl',
  durationMs: 12.4,
  attempts: 1,
  wrongVersion: false,
};

test('a suite tells how many failed and were not told, and each case why', () => {
  const xml = junitOf([
    {
      url: 'https://trips.example.com/',
      results: [
        passed,
        {
          ...passed,
          name: 'auth "<&>"',
          kind: 'auth',
          outcome: 'failed',
          problems: [{ message: 'a\u0000b & <c>', cause: 'because', curl: 'curl -i' }],
        },
        { ...passed, name: 'p95', kind: 'latency', outcome: 'inconclusive', warnings: ['too few'] },
      ],
    },
  ]);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="smoke">
  <testsuite name="https://trips.example.com/" tests="3" failures="1" errors="0" skipped="1" time="0.037">
    <testcase classname="http https://trips.example.com/" name="health" time="0.012">
    </testcase>
    <testcase classname="auth https://trips.example.com/" name="auth &quot;&lt;&amp;&gt;&quot;" time="0.012">
      <failure message="a\ufffdb &amp; &lt;c&gt;" type="auth">a\ufffdb &amp; &lt;c&gt;
Usual cause: because
curl -i</failure>
    </testcase>
    <testcase classname="latency https://trips.example.com/" name="p95" time="0.012">
      <skipped message="too few"/>
      <system-out>warning: too few</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});
