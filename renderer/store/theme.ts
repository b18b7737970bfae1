// Light or dark as the person has set it; the system's otherwise.
import { useEffect } from 'react';
import { useMirror } from './mirror.ts';

/** What the style sheets go by: light or dark, with more room or less. */
export function useTheme(): void {
  const density = useMirror((now) => now.settings.layout.density);
  useEffect(() => void (document.documentElement.dataset['density'] = density), [density]);
  const theme = useMirror((now) => now.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
