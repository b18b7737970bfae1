// Opens the window: what main knows first, then the page in place of the bar of index.html.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openStudio } from './state/studio.ts';
import { text } from './text/text.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

try {
  await openStudio();
  createRoot(root).render(
    // The page may not add style elements of its own: its policy allows the bundled sheets only.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <App />
      </Tooltip.Provider>
    </CSPProvider>,
  );
} catch (error) {
  root.textContent = text.window.bridgeMissing;
  throw error;
}
