// The licences of what the program is made of: a file of the build, read when somebody wants to see it.

export type Licence = { readonly name: string; readonly version: string; readonly licence: string; readonly text: string };

/** Null when the build has no such file. */
export async function readLicences(): Promise<readonly Licence[] | null> {
  const response = await fetch('./licences.json').catch(() => null);
  return response?.ok === true ? ((await response.json()) as readonly Licence[]) : null;
}
