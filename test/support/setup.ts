import { afterEach, beforeEach, expect, type MockInstance, type RunnerTask, vi } from 'vitest';

const SILENT = ['error', 'warn'] as const;
const printed: string[] = [];
let spies: MockInstance[] = [];

beforeEach(({ task }) => {
  const namesakes = testsIn(task.file).filter(({ fullTestName }) => fullTestName === task.fullTestName);
  expect(namesakes, `the name "${task.fullTestName}" is unique in its file`).toHaveLength(1);

  spies = SILENT.map((method) =>
    vi.spyOn(console, method).mockImplementation((...words) => {
      printed.push(`console.${method}: ${words.map(String).join(' ')}`);
    }),
  );
});

afterEach(() => {
  const lines = printed.splice(0);
  for (const spy of spies) spy.mockRestore();
  expect(lines, 'a test prints no errors or warnings').toEqual([]);
});

function testsIn(task: RunnerTask): RunnerTask[] {
  return task.type === 'suite' ? task.tasks.flatMap(testsIn) : [task];
}
