// Opens the window: what main knows first, then the page in place of the bar of index.html.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createRoot } from 'react-dom/client';
import { languageOfSystem } from '../../app/language.ts';
import { App } from './app.tsx';
import { openStudio } from './connect.ts';
import { Stumbled } from './stumbled.tsx';
import { speakIn, text } from '../text/text.ts';
import { Boundary } from '../ui/boundary.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

try {
  await openStudio();
  createRoot(root).render(
    // The page may not add style elements of its own: its policy allows the bundled sheets only.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <Boundary instead={(error) => <Stumbled error={error} />}>
          <App />
        </Boundary>
      </Tooltip.Provider>
    </CSPProvider>,
  );
} catch (error) {
  // The settings may not have come.
  speakIn(languageOfSystem(navigator.languages));
  root.textContent = text.window.bridgeMissing;
  throw error;
}
