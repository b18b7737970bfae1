// Light or dark as the person has set it; the system's otherwise.
import { useEffect } from 'react';
import { useMirror } from './mirror.ts';

export function useTheme(): void {
  const theme = useMirror((now) => now.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
