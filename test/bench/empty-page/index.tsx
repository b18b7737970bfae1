// The least that a page with React can be, for comparison.
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<main>Empty</main>);
