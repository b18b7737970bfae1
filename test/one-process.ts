// Around each file of tests that share a process. A start of Node and vitest for each takes half a second of the processor, and packages are read again.
// So that a file says the same beside others as alone, it begins with modules of its own, what it stubbed or shut ends with it, and it is red when it leaves
// the process otherwise than it was.
import { deepStrictEqual } from 'node:assert/strict';
import sharp from 'sharp';
import { afterAll, vi } from 'vitest';

vi.resetModules();
// The product's decoder shuts loaders of sharp for good; a file that imports it shuts them again.
sharp.unblock({ operation: ['VipsForeignLoad'] });
sharp.cache(true);

const [folder, mask, variables] = [process.cwd(), process.umask(), { ...process.env }];

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  // Names alone: values may be secrets of whoever runs the tests.
  const changed = Object.keys({ ...variables, ...process.env }).filter((name) => process.env[name] !== variables[name]);
  deepStrictEqual([process.cwd(), process.umask(), changed], [folder, mask, []]);
});
