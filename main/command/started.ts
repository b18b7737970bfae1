/** A command whose library is open. */
export type Started = {
  /** Does what was asked; its exit code. `stopping` is aborted by Ctrl+C. */
  readonly action: (stopping: AbortSignal) => Promise<number>;
  readonly close: () => Promise<void>;
};
