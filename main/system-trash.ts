// The system's trash for the command, which has no Electron to ask.

/** Throws when the file stays where it is. */
export async function moveToTrash(file: string): Promise<void> {
  const { default: trash } = await import('trash');
  await trash(file, { glob: false });
}
