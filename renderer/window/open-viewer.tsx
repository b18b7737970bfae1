// Opens the second window: the picture alone.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createRoot } from 'react-dom/client';
import { openViewer } from './follow-viewer.ts';
import { Viewer } from './viewer.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

await openViewer();
createRoot(root).render(
  <CSPProvider disableStyleElements>
    <Tooltip.Provider delay={500}>
      <Viewer />
    </Tooltip.Provider>
  </CSPProvider>,
);
