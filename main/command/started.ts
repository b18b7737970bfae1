/** A command whose library is open. */
export type Started = {
  /** Does what was asked; its exit code. `stopping` is aborted by Ctrl+C. */
  readonly action: (stopping: AbortSignal) => Promise<number>;
  /** What is said when it is stopped, where something may go on without it. */
  readonly stopped?: () => string;
  readonly close: () => Promise<void>;
};
