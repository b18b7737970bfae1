// The side of `host/processor-time.ts` in the picture process.

const everyMs = 2000;

/** Around each job: while any runs, `tell` hears every two seconds what this process has had of the processor, in milliseconds of all its threads. */
export function makeTellProcessorTime(tell: (ms: number) => void): <T>(job: () => Promise<T>) => Promise<T> {
  let running = 0;
  let timer: NodeJS.Timeout | undefined;
  return async (job) => {
    running += 1;
    timer ??= setInterval(() => {
      const { user, system } = process.cpuUsage();
      tell((user + system) / 1000);
    }, everyMs);
    try {
      return await job();
    } finally {
      running -= 1;
      if (running === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    }
  };
}
