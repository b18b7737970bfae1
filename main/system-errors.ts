// Errors of the system as values. What they mean to a person is said where they are met.

/** The system's code of an error, like ENOENT; null for every other kind of error. */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

export function systemError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}

/** A drive that takes no entry of this name in a folder that is there: exFAT and FAT answer ENOENT to `: ? * \` and the like. */
export class NameRefused extends Error {
  readonly code = 'EINVAL';
  readonly refused: string;
  readonly folder: string;

  constructor(name: string, folder: string) {
    super(`EINVAL: “${name}” cannot be made in ${folder}`);
    this.refused = name;
    this.folder = folder;
  }
}
